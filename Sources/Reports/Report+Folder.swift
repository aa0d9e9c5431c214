public import Appraisals
public import Foundation
import Reporting
import Statistics

extension Report {
  /// What the run came to, with the page, the workbook and the figures.
  ///
  /// - Parameters:
  ///   - charts: what draws the charts of the page.
  ///   - painter: what draws figures; nil for none.
  func output(
    _ recipe: RunRecipe, inputs: [RunRecord.File], charts: ChartLibrary = ChartLibrary(),
    painter: FigurePainter? = nil
  ) -> RunOutput {
    RunOutput(
      recipe: recipe, inputs: inputs,
      summary: [appraisal.severities.sentence] + appraisal.boundarySentences.prefix(1)
        + [appraisal.verdicts.unitSentence],
      warnings: notices + charts.notices, tables: tables,
      makers: makers(ReportPage(self, path: recipe.round?.path), charts, painter),
      vega: charts.hash, result: RunRecord.RoundResult(appraisal),
      details: appraisal.outliers.details)
  }

  /// Page, workbook and figures.
  private func makers(
    _ page: ReportPage, _ charts: ChartLibrary, _ painter: FigurePainter?
  ) -> [FileMaker] {
    let html = Once<HTMLReport>()
    @Sendable func made() -> HTMLReport { html.value { page.html(in: language) } }
    let makers: [FileMaker] = [
      { .success([OutputFile("report.html", pieces: made().pieces(vega: charts.modules))]) },
      {
        Result { () throws(AppraisalError) in [try OutputFile("report.xlsx", workbook)] }
      },
    ]
    guard let painter else { return makers }
    return makers + [
      {
        Result { () throws(AppraisalError) in
          try painter.files(of: made().charts, in: language)
        }
      }
    ]
  }

  /// Writes the folder of the report, which appears at once.
  ///
  /// - Throws: `AppraisalError` where the folder holds other files or cannot be written.
  public func write(to path: String) throws(AppraisalError) {
    var recipe = RunRecipe(.report, language: language)
    recipe.analysis = appraisal.recipe
    try output(recipe, inputs: []).write(to: path)
  }

  /// Writes the folder of the report; see `write(to:)` for a path.
  public func write(to folder: URL) throws(AppraisalError) { try write(to: folder.path) }
}
