import Assessments
import Outliers
import Reporting
import Statistics

extension Analysis {
  /// Every judged subject; residuals of the anchored model first, then robust z by component.
  var outliers: ResultTable {
    ResultTable(
      name: "outliers",
      columns: [
        "subject_kind", "subject", "measure", "value", "statistic", "threshold", "p", "q",
        "flagged", "reason",
      ], rows: residualRows + robustRows)
  }

  private var residualRows: [[ResultTable.Cell]] {
    // The threshold is the normal point of its family by Bonferroni: what one flag alone needs.
    let threshold = Distributions.normalQuantile(1 - 0.025 / Double(max(flags.count, 1)))
    return flags.map { flag in
      let side = flag.residual > 0 ? "above" : "below"
      return row(
        flag, measure: "onsite_residual", value: flag.residual, threshold: threshold,
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
          threshold: threshold,
          reason: "\(abs(flag.residual).fixed(2)) points \(side) the median of \(key)")
      }
    }
  }

  private func row(
    _ flag: ResidualFlag, measure: String, value: Double, threshold: Double, reason: String
  ) -> [ResultTable.Cell] {
    [
      .text("unit"), .text(round.units[flag.index].id), .text(measure), .points(value),
      .points(flag.statistic), .points(threshold), .probability(flag.p), .probability(flag.q),
      .flag(flag.flagged), .text(reason),
    ]
  }
}
