import Archive
import Phrases

/// The file by which a user says which units of which years are one.
struct MappingFile {
  let path: String
  let lines: [MappingLine]

  init(path: String) throws {
    let table = try LongTable(path: path)
    let columns = try ["year", "unit", "identity"].map { try table.column($0) }
    let shown = path == "-" ? "standard input" : path
    self.path = shown
    lines = try (0..<table.rowCount).map { row in
      let texts = columns.map { table.table.text(row, $0) }
      let line = table.table.sheetRow(row)
      guard let year = Int(texts[0]) else {
        throw Failure(
          code: Failure.badData,
          sentence: Phrase("\(shown): line \(line): '\(texts[0])' is no year"))
      }
      return MappingLine(year: year, unit: texts[1], identity: texts[2], line: line)
    }
  }

  /// Puts the lines into the archive; names that look misspelt are said.
  func apply(to editor: ArchiveEditor) throws {
    do {
      try editor.setMapping(lines)
    } catch {
      var failure = error.failure(busy: Failure.cannotWrite)
      if failure.code == Failure.badData {
        failure = Failure(code: failure.code, sentence: Phrase("\(path): \(failure.sentence)"))
      }
      throw failure
    }
    for line in try editor.snapshot.loneIdentities() {
      say(
        Phrase(
          "\(path): line \(line.line): '\(line.identity)' is no unit's name in any year and stands "
            + "in no other line; '\(line.unit)' has a history of its own from \(line.year)"))
    }
    let years = Set(try editor.snapshot.rounds().map(\.key.year))
    let waiting = lines.filter { !years.contains($0.year) }
    if !waiting.isEmpty {
      say(Phrase("\(path): \(waiting.count) lines are of years without a round; they wait for it"))
    }
  }
}
