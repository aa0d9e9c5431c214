import Phrases
import Reporting

extension ReportPage {
  var linkSection: HTMLReport.Section {
    let visits = round.visits
    let teams = Dictionary(grouping: visits, by: \.team).mapValues(\.count)
    let units = Dictionary(grouping: visits, by: \.unit).mapValues(\.count)
    let nodes = ResultTable(
      name: "nodes", columns: ["kind", "unit", "team", "links"],
      rows: round.teams.indices.map {
        [.text("team"), .text(""), .text(round.teams[$0].id), .integer(teams[$0] ?? 0)]
      }
        + round.units.indices.map {
          [
            .text("unit"), .text(round.units[$0].id), .text(analysis.teamName(of: $0)),
            .integer(units[$0] ?? 0),
          ]
        })
    let links = ResultTable(
      name: "links", columns: ["source", "target"],
      rows: visits.map { [.integer($0.team), .integer(round.teams.count + $0.unit)] })
    return .init(
      title: Words.title, answer: analysis.designSentence,
      charts: [
        Chart(
          .unitTeamNetwork, title: Words.chart, caption: Words.caption,
          data: [ChartData(nodes), ChartData(links)], words: Words.onChart)
      ], tables: tables("design"), caution: Words.caution)
  }

  /// Every unit in one table, what was found in the input, and which files lie beside the page.
  var fileSection: HTMLReport.Section {
    let beside = names.filter { !Self.onPage.contains($0) }
    return .init(
      title: FileWords.title,
      answer: FileWords.answer(findings: tables["findings"]?.rows.count ?? 0),
      tables: tables("summary", "findings"), caution: FileWords.beside(beside.map { $0 + ".csv" }))
  }

  private static let onPage: Set<String> = [
    "team_severity", "bias_tests", "composite", "assessor_severity", "team_category",
    "item_difficulty", "ranks", "reachable_ranks", "weight_intervals", "effective_weights",
    "scheme_agreement", "rule_comparison", "joint_ranks", "outliers", "design", "summary",
    "findings",
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
        "Where no unit was visited by two teams, no amount of on-site scores tells a severe team from "
          + "weaker units. A few shared visits next year would.")
    static let onChart = ["units": Phrase("units visited"), "teams": Phrase("teams that visited")]
  }

  private enum FileWords {
    static let title = Phrase("Where is every number?")
    static func answer(findings: Int) -> Phrase {
      findings == 0
        ? Phrase(
          "Each unit's numbers stand in one row below; nothing was found wrong in the input.")
        : Phrase(
          "Each unit's numbers stand in one row below; \(findings) notices on the input follow.")
    }
    static func beside(_ files: [String]) -> Phrase {
      Phrase(
        "Numbers are rounded for print; ranks come from unrounded totals. Beside this page lie "
          + "\(files), too long to print. run.json says what all of it was made "
          + "from; a check that finds nothing does not prove that a score is right.")
    }
  }
}
