import Phrases
import Reporting

extension Analysis {
  /// The report as a workbook: a sheet a table, intervals drawn; tables longer than anyone reads in a
  /// workbook stay CSV files, which the first sheet names.
  func workbook(_ tables: [ResultTable]) -> WorkbookDraft {
    var charts: [String: [IntervalChart]] = [:]
    let severity = IntervalChart(
      teamSeverity, title: Phrase("Severity of each team, with its 95 % interval").said,
      label: "team",
      lower: "lower", estimate: "severity", upper: "upper", axis: Phrase("points taken off").said)
    charts[teamSeverity.name] = severity.map { [$0] }
    let sorted = ranksInOrder
    let interval = IntervalChart(
      sorted, title: Phrase("Rank of each unit, with its 95 % interval").said, label: "unit",
      lower: "rank_lower", estimate: "rank_adjusted", upper: "rank_upper",
      axis: Phrase("rank").said,
      isReversed: true)
    charts[sorted.name] = interval.map { [$0] }
    var listed = tables
    if let place = tables.firstIndex(where: { $0.name == ranks.name }) {
      listed.insert(sorted, at: place + 1)
    }
    return WorkbookDraft(
      title: Phrase("Steelyard report: \(round.scheme.name)"),
      subtitle: Phrase(
        "\(round.units.count) units, \(round.teams.count) teams, \(round.visits.count) on-site "
          + "scores; steelyard \(Steelyard.configuration.version)"),
      tables: listed.map { ($0, TableQuestions.question(of: $0.name)) }, charts: charts,
      language: Console.language, mostRows: 5_000)
  }

  /// Rank intervals from the first unit to the last, for the chart.
  private var ranksInOrder: ResultTable {
    let order = round.units.indices.filter { ranksAdjusted[$0] != nil && intervals[$0] != nil }
      .sorted {
        (ranksAdjusted[$0] ?? 0, round.units[$0].id) < (ranksAdjusted[$1] ?? 0, round.units[$1].id)
      }
    return ResultTable(
      name: "rank_order", columns: ["unit", "rank_lower", "rank_adjusted", "rank_upper"],
      rows: order.map { unit in
        [
          .text(round.units[unit].id), intervals[unit].map { .rank($0.lower) } ?? .missing,
          .rank(ranksAdjusted[unit]), intervals[unit].map { .rank($0.upper) } ?? .missing,
        ]
      })
  }
}
