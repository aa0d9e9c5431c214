import Appraisals
import Reporting

extension HTMLReport {
  /// The files of a report: page, workbook and, where there is something to draw them, figures.
  ///
  /// - Throws: `AppraisalError` where the workbook has no room or a figure cannot be drawn.
  func files(
    with workbook: WorkbookDraft, _ library: ChartLibrary, _ painter: FigurePainter?
  ) throws(AppraisalError) -> [OutputFile] {
    var files = try files(library, painter)
    files.insert(try OutputFile("report.xlsx", workbook), at: 1)
    return files
  }

  /// The page and, where there is something to draw them, figures.
  ///
  /// - Throws: `AppraisalError` where a figure cannot be drawn.
  func files(
    _ library: ChartLibrary, _ painter: FigurePainter?
  ) throws(AppraisalError) -> [OutputFile] {
    [OutputFile("report.html", pieces: pieces(vega: library.modules))]
      + (try painter?.files(of: charts, in: language) ?? [])
  }
}
