import Appraisals
import Phrases
import Reporting
import Sensitivity

extension ReportPage {
  func rankSection(in language: Language) -> HTMLReport.Section {
    let results = appraisal.ranks
    let slopes = RankSlopes(
      pairs: results.units.compactMap { unit in
        guard let raw = unit.rankRaw, let adjusted = unit.rankAdjusted else { return nil }
        return (unit.name, Int(raw), Int(adjusted))
      })
    let ranks = RankTables.ranks(results)
    let charts = [
      Chart(
        .rankSlopes, title: Words.slopes, caption: Words.slopesCaption, data: [ChartData(ranks)],
        words: Words.onSlopes, still: slopes.svg(in: language)),
      Chart(
        .rankIntervals, title: Words.intervals, caption: Words.intervalsCaption(results.top),
        data: [
          ChartData(
            ranks,
            columns: [
              "unit": "unit", "team": "team", "rank_raw": "rank_raw",
              "rank_adjusted": "rank_adjusted", "rank_lower": "rank_lower",
              "rank_upper": "rank_upper", "p_top_\(results.top)": "p_top",
            ])
        ], words: Words.onIntervals(results.top),
        values: ["top": .number(Double(results.top))]),
    ]
    return .init(
      title: Words.title, answer: rankAnswer, charts: charts, tables: tables("ranks"),
      caution: Words.caution)
  }

  private var rankAnswer: Phrase {
    let (units, top) = (appraisal.ranks.units, appraisal.ranks.top)
    let moved = units.count { $0.rankRaw != $0.rankAdjusted }
    let inside = units.filter(\.isAmongFirst)
    let least = inside.filter { $0.interval != nil }.min {
      ($0.interval?.probabilityTop ?? 1, $0.index) < ($1.interval?.probabilityTop ?? 1, $1.index)
    }
    return Words.answer(
      moved: moved, of: units.count, top: top,
      sure: units.count { ($0.interval?.probabilityTop ?? 0) >= 0.95 },
      least: least.map { ($0.name, Int((100 * ($0.interval?.probabilityTop ?? 0)).rounded())) })
  }

  private enum Words {
    static let title = Phrase("How does the ranking change?")
    static func answer(
      moved: Int, of all: Int, top: Int, sure: Int, least: (unit: String, percent: Int)?
    ) -> Phrase {
      let first = Phrase(
        "\(moved) of \(all) units change rank when scores are adjusted for severity")
      guard let least, all > top else { return Phrase("\(first).") }
      return Phrase(
        "\(first). If only severities are uncertain, the number of units that are among "
          + "the first \(top) with a probability of at least 95 % is \(sure); for "
          + "\(least.unit), now among them, the probability is \(least.percent) %. This takes "
          + "the weights as given.")
    }
    static let caution =
      Phrase(
        "Rank intervals include only the uncertainty of the severities, not that of each "
          + "unit's own scores or of the weights. A visit on another day might have given a "
          + "unit other scores.")
    static let slopes = Phrase("Rank of each unit before and after adjustment")
    static let slopesCaption =
      Phrase(
        "Left: by the scores as given. Right: adjusted for severity. Long moves are coloured and "
          + "named.")
    static let onSlopes = [
      "rank": Phrase("rank"), "raw": Phrase("rank as given"), "adjusted": Phrase("rank, adjusted"),
    ]
    static let intervals = Phrase("How certain each unit's rank is")
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
