import Assessments
import Foundation
import Phrases

/// The round of a record, found again and compared with what the record says of it.
struct RecordedRound {
  let reading: RoundReading
  /// The recipe, with the path of the round changed where its files have.
  let recipe: Recipe
  /// What is not as the record says, a sentence a file.
  let changes: [Phrase]

  /// - Parameters:
  ///   - given: where the round is, if not where the record says.
  ///   - allowingChanges: goes on where files differ, under the path they are read from.
  init(
    _ read: RunRecord.Read, _ choices: Recipe.Choices, at given: String?, allowingChanges: Bool
  ) throws {
    let recorded = read.record.recipe
    let path = try given ?? Self.place(of: recorded.round, record: read.path)
    var reader = choices.reader
    reader.shownPath = recorded.round
    let reading = try RoundOptions.read(path, by: reader)
    let now = reading.inputs.map { RunRecord.File(name: $0.name, $0.bytes) }
    let changes = Self.changes(from: read.record.inputs, to: now)
    self.changes = changes
    guard !changes.isEmpty else {
      (self.reading, recipe) = (reading, recorded)
      return
    }
    guard allowingChanges else {
      for change in changes.dropFirst() { Console.complain(change.said) }
      throw Failure(
        code: Failure.badData,
        sentence: Phrase(
          "\(changes[0]); give --round for where the same file is, or --allow-changes to go "
            + "on with this one"))
    }
    guard path != recorded.round, path != "-" else {
      (self.reading, recipe) = (reading, recorded)
      return
    }
    reader.shownPath = nil
    self.reading = try RoundOptions.read(path, by: reader)
    recipe = recorded.moved(to: path)
  }

  /// Where the round is: as the record says from here, else from the record's folder or from the
  /// one above it, from which most reports are made.
  private static func place(of round: String, record: String) throws -> String {
    let exists = FileManager.default.fileExists(atPath:)
    if round == "-" || exists(round) { return round }
    let folder = (record as NSString).deletingLastPathComponent
    let bases = [folder, (folder as NSString).appendingPathComponent("..")]
    if !round.hasPrefix("/"),
      let path = bases.map({ ($0 as NSString).appendingPathComponent(round) }).first(where: exists)
    {
      return path
    }
    throw Failure(
      code: Failure.cannotRead,
      sentence: Phrase(
        "\(round): no such file or folder here or beside \(record); say where the round is "
          + "with --round"))
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
      + gone.map {
        Phrase("\($0.name): the file is gone; the record has SHA-256 \($0.sha256)")
      }
      + come.map {
        Phrase("\($0.name): the record has no such file; its SHA-256 is \($0.sha256)")
      }
  }
}
