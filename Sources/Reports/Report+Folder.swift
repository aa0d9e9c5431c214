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
  ) throws(AppraisalError) -> RunOutput {
    let files = try files(ReportPage(self, path: recipe.round?.path), charts, painter)
    return RunOutput(
      recipe: recipe, inputs: inputs,
      summary: [appraisal.severities.sentence] + appraisal.boundarySentences.prefix(1)
        + [appraisal.verdicts.unitSentence],
      warnings: notices + charts.notices, tables: tables,
      files: files, vega: charts.hash,
      result: RunRecord.RoundResult(appraisal),
      details: appraisal.outliers.details)
  }

  /// Page, workbook and figures, page and workbook side by side.
  private func files(
    _ page: ReportPage, _ charts: ChartLibrary, _ painter: FigurePainter?
  ) throws(AppraisalError) -> [OutputFile] {
    let (pages, sheets) = parallelPair(threads: appraisal.threads) { _ in
      Result { () throws(AppraisalError) in
        try page.html(in: language).files(charts, painter)
      }
    } _: { _ in
      Result { () throws(AppraisalError) in try OutputFile("report.xlsx", workbook) }
    }
    var files = try pages.get()
    files.insert(try sheets.get(), at: 1)
    return files
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
