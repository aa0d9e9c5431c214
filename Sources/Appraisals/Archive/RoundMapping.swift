public import Archive
public import Phrases
import TableIO

/// The file in which a user says which units of which years are the same.
public struct RoundMapping: Sendable {
  /// The file as messages call it.
  public let path: String
  /// Its lines.
  public let lines: [MappingLine]
  /// What was met when the file was read.
  public let notices: [Phrase]

  /// Reads a CSV or Excel file with columns year, unit and identity.
  ///
  /// - Parameter path: `-` for standard input.
  /// - Throws: `AppraisalError` where the file cannot be read, lacks a column, or has a line without a
  ///   year.
  public init(path: String) throws(AppraisalError) {
    let table = try LongTable(path: path)
    let (year, unit) = (try table.column("year"), try table.column("unit"))
    let identity = try table.column("identity")
    let shown = path == "-" ? "standard input" : path
    var lines: [MappingLine] = []
    for row in 0..<table.rowCount {
      let (line, text) = (table.table.sheetRow(row), table.table.text(row, year))
      guard let year = Int(text) else {
        throw AppraisalError(.badData, Phrase("\(shown): line \(line): '\(text)' is not a year"))
      }
      lines.append(
        MappingLine(
          year: year, unit: table.table.text(row, unit), identity: table.table.text(row, identity),
          line: line))
    }
    self.path = shown
    self.lines = lines
    notices = table.notices
  }

  /// Puts the lines into an archive, where they take the place of the mapping before.
  ///
  /// - Returns: identities that look misspelt, and lines of years without a round.
  /// - Throws: `AppraisalError`, naming the line that the archive refuses.
  public func apply(to editor: ArchiveEditor) throws(AppraisalError) -> [Phrase] {
    do {
      try editor.setMapping(lines)
    } catch {
      let refused = AppraisalError(error, busy: .unwritable)
      guard refused.kind == .badData else { throw refused }
      throw AppraisalError(.badData, Phrase("\(path): \(refused.phrase)"))
    }
    do {
      return try misspelt(in: editor.snapshot) + waiting(in: editor.snapshot)
    } catch {
      throw AppraisalError(error, busy: .unreadable)
    }
  }

  private func misspelt(in snapshot: ArchiveSnapshot) throws(ArchiveError) -> [Phrase] {
    try snapshot.loneIdentities().map { line in
      Phrase(
        "\(path): line \(line.line): '\(line.identity)' is not the name of a unit in any year, and no "
          + "other line has it; '\(line.unit)' has a history of its own from \(line.year)")
    }
  }

  private func waiting(in snapshot: ArchiveSnapshot) throws(ArchiveError) -> [Phrase] {
    let years = Set(try snapshot.rounds().map(\.key.year))
    let waiting = lines.count { !years.contains($0.year) }
    return waiting == 0
      ? []
      : [Phrase("\(path): lines kept for years that have no round yet: \(waiting)")]
  }
}
