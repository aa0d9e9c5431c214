public import Archive
import Assessments
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
  /// The file as it was read, for a record of the run; nil for lines in memory.
  public let input: RunRecord.File?

  /// Lines in memory.
  ///
  /// - Parameters:
  ///   - lines: of any years.
  ///   - name: what messages call them.
  public init(_ lines: [MappingLine], name: String = "mapping") {
    path = name
    self.lines = lines
    notices = []
    input = nil
  }

  /// Reads a CSV or Excel file with columns year, unit, identity and, if it likes, kind and weight.
  ///
  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - shownPath: what messages call the file, where it is not the path it is read from.
  /// - Throws: `AppraisalError` where the file cannot be read, lacks a column, or has a line without a
  ///   year, with another kind or with a weight that is no number above 0.
  public init(path: String, shownPath: String? = nil) throws(AppraisalError) {
    let (cells, input) = try LongTable.cells(path: path, shownPath: shownPath ?? path)
    let table = try LongTable(cells, input: input)
    let header = table.header
    let shown = table.file
    let places = MappingColumns.places(header)
    // A column that is not there is refused with the names of those that are.
    let needed = try ["year", "unit", "identity"].map { name throws(AppraisalError) -> Int in
      if let place = places[name] { return place }
      return try table.column(name)
    }
    func text(_ row: Int, _ column: Int) -> String {
      let text = cells.text(row, column)
      // What made a cell safe for spreadsheets is not part of the name.
      let bare = String(text.dropFirst())
      return text.hasPrefix("'") && spreadsheetSafe(bare) == text ? bare : text
    }
    func refused(_ row: Int, _ column: String, _ text: String, _ what: Phrase) -> AppraisalError {
      AppraisalError(
        .badData,
        Phrase(
          "\(shown): line \(cells.sheetRow(row)), column \(column): '\(text)' is not \(what)")
      )
    }
    var lines: [MappingLine] = []
    for row in 0..<table.rowCount {
      guard let year = Int(text(row, needed[0])) else {
        throw refused(row, "year", text(row, needed[0]), Phrase("a year"))
      }
      var line = MappingLine(
        year: year, unit: text(row, needed[1]), identity: text(row, needed[2]),
        line: cells.sheetRow(row))
      if let word = places["kind"].map({ text(row, $0) }), !word.isEmpty {
        guard let kind = MappingColumns.kind(word) else {
          throw refused(
            row, "kind", word, Phrase("rename, merge or split; correct it, or leave it blank"))
        }
        line.kind = kind
      }
      if let column = places["weight"] {
        switch cells.number(row, column) {
        case .blank, .notApplicable: break
        case .number(let weight) where weight > 0 && weight.isFinite: line.weight = weight
        default:
          throw refused(
            row, "weight", text(row, column),
            Phrase("a number above 0; correct it, or leave it blank"))
        }
      }
      lines.append(line)
    }
    self.path = shown
    self.lines = lines
    self.input = input
    let unknown = MappingColumns.unknown(header)
    notices =
      table.notices
      + (unknown.isEmpty
        ? [] : [Phrase("\(shown): columns that a mapping does not have are not read: \(unknown)")])
  }

  /// Puts the lines into an archive, where they take the place of the mapping before.
  ///
  /// - Returns: identities that look misspelt, and lines of years without a round.
  /// - Throws: `AppraisalError`, naming the line that the archive refuses.
  public func apply(to editor: ArchiveEditor) throws(AppraisalError) -> [Phrase] {
    do {
      try editor.setMapping(lines)
    } catch {
      throw refused(error)
    }
    do {
      let years = Set(try editor.snapshot.rounds().map(\.key.year))
      return try misspelt(editor.snapshot.loneIdentities()) + waiting(years: years)
    } catch {
      throw AppraisalError(error, busy: .unreadable)
    }
  }

  /// Calls the units of some rounds what the lines say; the rounds need no archive.
  ///
  /// - Returns: the rounds, and what `apply` returns.
  /// - Throws: `AppraisalError`, naming the line that does not fit the rounds.
  public func identified(
    _ rounds: [YearRound]
  ) throws(AppraisalError) -> (rounds: [YearRound], notices: [Phrase]) {
    let resolution = IdentityResolution(rounds, mapping: lines)
    do throws(ArchiveError) {
      try MappingLine.check(lines)
      if let line = resolution.unknown.first { throw ArchiveError.unknownMappedUnit(line) }
      try resolution.checkParts()
    } catch {
      throw refused(error)
    }
    return (
      resolution.identified(rounds),
      misspelt(resolution.lone) + waiting(years: Set(rounds.map(\.year)))
    )
  }

  private func refused(_ error: ArchiveError) -> AppraisalError {
    let refused = AppraisalError(error, busy: .unwritable)
    return refused.kind == .badData
      ? AppraisalError(.badData, Phrase("\(path): \(refused.phrase)")) : refused
  }

  private func misspelt(_ lone: [MappingLine]) -> [Phrase] {
    lone.map { line in
      Phrase(
        "\(path): line \(line.line): '\(line.identity)' is not the name of a unit in any year, and no "
          + "other line has it; '\(line.unit)' has a history of its own from \(line.year)")
    }
  }

  private func waiting(years: Set<Int>) -> [Phrase] {
    let waiting = lines.count { !years.contains($0.year) }
    return waiting == 0
      ? []
      : [Phrase("\(path): lines kept for years that have no round yet: \(waiting)")]
  }
}
