import Appraisals
import Phrases
import Reporting

extension RunRecipe {
  /// What draws the figures that the recipe asks for; nil where it asks for none.
  ///
  /// - Throws: `AppraisalError`, unreadable, where a program is not installed.
  func painter(_ charts: ChartLibrary) throws(AppraisalError) -> FigurePainter? {
    guard let figures else { return nil }
    do {
      return try FigurePainter(figures.drawn, vega: charts.modules)
    } catch {
      throw AppraisalError(.unreadable, error.phrase)
    }
  }
}

extension FigureFormat {
  /// Where figures are in a result folder.
  static let folder = "figures/"

  fileprivate var drawn: Figure.Format {
    switch self {
    case .svg: .svg
    case .png: .png
    }
  }
}

extension FigurePainter {
  /// The folder `figures`: of each chart the drawing and its specification, and captions.md.
  ///
  /// - Throws: `AppraisalError` where a chart cannot be drawn.
  func files(of charts: [Chart], in language: Language) throws(AppraisalError) -> [OutputFile] {
    let figures: [Figure]
    do {
      figures = try self.figures(of: charts, in: language)
    } catch {
      throw AppraisalError(.impossible, error.phrase)
    }
    let captions = figures.map { figure in
      let (title, caption) = (figure.title.said(in: language), figure.caption.said(in: language))
      return "## \(title)\n\n![\(title)](\(figure.fileName))\n\n\(caption)\n"
    }
    let folder = FigureFormat.folder
    return figures.flatMap { figure in
      [
        OutputFile(folder + figure.fileName, bytes: figure.drawing),
        OutputFile(folder + figure.name + ".vg.json", text: figure.specification),
      ]
    } + [OutputFile(folder + "captions.md", text: captions.joined(separator: "\n"))]
  }
}
