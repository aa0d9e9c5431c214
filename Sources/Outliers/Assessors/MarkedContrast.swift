import Foundation
public import Statistics

/// How much higher marked values are than the others of their group, tested by exchanging values
/// within groups.
///
/// Under the null every value of a group may as well have any other mark of it; what groups have in
/// common, as a team's severity, takes no part. The interval holds the sizes which the same test does
/// not reject once they are taken off the marked values.
///
/// Source: Lehmann & Romano (2005), Testing Statistical Hypotheses, sections 5.11 and 5.12.
public struct MarkedContrast: Sendable {
  /// Mean excess of the marked values, weighted by how much each group tells.
  public let size: Double
  /// Sizes that are not rejected; nil where too few exchanges are possible for an end.
  public let interval: ClosedRange<Double>?
  /// Two-sided.
  public let p: Double
  /// Values that are marked, in groups that hold others too.
  public let marked: Int
  /// Groups that hold both.
  public let groups: Int

  /// - Parameters:
  ///   - values: by group.
  ///   - marks: which values are marked, shaped alike.
  ///   - level: of the test and of the interval, 1 − level.
  ///   - draws: exchanges that are drawn.
  ///   - stream: of the draws.
  /// - Returns: nil where no group holds marked values and others.
  /// - Complexity: draws × values, and some 100 passes over the draws.
  public init?(
    _ values: [[Double]], marks: [[Bool]], level: Double = 0.05,
    draws: Int = SequentialPermutation.usualDraws, using stream: inout PhiloxStream
  ) {
    precondition(
      values.count == marks.count && zip(values, marks).allSatisfy { $0.count == $1.count },
      "one mark per value")
    let kept = values.indices.filter { marks[$0].contains(true) && marks[$0].contains(false) }
    guard !kept.isEmpty else { return nil }
    let groups = Self.ordered(kept.map { Self.centred(values[$0], marks[$0]) })
    var observed = (sum: 0.0, weight: 0.0)
    var sums = [Double](repeating: 0, count: draws)
    var weights = [Double](repeating: 0, count: draws)
    var count = 0
    for own in groups {
      let number = own.count { $0.isMarked }
      count += number
      let expected = Double(number * number) / Double(own.count)
      observed.sum += own.reduce(0) { $0 + ($1.isMarked ? $1.value : 0) }
      observed.weight += Double(number) - expected
      var shuffled = own
      for draw in 0..<draws {
        var (sum, weight) = (sums[draw], weights[draw])
        // The first `number` places of a shuffle are the marked ones.
        for place in 0..<number {
          shuffled.swapAt(place, place + Int(stream.uniform() * Double(own.count - place)))
          sum += shuffled[place].value
          weight += shuffled[place].isMarked ? 1 : 0
        }
        sums[draw] = sum
        weights[draw] = weight - expected
      }
    }
    let slack = 1e-9 * max(1, abs(observed.sum))
    /// p once a size is taken off the marked values.
    func p(_ size: Double) -> Double {
      let own = abs(observed.sum - size * observed.weight) - slack
      var reached = 0
      for draw in 0..<draws where abs(sums[draw] - size * weights[draw]) >= own { reached += 1 }
      return Double(1 + reached) / Double(1 + draws)
    }
    let size = observed.sum / observed.weight
    let spread = (sums.reduce(0) { $0 + $1 * $1 } / Double(draws)).squareRoot()
    let step = max(spread / observed.weight, slack)
    /// Where sizes in a direction begin to be rejected.
    func end(_ direction: Double) -> Double? {
      var (inside, outside) = (0.0, 2.0)
      while p(size + direction * outside * step) > level {
        inside = outside
        outside *= 2
        if outside > 1_000 { return nil }
      }
      for _ in 0..<30 {
        let middle = (inside + outside) / 2
        if p(size + direction * middle * step) > level { inside = middle } else { outside = middle }
      }
      return size + direction * inside * step
    }
    self.size = size
    self.p = p(0)
    marked = count
    self.groups = groups.count
    interval = end(-1).flatMap { lower in end(1).map { lower...$0 } }
  }

  /// A value less the mean of its group.
  private struct Entry {
    let value: Double
    let isMarked: Bool
  }

  private static func centred(_ values: [Double], _ marks: [Bool]) -> [Entry] {
    let mean = values.reduce(0, +) / Double(values.count)
    return zip(values, marks).map { Entry(value: $0 - mean, isMarked: $1) }
  }

  /// Groups, and the values of each, in an order that their values and marks alone decide.
  private static func ordered(_ groups: [[Entry]]) -> [[Entry]] {
    let scale = groups.joined().reduce(0) { max($0, abs($1.value)) }
    func key(_ own: Entry) -> [Double] {
      [Double(ValueOrder.steps(own.value, scale)), own.isMarked ? 1 : 0, own.value]
    }
    return groups.map { own in
      let sorted = own.map { ($0, key($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
      return (sorted.map(\.0), sorted.flatMap(\.1))
    }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }
}
