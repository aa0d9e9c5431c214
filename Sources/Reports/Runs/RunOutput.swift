public import Appraisals
public import Assessments
internal import AtomicFiles
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
  /// Pages, workbooks, figures and maps.
  private let makers: [FileMaker]
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
    tables: [ResultTable], files: [OutputFile] = [], makers: [FileMaker] = [], vega: String? = nil,
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
    self.makers = makers + (files.isEmpty ? [] : [{ .success(files) }])
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
    ResultFolder(try made(threads: threads) { $0 })
  }

  /// Pages, workbooks, figures and maps, made anew at each call.
  ///
  /// - Throws: `AppraisalError` where a workbook has no room or a figure cannot be drawn.
  public func files() throws(AppraisalError) -> [OutputFile] {
    var files: [OutputFile] = []
    for make in makers { files += try make().get() }
    return files
  }

  /// Writes the result folder, which appears at once; each file is written while others are still made.
  ///
  /// An existing folder is replaced only when it holds nothing but the files to be written.
  ///
  /// - Parameter threads: threads the work may use; the bytes do not depend on them.
  /// - Throws: `AppraisalError` where an encoding cannot be written, or the folder holds other files or
  ///   cannot be written.
  public func write(to path: String, threads: Int = 1) throws(AppraisalError) {
    let folder = try Self.written { () throws(WritingError) in try GrowingFolder(path) }
    do throws(AppraisalError) {
      _ = try made(threads: threads) { file throws(AppraisalError) in
        try Self.written { () throws(WritingError) in
          try folder.add(.init(name: file.name, pieces: file.pieces))
        }
      }
    } catch {
      folder.discard()
      throw error
    }
    try Self.written(folder.finish)
  }

  private static func written<Value>(
    _ step: () throws(WritingError) -> Value
  ) throws(AppraisalError) -> Value {
    do { return try step() } catch { throw AppraisalError(error) }
  }

  /// Makes every file of the result folder, the longest first.
  ///
  /// - Parameter each: told each file as soon as it is made, by any thread.
  /// - Returns: what `each` did, in the order of the files.
  private func made<Value: Sendable>(
    threads: Int, each: @escaping @Sendable (OutputFile) throws(AppraisalError) -> Value
  ) throws(AppraisalError) -> [Value] {
    let (tables, makers, language, encoding) = (tables, makers, recipe.language, recipe.csvEncoding)
    typealias Made = (value: Value, record: RunRecord.File)
    @Sendable func take(_ file: OutputFile) throws(AppraisalError) -> Made {
      // Each file is hashed once.
      (try each(file), RunRecord.File(name: file.name, pieces: file.pieces))
    }
    let results = parallelMap(count: makers.count + tables.count, threads: threads) { place in
      Result { () throws(AppraisalError) -> [Made] in
        guard place >= makers.count else {
          var made: [Made] = []
          for file in try makers[place]().get() { made.append(try take(file)) }
          return made
        }
        let table = tables[place - makers.count]
        return [try take(OutputFile(table, in: language, encoding: encoding))]
      }
    }
    var made: [Made] = []
    for result in results[makers.count...] + results[..<makers.count] { made += try result.get() }
    let outputs = made.map(\.record)
    let package = DataPackage(recipe, tables: tables, files: outputs).file
    made.append(try take(package))
    let record = RunRecord(
      recipe: recipe, inputs: inputs, outputs: made.map(\.record), vega: vega,
      said: warnings.map(\.description), result: result)
    return made.map(\.value) + [try each(OutputFile("run.json", text: try record.json()))]
  }
}

/// Makes some files when they are wanted.
typealias FileMaker = @Sendable () -> Result<[OutputFile], AppraisalError>
