import Appraisals
import Reporting

extension HTMLReport {
  /// The files of a report: page, workbook and, where there is something to draw them, figures.
  ///
  /// - Throws: `AppraisalError` where the workbook has no room or a figure cannot be drawn.
  func files(
    with workbook: WorkbookDraft, _ library: ChartLibrary, _ painter: FigurePainter?
  ) throws(AppraisalError) -> [OutputFile] {
    [
      OutputFile("report.html", pieces: pieces(vega: library.modules)),
      try OutputFile("report.xlsx", workbook),
    ] + (try painter?.files(of: charts, in: language) ?? [])
  }
}
