import Appraisals
import Phrases
import Reporting
import Statistics

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
  /// Of each group compared; empty where no files are wanted.
  var pages: [Pages] = []
  /// SHA-256 of the chart library in the pages; nil where there is none.
  var vega: String?

  /// The page and the workbook of a group.
  struct Pages: Sendable {
    /// In pieces: the chart library is the same in all pages.
    let html: [[UInt8]]
    let workbook: [UInt8]

    init(html: [[UInt8]], workbook: [UInt8]) {
      self.html = html
      self.workbook = workbook
    }

    /// - Parameter threads: both are made at the same time where there are two.
    /// - Throws: `AppraisalError` where the system has no room for the workbook.
    init(
      _ study: MultiYearStudy, in language: Language, _ modules: VegaModules?, threads: Int = 1
    ) throws(AppraisalError) {
      let made = parallelPair(
        threads: threads,
        { MultiYearPage(study).html(in: language).pieces(vega: modules) },
        {
          Result { () throws(AppraisalError) in
            try OutputFile("", MultiYearPage(study).workbook(in: language)).bytes
          }
        })
      html = made.0
      workbook = try made.1.get()
    }

    /// Names of both files, by the place of the group among those compared.
    static func names(_ place: Int) -> (html: String, workbook: String) {
      let name = place == 0 ? "trend" : "trend-\(place + 1)"
      return (name + ".html", name + ".xlsx")
    }
  }

  /// What one group came to: all that its study leaves in memory.
  struct Group: Sendable {
    let notices: [Phrase]
    let summary: [Phrase]
    let tables: [ResultTable]
    /// Nil where no files are wanted.
    let pages: Pages?

    init(_ study: MultiYearStudy, _ pages: Pages?) {
      notices = study.notices
      summary = study.sentences
      tables = MultiYearTables.tables([study])
      self.pages = pages
    }
  }

  /// Adds groups that were compared, in their order, to none.
  mutating func add(_ groups: [Group]) {
    studies = groups.count
    notices = groups.flatMap(\.notices)
    summary = groups.flatMap(\.summary)
    tables = MultiYearTables.joined([MultiYearTables.tables([])] + groups.map(\.tables))
    pages = groups.compactMap(\.pages)
  }

  /// The pages and workbooks under their names.
  var files: [OutputFile] {
    pages.enumerated().flatMap { place, own in
      let names = Pages.names(place)
      return [
        OutputFile(names.html, pieces: own.html), OutputFile(names.workbook, bytes: own.workbook),
      ]
    }
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
