public import Phrases

extension Scheme {
  /// What is wrong with the components, or nil.
  var componentProblem: Phrase? {
    let asked = components + [selfAssessment].compactMap(\.self)
    if let problem = asked.lazy.compactMap({ Component.problem(ofFull: $0.full, $0.key) }).first {
      return problem
    }
    let scorers = components.map(\.scoredBy)
    if let own = components.first(where: { $0.scoredBy == .unit }) {
      return own.weight == 0
        ? Phrase("only one component may have scored_by: self")
        : Phrase("'\(own.key)' is scored by the unit itself, so its weight must be 0")
    }
    return scorers.first == .team && !scorers.dropFirst().contains(.team)
      ? nil : Phrase("the first component, and only the first, must have scored_by: team")
  }

  /// The sum of the weights where it is not 100, and a sentence that says so.
  var weightProblem: (sum: Double, sentence: Phrase)? {
    let sum = components.reduce(0) { $0 + $1.weight }
    // Weights are typed with few decimals; a billionth is rounding of their sum.
    guard !(abs(sum - 100) <= 1e-9) else { return nil }
    return (sum, Phrase("the weights add up to \(sum.plain), not 100"))
  }

  /// Places where the instrument's full marks do not add up, or an item is listed twice.
  var instrumentProblems: [Phrase] { instrument?.sumErrors(full: components[0].full) ?? [] }
}

extension Scheme.Component {
  /// Full marks that scores may have, points: squares and products of larger or smaller ones, and sentences
  /// about them, would lose their digits.
  public static let possibleFull = 1e-9...1e9

  /// What is wrong with full marks of a component, or nil.
  public static func problem(ofFull full: Double, _ key: String) -> Phrase? {
    guard !possibleFull.contains(full) else { return nil }
    return Phrase(
      "full marks \(full.plain) of '\(key)' are not between \(possibleFull.lowerBound.plain) and "
        + "\(possibleFull.upperBound.plain); give the scale that scores are on, or scores in a larger or smaller "
        + "unit")
  }
}
