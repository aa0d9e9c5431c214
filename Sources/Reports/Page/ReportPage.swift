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

  init(_ report: Report) { self.report = report }

  /// Tables of the report by name, those there are.
  func tables(_ names: String...) -> [ResultTable] {
    names.compactMap { name in report.tables.first { $0.name == name } }
  }

  func html(in language: Language) -> HTMLReport {
    HTMLReport(
      title: Phrase("Steelyard report: \(round.scheme.name)"), subtitle: report.subtitle,
      sections: [
        severitySection(in: language), ratingSection(in: language), rankSection(in: language),
        weightSection(in: language), ruleSection, outlierSection(in: language), linkSection,
        fileSection,
      ].compactMap { $0 },
      units: appraisal.ranks.units.map {
        .init(name: $0.name, team: $0.team, rank: $0.rankAdjusted)
      },
      sliders: sliders(in: language), language: language)
  }
}
