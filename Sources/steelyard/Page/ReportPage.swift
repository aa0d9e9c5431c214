import Assessments
import Phrases
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
      sliders: sliders, language: Console.language)
  }

  private enum Words {
    static func title(_ scheme: String) -> Phrase { Phrase("Steelyard report: \(scheme)") }
    static func subtitle(units: Int, teams: Int, visits: Int) -> Phrase {
      Phrase(
        "\(units) units, \(teams) teams, \(visits) on-site scores; steelyard "
          + "\(Steelyard.configuration.version)")
    }
  }
}

/// "a, b and c" of as many as fit, the rest counted.
func listed(_ names: [String], most: Int = 12) -> Phrase {
  let shown = Phrase(names.prefix(most).map { Phrase(verbatim: $0) }, mark: .comma)
  return names.count > most ? Phrase("\(shown) and \(names.count - most) more") : shown
}
