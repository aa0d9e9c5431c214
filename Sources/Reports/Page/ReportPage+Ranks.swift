import Appraisals
import Phrases
import Reporting
import Statistics

extension ReportPage {
  func rankSection(in language: Language) -> HTMLReport.Section {
    let results = appraisal.ranks
    let slopes = RankSlopes(
      pairs: results.units.filter { drawn.draws(unit: $0.name) }.compactMap { unit in
        guard let raw = unit.rankRaw, let adjusted = unit.rankAdjusted else { return nil }
        return (unit.name, Int(raw), Int(adjusted))
      })
    let ranks = RankTables.ranks(results).rows("unit", drawn.draws(unit:))
    let charts = [
      Chart(
        .rankSlopes, title: Words.slopes, caption: drawn.unitCaption(Words.slopesCaption),
        data: [ChartData(ranks)],
        words: Words.onSlopes, still: slopes.svg(in: language)),
      Chart(
        .rankIntervals, title: Words.intervals,
        caption: drawn.unitCaption(Words.intervalsCaption(results.top)),
        data: [
          ChartData(
            ranks,
            columns: [
              "unit": "unit", "team": "team", "rank_raw": "rank_raw",
              "rank_adjusted": "rank_adjusted", "rank_lower": "rank_lower",
              "rank_upper": "rank_upper", "p_top_\(results.top)": "p_top",
              "rank_lower_severity_only": "severity_lower",
              "rank_upper_severity_only": "severity_upper",
            ])
        ], words: Words.onIntervals(results.top),
        values: [
          "top": .number(Double(results.top)), "certain": .number(Standing.leastCertain),
        ]),
    ]
    return .init(
      SectionName.ranks, title: Words.title, answer: rankAnswer,
      blocks: charts.map { .chart($0) } + tables("rank_boundary", "ranks"),
      caution: Words.caution)
  }

  private var rankAnswer: Phrase {
    let units = appraisal.ranks.units
    let moved = Words.moved(units.count { $0.rankRaw != $0.rankAdjusted }, of: units.count)
    let lines = appraisal.boundarySentences
    let (ranks, all) = (appraisal.ranks, lines.reduce(moved) { $0 + $1 })
    guard appraisal.boundaries.first?.line == .first(ranks.top) else { return all }
    return all + Words.severities(ranks.certainBySeverities, of: ranks.top)
  }

  private enum Words {
    static let title = Phrase("How does the ranking change?")
    static func moved(_ moved: Int, of all: Int) -> Phrase {
      Phrase("\(moved) of \(all) units change rank when scores are adjusted for severity.")
    }
    static func severities(_ certain: Int, of top: Int) -> Phrase {
      Phrase(
        "Certain means a probability of at least 95 %, with every error of the totals counted; were "
          + "only severities unsure, \(certain) of the first \(top) would be certain.")
    }
    static let caution =
      Phrase(
        "Ranks by quality count every error of the totals: severities, assessors, raters and votes. "
          + "They take the weights as given, and one quality behind all scores of a unit. Columns that "
          + "end in severity_only ask what severities alone leave open.")
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
        "Units in the order of their adjusted totals. The thin line covers 95 % of the ranks by quality, "
          + "every error counted; the thick one those that severities alone leave open. The dashed line "
          + "ends the first \(top).")
    }
    static func onIntervals(_ top: Int) -> [String: Phrase] {
      [
        "rank": Phrase("rank"), "x": Phrase("units, best first"),
        "adjusted": Phrase("rank, adjusted"),
        "interval": Phrase("95 % of ranks by quality"),
        "inner": Phrase("if only severities were unsure"), "raw": Phrase("rank as given"),
        "chance": Phrase("in the first \(top)"), "sure": Phrase("certain"),
        "open": Phrase("open"), "out": Phrase("out"),
      ]
    }
  }
}
