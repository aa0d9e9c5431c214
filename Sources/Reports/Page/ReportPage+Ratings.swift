import Appraisals
import Phrases
import Reporting
import Severity
import TableIO

extension ReportPage {
  /// Assessors and categories; nil without item scores.
  func ratingSection(in language: Language) -> HTMLReport.Section? {
    guard let found = appraisal.ratings else { return nil }
    var teams = ChartRows(["team"])
    for team in Set(found.categories.map(\.team)).naturallySorted() where drawn.draws(team: team) {
      teams.append([team])
    }
    let heat = Chart(
      .teamCategory, title: Words.heat, caption: drawn.teamCaption(Words.heatCaption),
      data: [
        ChartData(
          SeverityTables.categories(found, appraisal.verdicts)
            .rows("team", drawn.draws(team:))), teams.data("teams"),
      ], words: Words.onHeat)
    let strip = assessors(found).map {
      Chart(
        .assessorStrip, title: Words.strip, caption: drawn.teamCaption(Words.stripCaption),
        data: [$0, teams.data("teams")], words: Words.onStrip,
        values: ["names": .texts(Words.measures.mapValues { $0.said(in: language) })],
        choices: [
          .init(
            signal: "x", label: Words.measure,
            options: ["spread", "severity"].map { (.text($0), Words.measures[$0] ?? .empty) })
        ])
    }
    let cells = appraisal.verdicts.flagged(.cell)
    return .init(
      SectionName.assessors, title: Words.title,
      answer: Words.answer(
        cells: cells.count, of: found.categories.count,
        differing: found.assessors.count(where: \.differs), all: found.assessors.count)
        + appraisal.verdicts.assessorSentence + Words.assumption,
      blocks: [heat, strip].compactMap { $0 }.map { .chart($0) }
        + tables("assessor_severity", "team_category", "item_difficulty"),
      caution: Words.caution)
  }

  /// Each assessor's severity and spread over items, with a place inside the team's band.
  private func assessors(_ found: RatingResults) -> ChartData? {
    guard !found.assessors.isEmpty else { return nil }
    let spreads = Dictionary(
      appraisal.outliers.rows.filter { $0.measure == "item_spread_ratio" }.map {
        ($0.subject, $0)
      }, uniquingKeysWith: { first, _ in first })
    let sizes = Dictionary(grouping: found.assessors, by: \.team).mapValues(\.count)
    var seen: [String: Int] = [:]
    var rows = ChartRows([
      "assessor", "team", "severity", "conditional_sd", "flagged", "consistency", "spread",
      "spread_flagged", "place",
    ])
    for own in found.assessors where drawn.draws(team: own.team) {
      let place = Double(seen[own.team, default: 0]) / Double(max(1, (sizes[own.team] ?? 1) - 1))
      seen[own.team, default: 0] += 1
      let spread = spreads[own.name]
      rows.append([
        own.name, own.team, own.estimate.severity, own.estimate.conditionalSD,
        appraisal.verdicts.isFlagged(.assessor, own.name), own.estimate.consistency, spread?.value,
        spread?.isFlagged ?? false, place,
      ])
    }
    return rows.data("assessors")
  }

  private enum Words {
    static let title = Phrase("Which assessors and categories were scored unlike the rest?")
    static func answer(cells: Int, of all: Int, differing: Int, all assessors: Int) -> Phrase {
      let first =
        switch cells {
        case 0:
          Phrase(
            "In no category did a team score unlike its usual severity (\(all) pairs looked at).")
        case 1:
          Phrase("1 of \(all) pairs of team and category stands out.")
        default:
          Phrase("\(cells) of \(all) pairs of team and category stand out.")
        }
      return first
        + Phrase(
          "\(differing) of \(assessors) assessors differ in severity from colleagues on the same units, "
            + "as is usual.")
    }
    static let assumption = Phrase(
      "This assumes that colleagues scored without agreeing beforehand, and holds false discoveries "
        + "at 5 %.")
    static let caution =
      Phrase(
        "Assessors are compared inside their team only: what a whole team has in common is not seen here, "
          + "and a category may be hard for one team's units for good reason.")
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
    static let strip = Phrase("Assessors compared with their colleagues")
    static let stripCaption =
      Phrase(
        "One mark per assessor. Spread over items: 1 is as wide as that of colleagues on the same units; far "
          + "below 1, an overall impression may lie behind the scores; far above, scores are erratic. A triangle "
          + "at the edge stands for a value off the scale, written beside it."
      )
    static let measure = Phrase("Show")
    static let measures = [
      "spread": Phrase("spread over items, colleagues = 1"),
      "severity": Phrase("severity, points of 100"),
    ]
    static let onStrip = [
      "consistency": Phrase("correlation with colleagues"),
      "flagged": Phrase("needs a second look"), "unflagged": Phrase("not flagged"),
    ]
  }
}
