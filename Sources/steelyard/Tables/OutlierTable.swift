import Assessments
import Outliers
import Reporting
import Statistics

extension Analysis {
  /// Every judged subject; residuals of the anchored model first, then robust z by component.
  var outliers: ResultTable {
    ResultTable(
      name: "outliers", columns: OutlierColumns.all,
      rows: residualRows + robustRows + distanceRows + assessorRows)
  }

  private var residualRows: [[ResultTable.Cell]] {
    // The threshold is the normal point of its family by Bonferroni: what one flag alone needs.
    let threshold = Distributions.normalQuantile(1 - 0.025 / Double(max(flags.count, 1)))
    return flags.map { flag in
      let side = flag.residual > 0 ? "above" : "below"
      return row(
        flag, measure: "onsite_residual", value: flag.residual, threshold: threshold,
        component: round.scheme.components[0].key, method: "anchored model",
        reason: "\(abs(flag.residual).fixed(2)) points \(side) what anchors and team suggest")
    }
  }

  private var robustRows: [[ResultTable.Cell]] {
    round.scheme.components.indices.flatMap { index -> [[ResultTable.Cell]] in
      let scores = round.scores.map { $0[index] }
      guard let result = robustFlags(scores) else { return [] }
      let key = round.scheme.components[index].key
      let threshold = Distributions.normalQuantile(1 - 0.025 / Double(max(result.flags.count, 1)))
      return result.flags.map { flag in
        let side = flag.residual > 0 ? "above" : "below"
        return row(
          flag, measure: "\(key)_robust_z", value: result.median + flag.residual,
          threshold: threshold, component: key, method: "robust z (MAD)",
          reason: "\(abs(flag.residual).fixed(2)) points \(side) the median of \(key)")
      }
    }
  }

  private func row(
    _ flag: ResidualFlag, measure: String, value: Double, threshold: Double,
    component: String, method: String, reason: String
  ) -> [ResultTable.Cell] {
    [
      .text("unit"), .text(round.units[flag.index].id), .text(measure), .points(value),
      .points(flag.statistic), .points(threshold), .probability(flag.p), .probability(flag.q),
      .flag(flag.flagged), .text(reason),
      .text(measure), .text(method), .points(flag.residual), .text(component),
    ]
  }

  /// Units far from the bulk in their components at once, team severities given back.
  private var distanceRows: [[ResultTable.Cell]] {
    let keys = round.scheme.components.map(\.key)
    let complete = round.units.indices.filter { unit in
      adjustedScores[unit].allSatisfy { $0 != nil }
    }
    let rows = complete.map { unit in adjustedScores[unit].compactMap { $0 } }
    guard keys.count > 1, let (flags, _) = try? robustDistances(rows) else { return [] }
    return flags.map { flag in
      let driver = flag.component.map { keys[$0] } ?? ""
      return [
        .text("unit"), .text(round.units[complete[flag.index]].id), .text("robust_distance"),
        .points(flag.value), .points(flag.statistic), .points(flag.threshold),
        .probability(flag.p), .probability(flag.q), .flag(flag.flagged),
        .text("distance \(flag.value.fixed(2)) from the bulk, most of it in \(driver)"),
        .text(keys.joined(separator: "+")), .text("reweighted MCD"), .missing, .text(driver),
      ]
    }
  }

  /// Assessors who spread their scores over items unlike colleagues on the same units.
  private var assessorRows: [[ResultTable.Cell]] {
    guard let ratings = round.ratings, let arrays = round.ratingArrays else { return [] }
    let found = itemSpreads(arrays, seed: seed)
    let threshold = Distributions.normalQuantile(1 - 0.025 / Double(max(found.count, 1)))
    return found.map { own in
      let kind = own.ratio < 1 ? "halo" : "erratic"
      return [
        .text("assessor"), .text(ratings.assessors[own.assessor].id), .text("item_spread_ratio"),
        .points(own.ratio), .points(own.statistic), .points(threshold), .probability(own.p),
        .probability(own.q), .flag(own.flagged),
        .text(
          "spreads scores over items \(own.ratio.fixed(2)) times as widely as colleagues on the "
            + "same units" + (own.flagged ? " (\(kind))" : "")),
        .text("assessors"), .text("permutation within visits"), .missing, .text(""),
      ]
    }
  }
}
