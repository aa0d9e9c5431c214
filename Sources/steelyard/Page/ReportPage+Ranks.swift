import Phrases
import Reporting

extension ReportPage {
  var rankSection: HTMLReport.Section {
    let top = analysis.top
    let slopes = RankSlopes(
      pairs: round.units.indices.compactMap { unit in
        guard let raw = analysis.ranksRaw[unit], let adjusted = analysis.ranksAdjusted[unit] else {
          return nil
        }
        return (round.units[unit].id, Int(raw), Int(adjusted))
      })
    var charts: [Chart] = []
    if let ranks = tables["ranks"] {
      charts = [
        Chart(
          .rankSlopes, title: Words.slopes, caption: Words.slopesCaption, data: [ChartData(ranks)],
          words: Words.onSlopes, still: slopes.svg(in: Console.language)),
        Chart(
          .rankIntervals, title: Words.intervals, caption: Words.intervalsCaption(top),
          data: [
            ChartData(
              ranks,
              columns: [
                "unit": "unit", "team": "team", "rank_raw": "rank_raw",
                "rank_adjusted": "rank_adjusted", "rank_lower": "rank_lower",
                "rank_upper": "rank_upper", "p_top_\(top)": "p_top",
              ])
          ], words: Words.onIntervals(top), values: ["top": .number(Double(top))]),
      ]
    }
    return .init(
      title: Words.title, answer: answer, charts: charts, tables: tables("ranks"),
      caution: Words.caution)
  }

  private var answer: Phrase {
    let units = round.units.indices
    let moved = units.count { analysis.ranksRaw[$0] != analysis.ranksAdjusted[$0] }
    let inside = units.filter { (analysis.ranksAdjusted[$0] ?? .infinity) <= Double(analysis.top) }
    let chances = inside.compactMap { unit in
      analysis.intervals[unit].map { (unit: unit, chance: $0.probabilityTop) }
    }
    let least = chances.min { ($0.chance, $0.unit) < ($1.chance, $1.unit) }
    return Words.answer(
      moved: moved, of: units.count, top: analysis.top,
      sure: units.count { (analysis.intervals[$0]?.probabilityTop ?? 0) >= 0.95 },
      least: least.map { (round.units[$0.unit].id, Int((100 * $0.chance).rounded())) })
  }

  private enum Words {
    static let title = Phrase("What becomes of the ranking?")
    static func answer(
      moved: Int, of all: Int, top: Int, sure: Int, least: (unit: String, times: Int)?
    ) -> Phrase {
      let first = Phrase("\(moved) of \(all) units change rank when severities are given back")
      guard let least, all > top else { return Phrase("\(first).") }
      return Phrase(
        "\(first); \(sure) are in the first \(top) in at least 95 of 100 plausible "
          + "re-scorings, while \(least.unit), now in the first \(top), is there in \(least.times). "
          + "This takes the weights as given and severities to be as unsure as above.")
    }
    static let caution =
      Phrase(
        "Rank intervals carry the uncertainty of the severities alone, not that of each unit's own scores "
          + "or of the weights. Another visit on another day might have scored a unit otherwise.")
    static let slopes = Phrase("Rank of each unit before and after adjustment")
    static let slopesCaption =
      Phrase(
        "Left: by the scores as given. Right: with severities given back. Long moves are coloured and "
          + "named.")
    static let onSlopes = [
      "rank": Phrase("rank"), "raw": Phrase("rank as given"), "adjusted": Phrase("rank, adjusted"),
    ]
    static let intervals = Phrase("How far each unit's rank is settled")
    static func intervalsCaption(_ top: Int) -> Phrase {
      Phrase(
        "Units in the order of their adjusted totals; each line covers 95 % of plausible ranks. The "
          + "dashed line ends the first \(top).")
    }
    static func onIntervals(_ top: Int) -> [String: Phrase] {
      [
        "rank": Phrase("rank"), "x": Phrase("units, best first"),
        "adjusted": Phrase("rank, adjusted"),
        "interval": Phrase("95 % of plausible ranks"), "raw": Phrase("rank as given"),
        "chance": Phrase("in the first \(top)"), "sure": Phrase("surely in the first \(top)"),
        "open": Phrase("open"), "out": Phrase("surely not"),
      ]
    }
  }
}
