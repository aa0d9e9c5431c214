import Assessments
import Reporting
import Sensitivity
import Statistics

extension Analysis {
  var ranks: ResultTable {
    let rows = round.units.indices.map { unit -> [ResultTable.Cell] in
      let interval = intervals[unit]
      return [
        .text(round.units[unit].id), .text(teamName(of: unit)),
        .points(totalsRaw[unit]), .rank(ranksRaw[unit]),
        .points(totalsAdjusted[unit]), .rank(ranksAdjusted[unit]),
        interval.map { .rank($0.lower) } ?? .missing,
        interval.map { .rank($0.upper) } ?? .missing, .probability(interval?.probabilityTop),
      ]
    }
    return ResultTable(
      name: "ranks",
      columns: [
        "unit", "team", "total_raw", "rank_raw", "total_adjusted", "rank_adjusted", "rank_lower",
        "rank_upper", "p_top_\(top)",
      ], rows: rows)
  }

  /// One row a unit: every component, what severity moved, and where that leaves it.
  var summary: ResultTable {
    let flagged = Set(flags.filter(\.flagged).map(\.index))
    let keys = round.scheme.components.map(\.key)
    let rows = round.units.indices.map { unit -> [ResultTable.Cell] in
      let interval = intervals[unit]
      return [.text(round.units[unit].id), .text(teamName(of: unit))]
        + round.scores[unit].map { .points($0) }
        + [
          .points(adjustedOnsite[unit]), .points(totalsRaw[unit]), .points(totalsAdjusted[unit]),
          .rank(ranksRaw[unit]), .rank(ranksAdjusted[unit]),
          interval.map { .rank($0.lower) } ?? .missing,
          interval.map { .rank($0.upper) } ?? .missing, .flag(flagged.contains(unit)),
        ]
    }
    return ResultTable(
      name: "summary",
      columns: ["unit", "team"] + keys + [
        "\(keys[0])_adjusted", "total_raw", "total_adjusted", "rank_raw", "rank_adjusted",
        "rank_lower", "rank_upper", "flagged",
      ], rows: rows)
  }

  func teamName(of unit: Int) -> String {
    round.homeTeams[unit].map { round.teams[$0].id } ?? ""
  }
}
