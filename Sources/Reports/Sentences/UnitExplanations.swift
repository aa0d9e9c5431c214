public import Appraisals
public import Phrases

/// What there is to say about each unit: how its number came about, and which weights would move it.
public struct UnitExplanations {
  let appraisal: Appraisal
  /// nil where weights are not analysed for it.
  private let weights: WeightAnalysis?

  /// Units of a round that all get a card, and whose weights are analysed for this alone: a card is
  /// about a kilobyte, and the analysis grows with the cube of the units.
  public static let mostWeighed = 500

  /// All units are ranked thousands of times for a sentence on one.
  private static let mostRanked = 50_000

  /// - Throws: `AppraisalError` where weights cannot be analysed, and for more than 50,000 units.
  public init(_ appraisal: Appraisal) throws(AppraisalError) {
    let count = appraisal.adjusted.totals.count { $0 != nil }
    guard count <= Self.mostRanked else {
      throw AppraisalError(
        .impossible,
        Phrase(
          "units are explained among up to \(Self.mostRanked), and these are \(count); leave out "
            + "units, or split them into groups"))
    }
    self.init(
      appraisal,
      weights: (1...Self.mostWeighed).contains(count) ? try appraisal.weightAnalysis() : nil)
  }

  /// - Parameter weights: the analysis of the same appraisal.
  init(_ appraisal: Appraisal, weights: WeightAnalysis?) {
    self.appraisal = appraisal
    self.weights = weights
  }

  /// One thought per sentence.
  ///
  /// - Throws: `AppraisalError` that names units there are, where there is none of that name.
  public func sentences(of unit: String) throws(AppraisalError) -> [Phrase] {
    sentences(at: try Explanation.place(of: unit, in: appraisal))
  }

  /// The same by the unit's place among the round's units.
  func sentences(at place: Int) -> [Phrase] {
    Explanation(appraisal, place: place).sentences
      + (weights?.sentences(of: appraisal.ranks.units[place].name) ?? [])
  }

  /// The sentences of some units as a table.
  ///
  /// - Parameter unit: its name; nil for all units, in the order of the input.
  /// - Throws: as above.
  public func lines(of unit: String? = nil) throws(AppraisalError) -> [ExplanationLine] {
    guard let unit else {
      return appraisal.ranks.units.flatMap { Self.lines($0.name, sentences(at: $0.index)) }
    }
    return Self.lines(unit, try sentences(of: unit))
  }

  private static func lines(_ unit: String, _ sentences: [Phrase]) -> [ExplanationLine] {
    sentences.enumerated().map { .init(unit: unit, step: $0 + 1, sentence: $1) }
  }
}

/// One sentence about a unit.
public struct ExplanationLine: Sendable {
  /// The unit's name.
  public let unit: String
  /// From 1, in the order they are read.
  public let step: Int
  /// One thought.
  public let sentence: Phrase
}
