public import Appraisals
public import Foundation
import Reporting

extension Report {
  /// What the run came to, with the page, the workbook and the figures.
  ///
  /// - Parameters:
  ///   - charts: what draws the charts of the page.
  ///   - painter: what draws figures; nil for none.
  func output(
    _ recipe: RunRecipe, inputs: [RunRecord.File], charts: ChartLibrary = ChartLibrary(),
    painter: FigurePainter? = nil
  ) throws(AppraisalError) -> RunOutput {
    let page = ReportPage(self, path: recipe.round?.path).html(in: language)
    return RunOutput(
      recipe: recipe, inputs: inputs,
      summary: [appraisal.severities.sentence] + appraisal.boundarySentences.prefix(1)
        + [appraisal.verdicts.unitSentence],
      warnings: notices + charts.notices, tables: tables,
      files: try page.files(with: workbook, charts, painter), vega: charts.hash,
      result: RunRecord.RoundResult(appraisal),
      details: appraisal.outliers.details)
  }

  /// Writes the folder of the report, which appears at once.
  ///
  /// - Throws: `AppraisalError` where the folder holds other files or cannot be written.
  public func write(to path: String) throws(AppraisalError) {
    var recipe = RunRecipe(.report, language: language)
    recipe.analysis = appraisal.recipe
    try output(recipe, inputs: []).folder().write(to: path)
  }

  /// Writes the folder of the report; see `write(to:)` for a path.
  public func write(to folder: URL) throws(AppraisalError) { try write(to: folder.path) }
}
