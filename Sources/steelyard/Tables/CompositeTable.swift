import Assessments
import Reporting
import Severity

extension Analysis {
  /// What each component brings to the total's quality and to its error; the total in the last row.
  var compositeTable: ResultTable {
    // The model holds the components that some unit has, on-site first.
    let present = round.scheme.components.indices.filter { index in
      index == 0 || round.scores.contains { $0[index] != nil }
    }
    let components = present.map { round.scheme.components[$0] }
    let composite = estimate.composite(weights: components.map(\.weight))
    var rows = components.enumerated().map { place, component -> [ResultTable.Cell] in
      [
        .text(component.key), .points(component.weight), .points(estimate.loadings[place]),
        .points(composite.universeCovariance[place][place]),
        .points(estimate.errorSDs[place] * estimate.errorSDs[place]),
        .points(composite.contributions[place]), .points(composite.errorContributions[place]),
        .missing, .missing,
      ]
    }
    rows.append([
      .text("total"), .points(components.reduce(0) { $0 + $1.weight }), .missing,
      .points(composite.universeVariance), .points(composite.errorVariance), .points(1),
      .points(1), .points(composite.reliability), .points(composite.reliabilityUnadjusted),
    ])
    return ResultTable(
      name: "composite",
      columns: [
        "component", "weight", "loading", "universe_variance", "error_variance",
        "universe_share", "error_share", "reliability", "reliability_unadjusted",
      ], rows: rows)
  }
}
