public import Reporting

/// What of each table a terminal shows where not all of it is asked for.
public enum TableGlances {
  /// The rows and columns of a table that answer its question.
  public static func glance(at table: ResultTable) -> Glance {
    isPlainRanks(table) ? Glance(order: "rank") : all[table.name] ?? Glance()
  }

  /// Whether these are ranks of a plain table, which has no severities.
  static func isPlainRanks(_ table: ResultTable) -> Bool {
    table.name == "ranks" && !table.columnNames.contains("rank_adjusted")
  }

  private static let all = [
    "outliers": Glance(columns: [
      "subject", "method", "value", "statistic", "threshold", "q", "flagged", "reason",
    ]),
    "adjusted_scores": Glance(only: ("rule", "anchored")),
    "unit_trends": Glance(columns: [
      "unit", "year_from", "year_to", "change_raw", "change_adjusted", "lower", "upper",
      "p_improved", "q", "reliable", "rank_from", "rank_to",
    ]),
    "moves": Glance(columns: [
      "unit", "status", "rank_from", "rank_to", "total_from", "total_to", "change", "scores",
      "weights", "severity",
    ]),
    "ranks": Glance(order: "rank_adjusted"),
    "schemes": Glance(order: "rank"),
    "joint_ranks": Glance(order: "rank_lower"),
    "reachable_ranks": Glance(order: "rank_nominal"),
  ]
}
