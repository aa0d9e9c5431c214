import Assessments
import Foundation
import Normalization
import Phrases
import Reporting
import Statistics
import TableIO

/// One report: a recipe carried out on a round as read.
struct ReportFiles {
  let recipe: Recipe
  let analysis: Analysis
  /// Every file of the result folder, run.json last.
  let files: [OutputFile]

  /// - Parameter options: only their seed and threads count here.
  init(
    _ recipe: Recipe, _ choices: Recipe.Choices, _ round: Round, _ reading: RoundReading,
    options: RoundOptions
  ) throws {
    self.recipe = recipe
    let analysis = try Analysis(round, options: options, ties: choices.ties, top: recipe.top)
    self.analysis = analysis
    var study = try analysis.weightStudy()
    study.tops = recipe.tops.filter { $0 < study.units.count }
    let tables = try analysis.reportTables(study, reading, rules: choices.rules)
    let vega = vegaModules()
    let results =
      try tables.map { try csvFile($0, choices.csvEncoding) }
      + [
        OutputFile(
          "report.html", text: ReportPage(analysis, study, tables: tables).html.text(vega: vega)),
        OutputFile("report.xlsx", bytes: try bytes(of: analysis.workbook(tables))),
      ]
    let record = RunRecord(
      recipe, analysis, reading, vega: vega.map { sha256(Array($0.script.utf8)) }, results: results)
    files = results + [OutputFile("run.json", text: try record.json)]
  }

}

/// What draws the charts of a page; nil, said aloud, where it is not installed.
///
/// STEELYARD_VEGA may name the folder of another build.
func vegaModules() -> VegaModules? {
  let folder = ProcessInfo.processInfo.environment["STEELYARD_VEGA"] ?? VegaModules.standardFolder
  let vega = VegaModules(folder: folder)
  if vega == nil {
    say(Phrase("no Vega in \(folder): install libjs-vega for charts in the page"))
  }
  return vega
}

extension Analysis {
  fileprivate func reportTables(
    _ study: WeightStudy, _ reading: RoundReading, rules: [Rule]
  ) throws -> [ResultTable] {
    let results = apply(rules)
    let alternatives = [NamedWeights.equal(round.scheme)]
    let weightTables = study.components.count < 2 ? [] : try study.tables() + [leaveOut(study)]
    return [
      summary, reading.findingsTable, design, teamSeverity, biasTests, compositeTable,
      adjustedScores(results), ruleComparison(results), ranks, schemes(alternatives),
      schemeAgreement(alternatives), weightIntervalTable, jointRanks(seed: seed), outliers,
    ] + [grades].compactMap { $0 } + round.ratingTables + weightTables
  }
}
