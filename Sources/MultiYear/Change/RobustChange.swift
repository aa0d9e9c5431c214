/// Whether a change keeps its sign for all weights near the nominal ones.
public enum RobustChange: String, Sendable {
  /// The total rises for all weights near.
  case better
  /// The total falls for all weights near.
  case worse
  /// Some weights near make it rise, or leave it, and others make it fall.
  case depends

  /// The least and the largest change of the weighted total are those of a fractional knapsack: from
  /// every weight at its least, what is left goes to the components that change least, or most.
  ///
  /// - Parameters:
  ///   - changes: of each component, points.
  ///   - weights: nominal, of any positive scale.
  ///   - slack: how far each weight may move, as a share of itself; weights keep their sum.
  /// - Complexity: k log k.
  ///
  /// Source: Dantzig (1957), Operations Research 5, 266-277, for the greedy solution.
  public init(changes: [Double], weights: [Double], slack: Double) {
    precondition(changes.count == weights.count, "one weight a change")
    func extreme(_ order: [Int]) -> Double {
      var rest = slack * weights.reduce(0, +)
      return order.reduce(0) { sum, k in
        let added = min(rest, 2 * slack * weights[k])
        rest -= added
        return sum + ((1 - slack) * weights[k] + added) * changes[k]
      }
    }
    let rising = changes.indices.sorted { (changes[$0], $0) < (changes[$1], $1) }
    let (least, most) = (extreme(rising), extreme(rising.reversed()))
    self = least > 0 ? .better : most < 0 ? .worse : .depends
  }
}
