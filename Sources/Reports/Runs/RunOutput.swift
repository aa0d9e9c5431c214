public import Appraisals
public import Assessments
public import Phrases
public import Reporting
import Statistics
import TableIO

/// What a run came to, ready for any format.
public struct RunOutput: Sendable {
  /// What decided it, with weights, ties and rules spelled out.
  public let recipe: RunRecipe
  /// Every file that was read.
  public let inputs: [RunRecord.File]
  /// The answer, in sentences.
  public let summary: [Phrase]
  /// What a reader of the numbers has to know.
  public let warnings: [Phrase]
  /// Result tables, in the order they are written.
  public let tables: [ResultTable]
  /// Pages, workbooks and maps.
  public let files: [OutputFile]
  /// SHA-256 of the chart library in a page; nil where there is none.
  let vega: String?
  /// What a round came to; nil for years and plain tables.
  let result: RunRecord.RoundResult?
  /// What was found in the input, for readers at a terminal, in place of its table; nil where
  /// sentences have said it.
  public var findings: [Diagnostic]?
  /// Whether the input has errors, which only `check` goes on with.
  public let hasErrors: Bool
  /// Those of the warnings that say how things were judged: for readers who ask.
  public let details: [Phrase]
  /// The answer as a person reads it; nil where sentences and the first table are it.
  let ownAnswer: Answer?

  init(
    recipe: RunRecipe, inputs: [RunRecord.File], summary: [Phrase], warnings: [Phrase],
    tables: [ResultTable], files: [OutputFile] = [], vega: String? = nil,
    result: RunRecord.RoundResult? = nil, hasErrors: Bool = false,
    answer: Answer? = nil, details: [Phrase] = []
  ) {
    ownAnswer = answer
    self.details = details
    self.recipe = recipe
    self.inputs = inputs
    self.summary = summary
    self.warnings = warnings
    self.tables = tables
    self.files = files
    self.vega = vega
    self.result = result
    self.hasErrors = hasErrors
  }

  /// The warnings that readers are told.
  ///
  /// - Parameter isVerbose: whether they ask how things were judged.
  public func saidWarnings(isVerbose: Bool) -> [Phrase] {
    isVerbose ? warnings : warnings.filter { !details.contains($0) }
  }

  /// Every file of the result folder: tables as CSV, pages and workbooks, datapackage.json, and
  /// run.json last.
  ///
  /// - Parameter threads: threads the work may use; the bytes do not depend on them.
  /// - Throws: `AppraisalError` where an encoding cannot be written.
  public func folder(threads: Int = 1) throws(AppraisalError) -> ResultFolder {
    let (tables, files, language, encoding) = (tables, files, recipe.language, recipe.csvEncoding)
    let written = parallelMap(count: tables.count + files.count, threads: threads) { place in
      Result { () throws(AppraisalError) in
        let file =
          place < tables.count
          ? try OutputFile(tables[place], in: language, encoding: encoding)
          : files[place - tables.count]
        // Each file is hashed once.
        return (file: file, record: RunRecord.File(name: file.name, pieces: file.pieces))
      }
    }
    var (results, outputs) = ([OutputFile](), [RunRecord.File]())
    for file in written {
      let own = try file.get()
      results.append(own.file)
      outputs.append(own.record)
    }
    let package = DataPackage(recipe, tables: tables, files: outputs).file
    results.append(package)
    outputs.append(RunRecord.File(name: package.name, package.bytes))
    let record = RunRecord(
      recipe: recipe, inputs: inputs, outputs: outputs, vega: vega,
      said: warnings.map(\.description), result: result)
    return ResultFolder(results + [OutputFile("run.json", text: try record.json())])
  }
}
