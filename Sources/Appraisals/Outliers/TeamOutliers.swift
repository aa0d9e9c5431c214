import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Teams whose scores spread, or whose findings count, unlike the others'.
struct TeamOutliers {
  let round: Round
  let settings: OutlierSettings
  private(set) var rows: [OutlierRow] = []
  /// What could not be judged, and how far counts vary.
  private(set) var notices: [Phrase] = []
  /// Those of the notices that say how, not what.
  private(set) var details: [Phrase] = []

  /// - Parameter sheets: of the round's ratings; nil where it has none.
  init(_ appraisal: Appraisal, sheets: ScoreSheets?) {
    round = appraisal.round
    settings = appraisal.recipe.outliers
    var (notices, details) = ([Phrase](), [Phrase]())
    rows = spreadRows(sheets, &notices) + countRows(&notices, &details)
    self.notices = notices + details
    self.details = details
  }

  /// How many SDs scores must lie below full marks on average, where no item scores show what is cut off
  /// there: of normal scores 0.6 % would lie beyond.
  private static let leastRoom = 2.5

  private func spreadRows(_ sheets: ScoreSheets?, _ notices: inout [Phrase]) -> [OutlierRow] {
    let full = round.scheme.components[0].full
    let cutOff = sheets?.cutOff
    var groups = [[Double]](repeating: [], count: round.teams.count)
    for visit in round.visits {
      groups[visit.team].append(
        visit.score + full / 100 * (cutOff?[visit.unit][visit.team] ?? 0))
    }
    let found = groupSpreads(groups, level: settings.level, control: settings.control)
    let threshold = settings.normalThreshold(found.count)
    let rows = found.map { own in
      OutlierRow(
        kind: .team, subject: round.teams[own.group].id, measure: "onsite_spread",
        value: own.own, statistic: own.statistic, threshold: threshold, p: own.p, q: own.q,
        isFlagged: own.flagged,
        reason: cutOff == nil
          ? Phrase(
            "its scores lie \(own.own.fixed(2)) points from their median on average, those of "
              + "other teams \(own.others.fixed(2))")
          : Phrase(
            "were scores not cut off at full marks, its own would lie \(own.own.fixed(2)) points "
              + "from their median on average, those of other teams \(own.others.fixed(2))"),
        family: "teams: onsite_spread", method: "Brown-Forsythe against the rest",
        size: own.own - own.others)
    }
    let scores = round.visits.map(\.score)
    guard sheets == nil, !rows.isEmpty, let mean = mean(scores),
      let spread = variance(scores)?.squareRoot(), full - mean < Self.leastRoom * spread
    else { return rows }
    notices.append(
      Phrase(
        "how teams spread their scores is not judged: on average they lie "
          + "\(((full - mean) / spread).fixed(1)) SDs below full marks, and without item scores nothing "
          + "tells what is cut off there"))
    return rows.map(\.unjudged)
  }

  /// Highlights and problems each team reported, compared with the units it visited.
  private func countRows(
    _ notices: inout [Phrase], _ details: inout [Phrase]
  ) -> [OutlierRow] {
    guard let reported = round.reported else { return [] }
    let exposure = round.scoresByTeam.map { Double($0.count) }
    let kinds = [
      ("highlights", Phrase("highlights"), reported.highlights),
      ("problems", Phrase("problems"), reported.problems),
    ]
    var rows: [OutlierRow] = []
    for (key, what, counts) in kinds {
      let found: CountTest
      do {
        found = try CountTest(
          counts, exposure: exposure, level: settings.level, control: settings.control)
      } catch {
        notices.append(Phrase("\(what) are not tested: \(error)"))
        continue
      }
      details.append(
        Phrase(
          "\(what): dispersion \(found.dispersion.fixed(2)), where 1 means one rate for "
            + "all (p \(found.p.fixed(3)) of a larger dispersion)"))
      rows += found.groups.map { own in
        OutlierRow(
          kind: .team, subject: round.teams[own.group].id, measure: "\(key)_reported",
          value: Double(own.count), statistic: Double(own.count), p: own.p, q: own.q,
          isFlagged: own.flagged,
          reason: Phrase(
            "\(own.count) \(what); \(own.expected.fixed(1)) are expected from the units it "
              + "visited"),
          family: "teams: \(key)_reported", method: "exact binomial given the total",
          size: Double(own.count) - own.expected)
      }
    }
    return rows
  }
}
