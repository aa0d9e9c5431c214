import Appraisals
import Phrases
import Reporting

/// What the groups of `trend` came to, in their order: all that its output is made of.
struct ComparedGroups {
  /// Notices of what was read.
  var opening: [Phrase] = []
  /// Notices of groups left out.
  var leftOut: [Phrase] = []
  /// Notices and sentences of the groups that were compared.
  var notices: [Phrase] = []
  var summary: [Phrase] = []
  var tables: [ResultTable] = []
  /// How many groups were compared.
  var studies = 0
  /// The page of each group compared; empty where no files are wanted.
  var pages: [[UInt8]] = []
  /// The workbook of each group compared; empty where no files are wanted.
  var workbooks: [[UInt8]] = []
  /// SHA-256 of the chart library in the pages; nil where there is none.
  var vega: String?

  /// The pages and the workbooks under their names.
  var files: [OutputFile] {
    pages.enumerated().map { place, bytes in OutputFile(Self.pageName(place), bytes: bytes) }
      + workbooks.enumerated().map { place, bytes in
        OutputFile(Self.workbookName(place), bytes: bytes)
      }
  }

  /// Name of the page of a group, by its place among the groups compared.
  static func pageName(_ place: Int) -> String {
    place == 0 ? "trend.html" : "trend-\(place + 1).html"
  }

  /// Name of the workbook of a group, by its place among the groups compared.
  static func workbookName(_ place: Int) -> String {
    place == 0 ? "trend.xlsx" : "trend-\(place + 1).xlsx"
  }

  /// The output of a run that came to this.
  ///
  /// - Throws: `AppraisalError` where the whole has no two years to compare.
  func output(
    _ recipe: RunRecipe, inputs: [RunRecord.File], hasFiles: Bool
  ) throws(AppraisalError) -> RunOutput {
    let isPart = recipe.years?.part != nil
    guard isPart || studies > 0 else {
      throw AppraisalError(
        .badData,
        Phrase(
          "no two years share a unit; names must be the same in both, or a mapping (--mapping, or that of "
            + "an archive) must say which are the same"))
    }
    var files = hasFiles ? files : []
    if hasFiles, isPart { files.append(try TrendPart(self).file()) }
    return RunOutput(
      recipe: recipe, inputs: inputs, summary: summary, warnings: opening + leftOut + notices,
      tables: tables, files: files, vega: hasFiles ? vega : nil)
  }
}
