public import Appraisals
public import Phrases
import TableIO

/// A run carried out again from its record.
public struct Rerun: Sendable {
  private let read: RunRecord.Read
  private let recorded: RecordedInputs

  /// Finds the inputs of a record again.
  ///
  /// - Parameters:
  ///   - read: the record of the run.
  ///   - given: where the inputs are, in their order, if not where the record says.
  ///   - allowsChanges: whether to go on where input files are not those of the record.
  /// - Throws: `AppraisalError` for a record of another version, or inputs that have changed.
  public init(
    _ read: RunRecord.Read, at given: [String] = [], allowsChanges: Bool = false
  ) throws(AppraisalError) {
    let ours = Steelyard.version
    guard read.record.steelyard == ours else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(read.path): the record is of steelyard \(read.record.steelyard), this is \(ours), whose "
            + "numbers may differ; use that version, or make the results again"))
    }
    if let problem = read.record.recipe.problem {
      throw AppraisalError(.badData, Phrase("\(read.path): \(problem)"))
    }
    if read.record.recipe.paths.isEmpty {
      throw AppraisalError(
        .badData, Phrase("\(read.path): the round was built in memory, so no file holds it"))
    }
    self.read = read
    recorded = try RecordedInputs(read, at: given, allowsChanges: allowsChanges)
  }

  /// Files beside the record that were changed since, in a sentence; nil where none was.
  public var editedFiles: Phrase? {
    let edited = read.edited
    return edited.isEmpty
      ? nil
      : Phrase(
        "\(listed(edited)): changed since \(read.path) was written; make the folder again with -o")
  }

  /// What is not as the record says, one sentence per file.
  public var changes: [Phrase] { recorded.changes }

  /// What came of it, and whether it is as the record says.
  public struct Result: Sendable {
    /// The run.
    public let output: RunOutput
    /// Every file of the result folder.
    public let folder: ResultFolder
    fileprivate let read: RunRecord.Read
    fileprivate let isChanged: Bool
  }

  /// Carries the recipe out.
  public func result(
    threads: Int = 1, onStage: @escaping (Phrase) -> Void = { _ in }
  ) throws(AppraisalError) -> Result {
    let run = Run(recorded.recipe, recorded.inputs, threads: threads, onStage: onStage)
    let output = try run.output()
    return Result(
      output: output, folder: try output.folder(), read: read, isChanged: !recorded.changes.isEmpty)
  }
}

extension Rerun.Result {
  /// Files that are not as the record has them, by name.
  public var differing: [String] {
    let old = read.record.outputs
    let results = folder.files.filter { $0.name != "run.json" }
    var differing = results.filter { file in
      !old.contains(RunRecord.File(name: file.name, file.bytes))
    }.map(\.name)
    differing += old.map(\.name).filter { name in !results.contains { $0.name == name } }
    if let own = folder.files.first(where: { $0.name == "run.json" }), own.bytes != read.bytes {
      differing.append(own.name)
    }
    return differing
  }

  /// Whether every file is as the record has it.
  ///
  /// - Throws: `AppraisalError` where they must be, since inputs and recipe are the same, and are not.
  public func verdict() throws(AppraisalError) -> Phrase {
    let differing = differing
    guard !differing.isEmpty else {
      return Phrase(
        "all \(folder.files.count) files, made again, have the bytes that \(read.path) records")
    }
    let sentence =
      differing.count == 1
      ? Phrase("1 file is not as in \(read.path): \(listed(differing))")
      : Phrase("\(differing.count) files are not as in \(read.path): \(listed(differing))")
    guard !isChanged else { return sentence }
    throw AppraisalError(
      .impossible,
      output.vega != read.record.vega
        ? Phrase(
          "\(sentence); recipe and inputs are the same, so the record was edited, or the machine has "
            + "other libraries (the charts' among them)")
        : Phrase(
          "\(sentence); recipe and inputs are the same, so the record was edited, or the machine has "
            + "other libraries"))
  }
}

extension RunRecord.Read {
  /// Which files of the result folder are not as their run wrote them; nil where all are.
  public var notice: Phrase? {
    let edited = edited
    return edited.isEmpty
      ? nil
      : Phrase("\(listed(edited)): not as \(path) says; the comparison rests on run.json")
  }

  /// Files beside the record that are not as it says; those that are gone do not count.
  public var edited: [String] {
    let folder = path.hasSuffix("/run.json") ? String(path.dropLast(8)) : ""
    return record.outputs.filter { file in
      guard let bytes = try? fileBytes(folder + file.name) else { return false }
      return RunRecord.File(name: file.name, bytes) != file
    }.map(\.name)
  }
}
