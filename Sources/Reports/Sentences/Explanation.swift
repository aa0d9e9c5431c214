public import Appraisals
import Assessments
public import Phrases
import Reporting
import Statistics
import TableIO

/// How one unit came by its rank, step by step: items, components, adjustment, total, ranks, flags.
public struct Explanation {
  private let appraisal: Appraisal
  /// Place among the round's units.
  private let unit: Int

  private var round: Round { appraisal.round }

  /// - Parameters:
  ///   - appraisal: where the numbers come from.
  ///   - unit: its name, as in the input.
  /// - Throws: `AppraisalError` that names units there are, where there is none of that name.
  public init(_ appraisal: Appraisal, unit: String) throws(AppraisalError) {
    self.init(appraisal, place: try Self.place(of: unit, in: appraisal))
  }

  /// The unit's place among the round's units.
  ///
  /// - Throws: as above.
  static func place(of unit: String, in appraisal: Appraisal) throws(AppraisalError) -> Int {
    guard let place = appraisal.round.units.firstIndex(where: { $0.id == unit }) else {
      let names = appraisal.round.units.map(\.id)
      let near = names.filter { $0.contains(unit) || unit.contains($0) }
      let shown = (near.isEmpty ? names : near).prefix(3).map { "'\($0)'" }
      let rest = names.count > shown.count ? ["…"] : []
      throw AppraisalError(
        .badData,
        Phrase("no unit '\(unit)'; there are \(shown + rest)").withGuess(at: unit, among: names))
    }
    return place
  }

  /// - Parameter place: the unit's place among the round's units.
  init(_ appraisal: Appraisal, place: Int) {
    self.appraisal = appraisal
    unit = place
  }

  /// One thought per sentence.
  public var sentences: [Phrase] {
    let visits = appraisal.visitIndex.visits(of: unit)
    return visits.flatMap(itemSentences) + componentSentences
      + visits.compactMap { severitySentence(round.visits[$0]) }
      + totalSentences + verdictSentences
  }

  /// Areas and categories of the visit's instrument; none without item scores.
  private func itemSentences(_ visit: Int) -> [Phrase] {
    guard let own = round.instrumentScore(of: visit, in: appraisal.visitIndex), !own.areas.isEmpty
    else { return [] }
    let count = (round.scheme.instrument?.items.count ?? 0) - own.notApplicable.count
    let head = Phrase(
      "Items that \(round.teams[round.visits[visit].team].id) scored on site: \(count); each score is "
        + "the mean of the team's assessors.")
    let areas = own.areas.map { area in
      Phrase(
        "\(area.id): \(points(area.section)) (\(area.categories.map { part in Phrase("\(part.id) \(points(part.section))") }, mark: .comma))."
      )
    }
    let exempt =
      own.notApplicable.isEmpty
      ? []
      : [
        Phrase(
          "Items that do not apply: \(own.notApplicable.count); their marks go to the "
            + "other items of their category.")
      ]
    return [head] + areas + exempt
  }

  private func points(_ section: InstrumentScore.SectionScore) -> Phrase {
    section.score.map { Phrase("\($0.fixed(2)) of \(section.full.fixed(0))") }
      ?? Phrase("not applicable")
  }

  private var componentSentences: [Phrase] {
    zip(round.scheme.components, round.scores[unit]).map { component, score in
      let given = score.map { Phrase(verbatim: $0.fixed(2)) } ?? Phrase("no score")
      return Phrase(
        "\(Phrase(term: component.key)), weight \(component.weight.fixed(0)): \(given).")
    }
  }

  private func severitySentence(_ visit: Visit) -> Phrase? {
    let own = appraisal.severities.teams[visit.team]
    guard let severity = own.severity else { return nil }
    let adjusted = visit.score + severity
    return Phrase(
      "\(own.told); adjusted for that, its on-site score \(visit.score.fixed(2)) becomes "
        + "\(adjusted.fixed(2)).")
  }

  private var totalSentences: [Phrase] {
    let own = appraisal.ranks.units[unit]
    guard let raw = own.totalRaw, let adjusted = own.totalAdjusted, let before = own.rankRaw,
      let after = own.rankAdjusted
    else { return [Phrase("It has no total, because a component with weight is missing.")] }
    func rank(_ value: Double) -> String { value.significant(6) }
    let sum = appraisal.weights.reduce(0, +)
    let parts = zip(round.scheme.components, appraisal.adjusted.scores[unit]).compactMap {
      component, score in
      score.map { Phrase("\(component.weight.significant(6)) % of \($0.fixed(2))") }
    }
    var sentences = [
      Phrase(
        "Its total changes from \(raw.fixed(2)), rank \(rank(before)), to \(adjusted.fixed(2)), rank "
          + "\(rank(after)).")
    ]
    // Weights that add up to something else would not read as per cent.
    if abs(sum - 100) < 1e-9 {
      sentences.insert(
        Phrase("\(parts, mark: .comma) add up to \(adjusted.fixed(2))."), at: 0)
    }
    if let quality = own.quality, let severityOnly = own.severityOnly {
      sentences.append(
        Phrase(
          "With 95 % probability its rank by quality lies between \(rank(quality.lower)) and "
            + "\(rank(quality.upper)), every error of the totals counted; were only severities unsure, "
            + "between \(rank(severityOnly.lower)) and \(rank(severityOnly.upper))."))
      let top = appraisal.recipe.top
      if appraisal.ranks.inOrder.count > top, let rescored = own.rescored {
        sentences.append(
          Phrase(
            "The probability that it is among the first \(top) by quality is "
              + "\((100 * quality.probabilityTop).fixed(0)) %; in a second, independent round it would be "
              + "among them with a probability of \((100 * rescored).fixed(0)) %."))
      }
    }
    return sentences
      + [
        appraisal.design.sentence,
        Phrase("This takes the weights as given."),
      ]
  }

  /// What flags the unit, family by family.
  private var verdictSentences: [Phrase] {
    guard let verdict = appraisal.verdicts.verdict(.unit, round.units[unit].id) else {
      return [Phrase("Nothing about its scores is flagged.")]
    }
    return [
      Phrase("Its scores need a second look: \(verdict.reasons.map(\.sentence), mark: .semicolon).")
    ]
  }
}
