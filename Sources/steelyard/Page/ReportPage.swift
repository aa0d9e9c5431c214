import Assessments
import Reporting

/// The report as a page a person reads: the tables of the run, each used as it was computed.
struct ReportPage {
  let analysis: Analysis
  let study: WeightStudy
  let tables: [String: ResultTable]
  /// Names of all tables, in the order they are written.
  let names: [String]

  init(_ analysis: Analysis, _ study: WeightStudy, tables: [ResultTable]) {
    self.analysis = analysis
    self.study = study
    self.tables = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    names = tables.map(\.name)
  }

  var round: Round { analysis.round }

  func tables(_ names: String...) -> [ResultTable] { names.compactMap { tables[$0] } }

  var html: HTMLReport {
    HTMLReport(
      title: Words.title(round.scheme.name),
      subtitle: Words.subtitle(
        units: round.units.count, teams: round.teams.count, visits: round.visits.count),
      sections: [
        severitySection, ratingSection, rankSection, weightSection, ruleSection, outlierSection,
        linkSection, fileSection,
      ].compactMap { $0 },
      units: round.units.indices.map { unit in
        .init(
          name: round.units[unit].id, team: analysis.teamName(of: unit),
          rank: analysis.ranksAdjusted[unit])
      },
      sliders: sliders)
  }

  private enum Words {
    static func title(_ scheme: String) -> String { "Steelyard report: \(scheme)" }
    static func subtitle(units: Int, teams: Int, visits: Int) -> String {
      "\(units) units, \(teams) teams, \(visits) on-site scores; steelyard "
        + Steelyard.configuration.version
    }
  }
}

/// "a, b and c" of as many as fit, the rest counted.
func listed(_ names: [String], most: Int = 12) -> String {
  let shown = names.prefix(most).joined(separator: ", ")
  return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}
