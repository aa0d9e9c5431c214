/// The units and components that an analysis of weights can use: scores without gaps.
///
/// A unit without a score that carries weight has no total, so it is left out. A component of
/// weight 0 does not count towards totals; it is analysed beside the others only where every unit
/// kept has it, so that it costs no unit its place.
public struct CompleteScores: Sendable {
  /// Units that have every score that carries weight, in order.
  public let units: [Int]
  /// Components analysed, in order: those that carry weight, and those of weight 0 that every unit
  /// of `units` has.
  public let components: [Int]
  /// Components of weight 0 left out because some unit of `units` lacks them, in order.
  public let leftOut: [Int]
  /// Unit × component, over `units` and `components`.
  public let matrix: [[Double]]
  /// As given, over `components`.
  public let weights: [Double]

  /// - Parameters:
  ///   - scores: unit × component; nil where missing.
  ///   - weights: one per component, 0 or more, of any scale.
  public init(_ scores: [[Double?]], weights: [Double]) {
    precondition(scores.allSatisfy { $0.count == weights.count }, "one weight per component")
    let weighted = weights.indices.filter { weights[$0] != 0 }
    let units = scores.indices.filter { unit in weighted.allSatisfy { scores[unit][$0] != nil } }
    let leftOut = weights.indices.filter { component in
      weights[component] == 0 && units.contains { scores[$0][component] == nil }
    }
    let components = weights.indices.filter { !leftOut.contains($0) }
    self.units = units
    self.components = components
    self.leftOut = leftOut
    matrix = units.map { unit in components.compactMap { scores[unit][$0] } }
    self.weights = components.map { weights[$0] }
  }
}
