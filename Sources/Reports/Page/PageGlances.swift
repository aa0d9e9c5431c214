import Reporting

/// What of each table the page shows at first: the columns that answer its question, the strongest
/// rows first.
enum PageGlances {
  /// What the page shows of a table at first; what a terminal does where nothing else is declared.
  static func glance(at table: ResultTable) -> Glance {
    (TableGlances.isPlainRanks(table) ? nil : all[table.name]) ?? TableGlances.glance(at: table)
  }

  /// A table as a block of the page.
  static func block(_ table: ResultTable) -> HTMLReport.Block {
    .table(PageTable(table, glance(at: table)))
  }

  private static let all = [
    "team_severity": Glance(columns: [
      "team", "n_units", "raw_mean", "severity", "lower", "upper", "q", "flagged",
    ]),
    "bias_tests": Glance(columns: ["question", "test", "p", "posterior_probability"]),
    "composite": Glance(columns: [
      "component", "weight", "universe_share", "error_share", "reliability",
    ]),
    "assessor_severity": Glance(columns: [
      "assessor", "team", "severity", "consistency", "item_spread", "flagged", "flag_reasons",
    ]),
    "team_category": Glance(columns: [
      "team", "category", "severity_percent", "severity", "q", "flagged",
    ]),
    "rank_boundary": Glance(columns: [
      "line", "unit", "rank_adjusted", "p_above", "standing", "inseparable",
    ]),
    "rule_comparison": Glance(columns: [
      "rule", "mean_change", "largest_change", "units_moved", "largest_move", "assumes",
    ]),
    "scheme_agreement": Glance(columns: ["scheme", "tau_b", "shared_top_<k>", "largest_shift"]),
    "effective_weights": Glance(columns: [
      "component", "nominal", "variance_share", "weight_for_equal_share",
    ]),
    "diagnostics": Glance(columns: ["level", "file", "row", "column", "sentence", "suggestion"]),
    "team_trends": Glance(columns: [
      "team", "year_from", "year_to", "change", "lower", "upper", "slope", "q", "drifted",
    ]),
    "summary": Glance(
      columns: [
        "unit", "team", "total_raw", "total_adjusted", "rank_raw", "rank_adjusted", "rank_lower",
        "rank_upper", "flagged", "flag_reasons",
      ], order: "rank_adjusted"),
    "ranks": Glance(
      columns: [
        "unit", "team", "total_adjusted", "rank_raw", "rank_adjusted", "rank_lower", "rank_upper",
        "p_top_<k>", "rescored_top_<k>",
      ], order: "rank_adjusted"),
    "joint_ranks": Glance(
      columns: [
        "unit", "rank_lower", "rank_upper", "p_top_<k>", "severity_share", "weight_share",
        "rule_share",
      ], order: "rank_lower"),
    "rater_severity": Glance(columns: [
      "rater", "n_scores", "mean", "severity", "lower", "upper", "q", "flagged",
    ]),
    "fair_scores": Glance(
      columns: [
        "unit", "n_scores", "mean", "rank_raw", "fair_score", "rank_adjusted", "rank_lower",
        "rank_upper",
      ], order: "rank_adjusted"),
    "reachable_ranks": Glance(
      columns: ["unit", "rank_nominal", "best", "worst", "expected_rank"], order: "rank_nominal"),
  ]
}
