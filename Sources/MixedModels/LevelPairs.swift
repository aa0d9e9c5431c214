/// The pairs of levels of two factors that occur, each once.
public struct LevelPairs: Sendable {
  /// The level of the first factor, per pair.
  public let first: [Int32]
  /// The level of the second factor, per pair.
  public let second: [Int32]
  /// Sum of the weights of each pair's rows: their number where all weigh alike.
  public let weights: [Double]

  /// Pairs, in any order.
  public init(first: [Int32], second: [Int32], weights: [Double]) {
    precondition(first.count == second.count, "as many second levels as first ones")
    precondition(first.count == weights.count, "as many weights as pairs")
    self.first = first
    self.second = second
    self.weights = weights
  }

  /// The same pairs with the factors exchanged.
  var turned: LevelPairs { LevelPairs(first: second, second: first, weights: weights) }

  /// Places of the pairs, ascending by the level of the second factor.
  func placesBySecond(levels: Int) -> [Int] {
    var next = [Int](repeating: 0, count: levels + 1)
    for level in second { next[Int(level) + 1] += 1 }
    for index in 0..<levels { next[index + 1] += next[index] }
    var places = [Int](repeating: 0, count: second.count)
    for (entry, level) in second.enumerated() {
      places[next[Int(level)]] = entry
      next[Int(level)] += 1
    }
    return places
  }
}
