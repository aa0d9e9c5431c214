import Appraisals
import Assessments
import Phrases
import Reporting

extension ReportPage {
  var linkSection: HTMLReport.Section {
    let visits = round.visits
    let teams = Dictionary(grouping: visits, by: \.team).mapValues(\.count)
    let units = Dictionary(grouping: visits, by: \.unit).mapValues(\.count)
    var nodes = ChartRows(["kind", "unit", "team", "links"])
    for team in round.teams.indices {
      nodes.append(["team", "", round.teams[team].id, teams[team] ?? 0])
    }
    for unit in round.units.indices {
      nodes.append(["unit", round.units[unit].id, appraisal.teamName(of: unit), units[unit] ?? 0])
    }
    var links = ChartRows(["source", "target"])
    for visit in visits { links.append([visit.team, round.teams.count + visit.unit]) }
    return .init(
      SectionName.design, title: Words.title, answer: appraisal.design.sentence,
      blocks: [
        .chart(
          Chart(
            .unitTeamNetwork, title: Words.chart, caption: Words.caption,
            data: [nodes.data("nodes"), links.data("links")], words: Words.onChart))
      ] + tables("design"),
      caution: appraisal.design.connection == .all ? Words.connected : Words.caution)
  }

  /// Every unit in one table, what was found in the input, and which other files there are.
  var fileSection: HTMLReport.Section {
    let others = report.tables.map(\.name).filter { !Self.onPage.contains($0) }
    return .init(
      SectionName.files, title: FileWords.title,
      answer: FileWords.answer(diagnostics: report.diagnostics.count),
      blocks: tables("summary", "diagnostics"),
      caution: FileWords.others(others.map { $0 + ".csv" }))
  }

  private static let onPage: Set<String> = [
    "team_severity", "bias_tests", "composite", "assessor_severity", "team_category",
    "item_difficulty", "ranks", "rank_boundary",
    "reachable_ranks", "weight_intervals", "effective_weights",
    "scheme_agreement", "rule_comparison", "joint_ranks", "outliers", "design", "summary",
    "diagnostics",
  ]

  private enum Words {
    static let title = Phrase("Who visited whom?")
    static let chart = Phrase("Units and the teams that visited them")
    static let caption =
      Phrase(
        "Squares are teams, circles are units; a line is a visit. Teams joined by a unit that both "
          + "visited can be compared on-site.")
    static let caution =
      Phrase(
        "Where no unit was visited by two teams, on-site scores alone cannot show whether "
          + "a team was severe or its units were weaker. A few shared visits next year would "
          + "show it.")
    static let connected =
      Phrase(
        "A comparison through few shared units is less certain; the variances below say how much.")
    static let onChart = ["units": Phrase("units visited"), "teams": Phrase("teams that visited")]
  }

  private enum FileWords {
    static let title = Phrase("Where is every number?")
    static func answer(diagnostics: Int) -> Phrase {
      switch diagnostics {
      case 0: Phrase("Each unit has one row below; nothing was found wrong in the input.")
      case 1: Phrase("Each unit has one row below; 1 remark on the input follows.")
      default: Phrase("Each unit has one row below; \(diagnostics) remarks on the input follow.")
      }
    }
    static func others(_ files: [String]) -> Phrase {
      Phrase(
        "Numbers are rounded for reading; ranks come from unrounded totals. In the same folder are "
          + "\(files), too long for this page. run.json says what all of it was made from. That "
          + "nothing is flagged does not prove that a score is right.")
    }
  }
}
