import Assessments
import Outliers
import Phrases
import Sensitivity
import Severity
import Statistics

/// Scores the anchored model does not expect, and how much of the result hangs on single parts.
struct ModelOutliers {
  private let appraisal: Appraisal
  private let settings: OutlierSettings
  private var deleted: [DeletionResidual] = []
  private var leftOut: [SeverityInfluence] = []
  /// Points; a smaller change prints as nothing.
  private static let worthSaying = 0.005
  /// Keys of the anchors the model read.
  private let anchors: [String]
  /// What could not be judged, and why.
  private(set) var notices: [Phrase] = []

  init(_ appraisal: Appraisal) {
    self.appraisal = appraisal
    settings = appraisal.recipe.outliers
    anchors = Array(appraisal.anchors.keys.dropFirst())
    let data = appraisal.anchors.data
    let variances = AnchoredVariances(appraisal.estimate)
    do {
      deleted = try deletionResiduals(
        data, variances, level: settings.level, control: settings.control)
      leftOut = try severityInfluences(data, variances)
    } catch {
      notices.append(Phrase("no deletion residuals: \(error)"))
    }
  }

  /// Each visit's score against its prediction from all other scores; one family.
  var deletionRows: [OutlierRow] {
    let df = RobustScale.qn.efficiency * Double(deleted.count - 2)
    let threshold = Distributions.studentQuantile(
      1 - settings.level / Double(2 * max(deleted.count, 1)), df: df)
    let several = appraisal.round.visits.count > appraisal.round.units.count
    return deleted.map { own in
      let visit = appraisal.round.visits[own.visit]
      let side = own.residual > 0 ? Phrase("above") : Phrase("below")
      let team = several ? " by \(appraisal.round.teams[visit.team].id)" : ""
      return OutlierRow(
        kind: .unit, subject: appraisal.round.units[visit.unit].id,
        measure: "onsite_deletion_residual", value: own.residual, statistic: own.statistic,
        threshold: threshold, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: Phrase(
          "the score\(team) is \(abs(own.residual).fixed(2)) points \(side) what all other "
            + "scores of the round predict"),
        family: "onsite_deletion_residual", method: "anchored model, externally studentised",
        size: own.residual, component: appraisal.round.scheme.components[0].key)
    }
  }

  /// What leaving out a flagged score, a team or an anchor would move; described, not tested.
  ///
  /// - Parameter units: flagged by any family.
  func influenceRows(of units: Set<String>) -> [OutlierRow] {
    let round = appraisal.round
    let scores = deleted.compactMap { own -> OutlierRow? in
      let visit = round.visits[own.visit]
      guard units.contains(round.units[visit.unit].id) else { return nil }
      return row(
        .unit, round.units[visit.unit].id, Phrase("its on-site score"), own.severityChanges,
        without: { $0 == visit.unit }, method: "score left out")
    }
    return scores
      + leftOut.filter { $0.severityChanges.contains { abs($0) >= Self.worthSaying } }.map { own in
        switch own.part {
        case .team(let team):
          row(
            .team, round.teams[team].id, Phrase("the team and its units"), own.severityChanges,
            without: { round.homeTeams[$0] == team }, method: "team left out")
        case .anchor(let place):
          row(
            .anchor, anchors[place], Phrase("the anchor"), own.severityChanges,
            without: { _ in false },
            method: "anchor left out", component: anchors[place])
        }
      }
  }

  /// Changes that differ by less of themselves are alike.
  private static let rounding = 1e-9

  private func row(
    _ kind: OutlierRow.Kind, _ subject: String, _ part: Phrase, _ changes: [Double],
    without: (Int) -> Bool, method: String, component: String = ""
  ) -> OutlierRow {
    let round = appraisal.round
    // Of two teams that are left one changes by as much as the other, but for rounding: the severer.
    let most = (changes.map(abs).max() ?? 0) * (1 - Self.rounding)
    let team =
      changes.indices.first { changes[$0] >= most }
      ?? changes.indices.first { -changes[$0] >= most } ?? 0
    let change = changes.isEmpty ? 0 : changes[team]
    let moved = round.scores(adjustedFor: zip(appraisal.severities.points, changes).map { $0 + $1 })
    func ranked(_ totals: [Double?]) -> [Double?] {
      appraisal.ranking.ranks(
        totals.enumerated().map { without($0.offset) ? nil : $0.element })
    }
    let before = ranked(appraisal.adjusted.totals)
    let after = ranked(moved.map { total($0, weights: appraisal.weights) })
    let steps = zip(before, after).compactMap { before, after in
      before.flatMap { old in after.map { abs($0 - old) } }
    }
    let count = steps.count { $0 > 0 }
    return OutlierRow(
      kind: kind, subject: subject, measure: "left_out_effect", value: change,
      reason: Phrase(
        "without \(part) the severity of \(round.teams[team].id) changes by "
          + "\(change.fixed(2)) points, the most of any team; other ranks that change: "
          + "\(count), by \((steps.max() ?? 0).fixed(0)) at most"),
      family: "", method: method, size: change, component: component)
  }
}
