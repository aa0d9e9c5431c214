import Phrases
import Reporting

extension ReportPage {
  /// Assessors and categories; nil without item scores.
  var ratingSection: HTMLReport.Section? {
    guard let categories = tables["team_category"] else { return nil }
    let teams = ChartData(
      ResultTable(
        name: "teams", columns: ["team"],
        rows: Set(categories.rows.map { $0[0].printed }).sorted().map { [.text($0)] }))
    let heat = Chart(
      .teamCategory, title: Words.heat, caption: Words.heatCaption,
      data: [ChartData(categories), teams], words: Words.onHeat)
    let strip = assessors.map {
      Chart(
        .assessorStrip, title: Words.strip, caption: Words.stripCaption, data: [$0, teams],
        words: Words.onStrip, values: ["names": .texts(Words.measures.mapValues(\.said))],
        choices: [
          .init(
            signal: "x", label: Words.measure,
            options: ["spread", "severity"].map { (.text($0), Words.measures[$0] ?? .empty) })
        ])
    }
    return .init(
      title: Words.title, answer: answer(categories), charts: [heat, strip].compactMap { $0 },
      tables: tables("assessor_severity", "team_category", "item_difficulty"),
      caution: Words.caution)
  }

  private func answer(_ categories: ResultTable) -> Phrase {
    let cells = flaggedCount(categories)
    let assessors = tables["assessor_severity"].map(flaggedNames) ?? []
    return Words.answer(cells: cells, of: categories.rows.count, assessors: assessors)
  }

  private func flaggedCount(_ table: ResultTable) -> Int {
    table.columns.firstIndex(of: "flagged").map { column in
      table.rows.count { $0[column] == .flag(true) }
    } ?? 0
  }

  private func flaggedNames(_ table: ResultTable) -> [String] {
    guard let column = table.columns.firstIndex(of: "flagged") else { return [] }
    return table.rows.filter { $0[column] == .flag(true) }.map { $0[0].printed }
  }

  /// Each assessor's severity and spread over items, with a place inside the team's band.
  private var assessors: ChartData? {
    guard let table = tables["assessor_severity"], let outliers = tables["outliers"] else {
      return nil
    }
    func column(_ name: String, in table: ResultTable) -> Int {
      table.columns.firstIndex(of: name) ?? 0
    }
    var spreads: [String: (ResultTable.Cell, ResultTable.Cell)] = [:]
    let measure = column("measure", in: outliers)
    for row in outliers.rows where row[measure] == .text("item_spread_ratio") {
      spreads[row[column("subject", in: outliers)].printed] =
        (row[column("value", in: outliers)], row[column("flagged", in: outliers)])
    }
    let kept = ["assessor", "team", "severity", "conditional_sd", "flagged", "consistency"]
    let places = kept.map { column($0, in: table) }
    let sizes = Dictionary(grouping: table.rows, by: { $0[places[1]].printed }).mapValues(\.count)
    var seen: [String: Int] = [:]
    let rows = table.rows.map { row -> [ResultTable.Cell] in
      let team = row[places[1]].printed
      let place = Double(seen[team, default: 0]) / Double(max(1, (sizes[team] ?? 1) - 1))
      seen[team, default: 0] += 1
      let spread = spreads[row[places[0]].printed]
      return places.map { row[$0] }
        + [spread?.0 ?? .missing, spread?.1 ?? .flag(false), .points(place)]
    }
    return ChartData(
      ResultTable(
        name: "assessors", columns: kept + ["spread", "spread_flagged", "place"], rows: rows))
  }

  private enum Words {
    static let title = Phrase("Which assessors and categories were scored unlike the rest?")
    static func answer(cells: Int, of all: Int, assessors: [String]) -> Phrase {
      let first =
        cells == 0
        ? Phrase("No team was severe or lenient in a category of its own (\(all) looked at)")
        : Phrase(
          "\(cells) of \(all) pairs of team and category stand out at a false discovery rate of 5 %"
        )
      let second =
        assessors.isEmpty
        ? Phrase("no assessor was more severe or lenient than colleagues on the same units")
        : Phrase("more severe or lenient than colleagues on the same units: \(listed(assessors))")
      return Phrase(
        "\(first); \(second). This assumes that colleagues scored without agreeing beforehand.")
    }
    static let caution =
      Phrase(
        "Assessors are compared inside their team only: a leaning that a whole team shares is not seen "
          + "here, and a category may be hard for one team's units for good reason.")
    static let heat = Phrase("Severity by team and category, per cent of full marks")
    static let heatCaption =
      Phrase(
        "What a team took off (orange) or gave (blue) in a category beyond its usual severity. Framed: "
          + "stands out at a false discovery rate of 5 %.")
    static let onHeat = [
      "percent": Phrase("taken off, % of full marks"), "points": Phrase("points"),
      "flagged": Phrase("stands out at 5 %"),
      "unflagged": Phrase("does not stand out"),
    ]
    static let strip = Phrase("Assessors beside their colleagues")
    static let stripCaption =
      Phrase(
        "One mark an assessor. Spread over items: 1 is as colleagues on the same units; far below 1, an "
          + "overall impression may stand behind the scores; far above, scores are erratic.")
    static let measure = Phrase("Show")
    static let measures = [
      "spread": Phrase("spread over items beside colleagues"),
      "severity": Phrase("severity, points of 100"),
    ]
    static let onStrip = [
      "consistency": Phrase("correlation with colleagues"), "flagged": Phrase("stands out at 5 %"),
      "unflagged": Phrase("does not stand out"),
    ]
  }
}
