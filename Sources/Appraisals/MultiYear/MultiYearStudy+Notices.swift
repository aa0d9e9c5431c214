import Assessments
import MultiYear
import Phrases

extension MultiYearStudy {
  /// Effective draws below which the ends of 95 % intervals are rough.
  private static let enoughDraws = 400.0

  /// What a reader of the tables must know.
  static func notices(
    _ joined: JoinedYears, _ estimate: MultiYearEstimate, _ linkage: MultiYearLinkage,
    _ teamDrift: [TeamDrift]
  ) -> [Phrase] {
    let years = joined.data.years
    let span = "\(years.first ?? 0)-\(years.last ?? 0)"
    let parts = [
      draws(span, estimate), link(span, joined, linkage), gain(span, teamDrift),
      moves(span, estimate), gaps(span, joined), combined(span, joined),
    ]
    return parts.compactMap { $0 } + repeats(joined)
  }

  /// Scores that repeat others have no errors of their own, and the model takes both for exact.
  private static func repeats(_ joined: JoinedYears) -> [Phrase] {
    joined.rounds.flatMap { round in
      Round.repeats(in: round.scores).map { own in
        Phrase(
          "\(round.year): '\(round.components[own.component].key)' repeats "
            + "'\(round.components[own.earlier].key)', so errors are understated in all years and what is said of "
            + "changes is too sure; correct the scores or leave the component out")
      }
    }
  }

  private static func draws(_ span: String, _ estimate: MultiYearEstimate) -> Phrase? {
    guard estimate.effectiveSampleSize < enoughDraws else { return nil }
    return Phrase(
      "\(span): only \(Int(estimate.effectiveSampleSize)) effective draws: intervals are rough")
  }

  private static func link(
    _ span: String, _ joined: JoinedYears, _ linkage: MultiYearLinkage
  ) -> Phrase {
    let rest =
      joined.data.anchorCount > 0
      ? Phrase("the others rest on the anchors alone")
      : Phrase("the others assume that units were sent to teams at random")
    return Phrase(
      "\(span): of \(linkage.contrasts) contrasts between team-years, units connect "
        + "\(linkage.withinYears) within single years and \(linkage.overYears) over all years; "
        + "\(rest)")
  }

  /// How much smaller standard errors are than with each year alone.
  private static func gain(_ span: String, _ teamDrift: [TeamDrift]) -> Phrase? {
    let own = teamDrift.compactMap { drift in
      drift.standardErrorAlone.map { (drift.estimate.standardError, $0) }
    }
    let linked = own.reduce(0) { $0 + $1.0 }
    let alone = own.reduce(0) { $0 + $1.1 }
    guard alone > 0 else { return nil }
    let change = Int((100 * (1 - linked / alone)).rounded())
    let size =
      change < 0
      ? Phrase("\(-change) % larger than from each year alone")
      : Phrase("\(change) % smaller than from each year alone")
    return Phrase(
      "\(span): with the years linked, standard errors of severities are \(size); teams of the same "
        + "name are taken for the same team")
  }

  private static func moves(_ span: String, _ estimate: MultiYearEstimate) -> Phrase? {
    guard let own = estimate.assessors else { return nil }
    return Phrase(
      "\(span): \(own.movedCount) of \(own.assessorCount) assessors were in different "
        + "teams over the years, and their ratings link those teams: assessors differ by an SD "
        + "of \(own.standardDeviation.fixed(1)) points, with a correlation of "
        + "\(own.persistence.fixed(2)) from one year to the next")
  }

  private static func gaps(_ span: String, _ joined: JoinedYears) -> Phrase? {
    let everywhere = joined.units.indices.count { unit in
      joined.totals.allSatisfy { $0[unit] != nil }
    }
    guard everywhere < joined.units.count else { return nil }
    return Phrase(
      "\(span): \(everywhere) of \(joined.units.count) units have a total in every year")
  }

  private static func combined(_ span: String, _ joined: JoinedYears) -> Phrase? {
    let units = Dictionary(grouping: joined.combinedYears, by: \.unit)
      .sorted { $0.key < $1.key }
      .map { unit, years in
        Phrase(verbatim: "\(unit) (\(years.map(\.description).joined(separator: "; ")))")
      }
    guard !units.isEmpty else { return nil }
    return Phrase(
      "\(span): compared as the weighted mean of their parts: \(units, mark: .comma)")
  }
}
