import Appraisals
import Assessments
import Phrases
import Reporting

/// The report as a page a person reads, from typed results.
struct ReportPage {
  let report: Report
  var appraisal: Appraisal { report.appraisal }
  var round: Round { appraisal.round }
  var weights: WeightAnalysis { report.weights }

  /// The name of the round's file or folder, for commands a reader can copy.
  let file: String
  /// What charts draw.
  let drawn: DrawnSubjects

  /// - Parameter path: where the round was read from; nil for one built in memory.
  init(_ report: Report, path: String? = nil) {
    self.report = report
    drawn = DrawnSubjects(report.appraisal)
    file = path.flatMap { $0.split(separator: "/").last.map(String.init) } ?? "round"
  }

  /// Tables of the report by name, those there are.
  func tables(_ names: String...) -> [HTMLReport.Block] {
    names.compactMap { name in report.tables.first { $0.name == name } }
      .map(PageGlances.block)
  }

  func html(in language: Language) -> HTMLReport {
    HTMLReport(
      title: Phrase("Steelyard report: \(round.scheme.name)"), subtitle: report.subtitle,
      cards: cards,
      sections: [
        publishSection, callSection, readinessSection, severitySection(in: language),
        ratingSection(in: language), rankSection(in: language),
        weightSection(in: language), ruleSection, outlierSection(in: language), linkSection,
        fileSection,
      ].compactMap { $0 },
      units: appraisal.ranks.units.map {
        .init(
          name: $0.name, team: $0.team, group: round.units[$0.index].group, rank: $0.rankAdjusted,
          lines: cardLines(of: $0))
      },
      sliders: sliders(in: language), language: language)
  }
}
