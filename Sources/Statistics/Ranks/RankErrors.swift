public struct RankErrors: Sendable {
  public let independent: [Double]
  public let factor: [[Double]]
  public init(independent: [Double], factor: [[Double]]) { self.independent = independent; self.factor = factor }
  public func standardError(of i: Int, minus j: Int) -> Double {
    var sum = independent[i] + independent[j]
    for (a, b) in zip(factor[i], factor[j]) { sum += (a - b) * (a - b) }
    return sum.squareRoot()
  }
}
