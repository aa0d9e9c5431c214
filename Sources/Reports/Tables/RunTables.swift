public import Appraisals
import Phrases
public import Reporting

/// Tables of what differs between two runs.
public enum RunTables {
  static let descriptions = [
    moves.description, severityChanges.description, differences.description, cells.description,
  ]

  private static let one = Phrase("the unit is in one of the runs only")
  private static let noTotal = Phrase("the unit has no total in one of the runs")

  /// Every table of a comparison.
  ///
  /// - Parameters:
  ///   - comparison: the runs and how their results differ.
  ///   - changed: differing cells of the result files.
  public static func tables(
    of comparison: RunComparison, cells changed: [CellChange]
  ) -> [ResultTable] {
    let units = comparison.before.result == nil && comparison.after.result == nil
    return
      (units
      ? []
      : [moves.table(comparison.moves), severityChanges.table(comparison.severityChanges)])
      + [differences.table(comparison.differences), cells.table(changed)]
  }

  static let moves = Schema<UnitMove>(
    "moves", Phrase("Which units moved, and why?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("status", Phrase("Whether it stayed, came or went."), .term) { $0.status.rawValue },
      Column("rank_from", Phrase("Adjusted rank in the earlier run."), .rank, blank: one) {
        $0.before?.rankAdjusted
      },
      Column("rank_to", Phrase("Adjusted rank in the later run."), .rank, blank: one) {
        $0.after?.rankAdjusted
      },
      Column("total_from", Phrase("Adjusted total in the earlier run."), .points, blank: one) {
        $0.before?.totalAdjusted
      },
      Column("total_to", Phrase("Adjusted total in the later run."), .points, blank: one) {
        $0.after?.totalAdjusted
      },
      Column(
        "change", Phrase("Later total minus the earlier; the next three columns sum to it."),
        .points, blank: noTotal, scale: .diverging
      ) { $0.change },
      Column(
        "scores",
        Phrase("Part that comes from other scores of the unit."), .points, blank: noTotal
      ) {
        $0.adjusted?.scores
      },
      Column("weights", Phrase("Part that comes from other weights."), .points, blank: noTotal) {
        $0.adjusted?.weights
      },
      Column(
        "severity",
        Phrase("Part that comes from the adjustment for severity."), .points, blank: noTotal
      ) { $0.adjusted?.severity },
      Column(
        "places_by_units", Phrase("Places it moved because other units came or went."), .places,
        sign: Phrase("Positive: a worse rank."), blank: one
      ) { $0.placesByUnits },
      Column("team_from", Phrase("Its team in the earlier run."), .name, blank: one) {
        $0.before?.team
      },
      Column("team_to", Phrase("Its team in the later run."), .name, blank: one) { $0.after?.team },
      Column("rank_raw_from", Phrase("Rank as given in the earlier run."), .rank, blank: one) {
        $0.before?.rankRaw
      },
      Column("rank_raw_to", Phrase("Rank as given in the later run."), .rank, blank: one) {
        $0.after?.rankRaw
      },
      Column("total_raw_from", Phrase("Total as given in the earlier run."), .points, blank: one) {
        $0.before?.totalRaw
      },
      Column("total_raw_to", Phrase("Total as given in the later run."), .points, blank: one) {
        $0.after?.totalRaw
      },
      Column(
        "change_raw", Phrase("Change of the total as given; the next two columns sum to it."),
        .points, blank: noTotal
      ) { move -> Double? in
        move.before?.totalRaw.flatMap { from in move.after?.totalRaw.map { $0 - from } }
      },
      Column(
        "scores_raw", Phrase("Part of that change that comes from other scores."), .points,
        blank: noTotal
      ) { $0.raw?.scores },
      Column(
        "weights_raw", Phrase("Part of that change that comes from other weights."), .points,
        blank: noTotal
      ) { $0.raw?.weights },
    ])

  static let severityChanges = Schema<RunComparison.SeverityChange>(
    "severity_changes", Phrase("Which teams' severities differ?"),
    [
      Column("team", Phrase("The team."), .name) { $0.team },
      Column(
        "severity_from", Phrase("Points it took off in the earlier run."), .points,
        blank: Phrase("the team is in the later run only")
      ) { $0.before },
      Column(
        "severity_to", Phrase("Points it took off in the later run."), .points,
        blank: Phrase("the team is in the earlier run only")
      ) { $0.after },
      Column(
        "change", Phrase("Later minus earlier."), .points,
        blank: Phrase("the team is in one of the runs only")
      ) { $0.change },
    ])

  static let differences = Schema<RunComparison.Difference>(
    "recipe_changes", Phrase("What differs in the recipes and inputs?"),
    [
      Column("entry", Phrase("The entry of run.json, or the input."), .name) { $0.entry },
      Column("from", Phrase("Its value in the earlier run."), .name, blank: Phrase("it has none")) {
        $0.before.isEmpty ? nil : $0.before
      },
      Column("to", Phrase("Its value in the later run."), .name, blank: Phrase("it has none")) {
        $0.after.isEmpty ? nil : $0.after
      },
    ])

  static let cells = Schema<CellChange>(
    "cell_changes", Phrase("Which cells of the result tables differ?"),
    [
      Column("table", Phrase("The result table."), .name) { $0.table },
      Column("row", Phrase("The row, by the cells that name it."), .name) { $0.row },
      Column("column", Phrase("The column."), .name) { $0.column },
      Column(
        "from", Phrase("The cell in the earlier run."), .name, blank: Phrase("it is blank there")
      ) { $0.before.isEmpty ? nil : $0.before },
      Column("to", Phrase("The cell in the later run."), .name, blank: Phrase("it is blank there"))
      {
        $0.after.isEmpty ? nil : $0.after
      },
    ])
}
