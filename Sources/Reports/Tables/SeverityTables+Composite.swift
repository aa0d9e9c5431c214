import Appraisals
import Phrases
import Reporting
import Severity

extension SeverityTables {
  private static let noReliability = Phrase(
    "the row is a component's; in the row of the total, quality and error cannot be told apart without "
      + "two anchors or shared visits")

  struct CompositeRow {
    let part: CompositeResult.Part?
    let result: CompositeResult
  }

  private static let overParameters = Phrase(
    "Quantiles over posterior draws of loadings and variances.")

  static let composite = Schema<CompositeRow>(
    "composite",
    Phrase("What does each component contribute to the total's quality and to its error?"),
    [
      Column("component", Phrase("The component; the last row is the total."), .term) {
        $0.part?.component ?? "total"
      },
      Column("weight", Phrase("Weight in the scheme."), .percent) {
        $0.part?.weight ?? $0.result.weight
      },
      Column(
        "loading", Phrase("Points of the component per point of on-site quality."), .number,
        blank: Phrase("the row is the total's")
      ) { $0.part?.loading },
      Column(
        "universe_variance",
        Phrase("Variance between units of what the component would be without error."),
        .squaredPoints
      ) { $0.part?.universeVariance ?? $0.result.total.universeVariance },
      Column("error_variance", Phrase("Variance of the errors."), .squaredPoints) {
        $0.part?.errorVariance ?? $0.result.total.errorVariance
      },
      Column(
        "universe_share",
        Phrase("Share of the total's error-free variance that comes from it."), .share
      ) { $0.part?.universeShare ?? 1 },
      Column(
        "error_share",
        Phrase("Share of the total's error variance that comes from it."), .share
      ) {
        $0.part?.errorShare ?? 1
      },
      Column(
        "reliability",
        Phrase("Share of the variance of adjusted totals that is error-free."), .share,
        blank: noReliability
      ) { $0.part == nil ? $0.result.reliability : nil },
      Column(
        "reliability_unadjusted",
        Phrase("The same of totals as scored, with the teams' severities left in them."), .share,
        blank: noReliability
      ) { $0.part == nil ? $0.result.reliabilityUnadjusted : nil },
      Column(
        "reliability_lower", Phrase("Lower end of the 95 % interval of the reliability."), .share,
        blank: noReliability, method: overParameters
      ) { $0.part == nil ? $0.result.reliabilityInterval?.lowerBound : nil },
      Column(
        "reliability_upper", Phrase("Upper end of the 95 % interval of the reliability."), .share,
        blank: noReliability, method: overParameters
      ) { $0.part == nil ? $0.result.reliabilityInterval?.upperBound : nil },
    ])

  static func composite(_ result: CompositeResult) -> ResultTable {
    composite.table(
      (result.parts.map { $0 } + [nil]).map { CompositeRow(part: $0, result: result) })
  }
}
