import Outliers
import Phrases
import Sensitivity
import Severity
import Statistics

/// Scores the anchored model does not expect, and how much of the result hangs on single parts.
struct ModelOutliers {
  private let analysis: Analysis
  private let settings: OutlierSettings
  private var deleted: [DeletionResidual] = []
  private var leftOut: [SeverityInfluence] = []
  /// Points; a smaller change prints as nothing.
  private static let worthSaying = 0.005
  /// Keys of the anchors the model read.
  private let anchors: [String]

  init(_ analysis: Analysis, _ settings: OutlierSettings) {
    self.analysis = analysis
    self.settings = settings
    let round = analysis.round
    let present = round.scheme.components.indices.dropFirst().filter { index in
      round.scores.contains { $0[index] != nil }
    }
    anchors = present.map { round.scheme.components[$0].key }
    let data = AnchoredData(
      unitCount: round.units.count, teamCount: round.teams.count,
      visits: round.visits.map { .init(unit: $0.unit, team: $0.team, score: $0.score) },
      anchors: round.scores.map { row in present.map { row[$0] } })
    let variances = AnchoredVariances(analysis.estimate)
    do {
      deleted = try deletionResiduals(
        data, variances, level: settings.level, control: settings.control)
      leftOut = try severityInfluences(data, variances)
    } catch {
      say(Phrase("no deletion residuals: \(error)"))
    }
  }

  /// Each visit's score against its prediction from all other scores; one family.
  var deletionRows: [OutlierRow] {
    let df = RobustScale.qn.efficiency * Double(deleted.count - 2)
    let threshold = Distributions.studentQuantile(
      1 - settings.level / Double(2 * max(deleted.count, 1)), df: df)
    let several = analysis.round.visits.count > analysis.round.units.count
    return deleted.map { own in
      let visit = analysis.round.visits[own.visit]
      let side = own.residual > 0 ? Phrase("above") : Phrase("below")
      let team = several ? " by \(analysis.round.teams[visit.team].id)" : ""
      return OutlierRow(
        kind: "unit", subject: analysis.round.units[visit.unit].id,
        measure: "onsite_deletion_residual", value: own.residual, statistic: own.statistic,
        threshold: threshold, p: own.p, q: own.q, flagged: own.flagged,
        reason: Phrase(
          "the score\(team) is \(abs(own.residual).fixed(2)) points \(side) what all other "
            + "scores of the round predict"),
        family: "onsite_deletion_residual", method: "anchored model, externally studentised",
        size: own.residual, component: analysis.round.scheme.components[0].key)
    }
  }

  /// What leaving out a flagged score, a team or an anchor would move; described, not tested.
  ///
  /// - Parameter units: flagged by any family.
  func influenceRows(of units: Set<String>) -> [OutlierRow] {
    let round = analysis.round
    let scores = deleted.compactMap { own -> OutlierRow? in
      let visit = round.visits[own.visit]
      guard units.contains(round.units[visit.unit].id) else { return nil }
      return row(
        "unit", round.units[visit.unit].id, "its on-site score", own.severityChanges,
        without: { $0 == visit.unit }, method: "score left out")
    }
    return scores
      + leftOut.filter { $0.severityChanges.contains { abs($0) >= Self.worthSaying } }.map { own in
        switch own.part {
        case .team(let team):
          row(
            "team", round.teams[team].id, "the team and its units", own.severityChanges,
            without: { round.homeTeams[$0] == team }, method: "team left out")
        case .anchor(let place):
          row(
            "anchor", anchors[place], "the anchor", own.severityChanges, without: { _ in false },
            method: "anchor left out", component: anchors[place])
        }
      }
  }

  private func row(
    _ kind: String, _ subject: String, _ part: String, _ changes: [Double],
    without: (Int) -> Bool, method: String, component: String = ""
  ) -> OutlierRow {
    let round = analysis.round
    let team = changes.indices.max { (abs(changes[$0]), $1) < (abs(changes[$1]), $0) } ?? 0
    let change = changes.isEmpty ? 0 : changes[team]
    let weights = round.scheme.components.map(\.weight)
    let moved = round.scores(givingBack: zip(analysis.severities, changes).map { $0 + $1 })
    func ranked(_ totals: [Double?]) -> [Double?] {
      Ranking(ties: analysis.ties).ranks(
        totals.enumerated().map { without($0.offset) ? nil : $0.element })
    }
    let before = ranked(analysis.totalsAdjusted)
    let after = ranked(moved.map { total($0, weights: weights) })
    let steps = zip(before, after).compactMap { before, after in
      before.flatMap { old in after.map { abs($0 - old) } }
    }
    let count = steps.count { $0 > 0 }
    return OutlierRow(
      kind: kind, subject: subject, measure: "left_out_effect", value: change,
      reason: Phrase(
        "without \(part) the severity of \(round.teams[team].id) changes by "
          + "\(change.fixed(2)) points, the most of any team; \(count) other ranks change, by "
          + "\((steps.max() ?? 0).fixed(0)) at most"),
      family: "", method: method, size: change, component: component)
  }
}
