internal import AtomicFiles
import Foundation
public import Phrases

/// The inputs of a record, found again and compared with what the record says of them.
public struct RecordedInputs: Sendable {
  /// The inputs as they are now.
  public let inputs: RunInputs
  /// The recipe, with the paths changed of inputs whose files have changed.
  public let recipe: RunRecipe
  /// What is not as the record says, one sentence per file.
  public let changes: [Phrase]

  /// - Parameters:
  ///   - read: the record of the run.
  ///   - given: where the inputs are, in their order, if not where the record says.
  ///   - allowsChanges: whether to go on where files differ, under the path they are read from.
  /// - Throws: `AppraisalError` where an input is not found, cannot be read, or has changed.
  public init(
    _ read: RunRecord.Read, at given: [String], allowsChanges: Bool
  ) throws(AppraisalError) {
    let recorded = read.record.recipe
    guard given.count <= recorded.paths.count else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(read.path): the record has \(recorded.paths.count) inputs (\(recorded.paths)), not "
            + "\(given.count); give --round at most once for each"))
    }
    var places: [String: String] = [:]
    for (index, path) in recorded.paths.enumerated() {
      if given.indices.contains(index) {
        places[path] = given[index]
      } else {
        places[path] = try Self.place(of: path, among: recorded.paths, record: read.path)
      }
    }
    let inputs = try RunInputs(recorded) { places[$0] ?? $0 }
    changes = Self.changes(from: read.record.inputs, to: inputs.files)
    guard !changes.isEmpty else {
      (self.inputs, recipe) = (inputs, recorded)
      return
    }
    guard allowsChanges else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(changes[0]); give --round for where the same file is, or --allow-changes to go "
            + "on with this one"), details: Array(changes.dropFirst()))
    }
    let moved = recorded.moved { places[$0] ?? $0 }
    recipe = moved
    self.inputs = moved == recorded ? inputs : try RunInputs(moved)
  }

  /// Where an input is: as the record says from here, else from the record's folder or from one of the
  /// two above it, from which most reports are made.
  private static func place(
    of path: String, among inputs: [String], record: String
  ) throws(AppraisalError) -> String {
    let exists = FileManager.default.fileExists(atPath:)
    // A record of somebody else's must not choose which files of this machine are read.
    let isOut = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    if path == "-" || (!isOut && exists(path)) { return path }
    let folder = parentFolder(of: record)
    let bases = ["", "..", "../.."].map { (folder as NSString).appendingPathComponent($0) }
    if !isOut,
      let found = bases.map({ ($0 as NSString).appendingPathComponent(path) }).first(where: exists)
    {
      return found
    }
    throw AppraisalError(
      .unreadable,
      Phrase(
        "\(path): there is no such file or folder here or near \(record); say where it is with "
          + "--round, once for each input in their order (\(inputs))"))
  }

  private static func changes(from old: [RunRecord.File], to new: [RunRecord.File]) -> [Phrase] {
    let gone = old.filter { file in !new.contains { $0.name == file.name } }
    let come = new.filter { file in !old.contains { $0.name == file.name } }
    let differing = old.compactMap { file -> Phrase? in
      guard let now = new.first(where: { $0.name == file.name }), now != file else { return nil }
      return Phrase(
        "\(file.name): the file has changed: its SHA-256 is \(now.sha256), the record has "
          + "\(file.sha256)")
    }
    return differing
      + gone.map { Phrase("\($0.name): the file is gone; the record has SHA-256 \($0.sha256)") }
      + come.map { Phrase("\($0.name): the record has no such file; its SHA-256 is \($0.sha256)") }
  }
}
