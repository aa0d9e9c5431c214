import Assessments
import Phrases
import Reporting
import TableIO

/// A copy of one sheet or file of the input with its diagnostics marked.
struct MarkedSheet: Sendable {
  /// Filled cells above which only the header and rows with diagnostics are copied.
  static let mostCells = 200_000

  /// What the copy leaves out, in sentences.
  private(set) var omissions: [Phrase] = []
  /// The copy without its marks.
  private var copy: SheetDraft
  /// Diagnostics at their cells from 0; the first of a cell gives it its colour.
  private var marks: [(row: Int, column: Int, diagnostic: Diagnostic)] = []
  private let header: Int
  /// First filled column of the rows with diagnostics.
  private var firstColumns: [Int: Int] = [:]

  /// - Parameter nameColumns: columns of a text file whose cells stay text.
  init(_ sheet: RawSheet, title: String, diagnostics: [Diagnostic], nameColumns: Set<Int>) {
    let headings = sheet.headerRows ?? 0...0
    header = headings.upperBound
    copy = SheetDraft(name: title, headings: [], rows: [])
    copy.headingRows = headings
    let isShort = sheet.cellCount > Self.mostCells
    let marked = Set(diagnostics.compactMap(row))
    var isCut = false
    var places: [Int] = []
    var decimals: [[Int: Int]] = []
    for (index, place) in sheet.rows.enumerated() {
      guard !isShort || headings.contains(place) || marked.contains(place) else { continue }
      let cells = sheet.cells(of: index)
      guard place < SheetDraft.mostRows else {
        isCut = true
        break
      }
      if marked.contains(place) { firstColumns[place] = cells.first?.column }
      let row = CopiedRow(cells, nameColumns)
      copy.rows.append(row.cells)
      decimals.append(row.decimals)
      places.append(place)
      if let last = cells.last?.column, last >= SheetDraft.mostColumns { isCut = true }
    }
    copy.places = places
    if !isShort { copy.merges = sheet.merges.map { ($0.rows, $0.columns) } }
    if isShort {
      omissions.append(
        Phrase(
          "\(title): \(sheet.cellCount) cells are too many to copy; the header and the rows with "
            + "diagnostics are here, each in its own row"))
    }
    if isCut {
      omissions.append(
        Phrase("\(title): Excel holds no rows or columns as far out as its last"))
    }
    copy.writtenDecimals = decimals
    mark(diagnostics)
  }

  /// The name of the sheet or file.
  var title: String { copy.name }

  /// The copy with its marks; their comments are in the language.
  func draft(in language: Language) -> SheetDraft {
    var draft = copy
    draft.marks = marks.map { mark in
      .init(
        row: mark.row, column: mark.column, colour: mark.diagnostic.level.colour,
        comment: mark.diagnostic.comment(in: language))
    }
    return draft
  }

  /// The row a diagnostic is about, from 0; one of a column is about the column's name.
  private func row(_ diagnostic: Diagnostic) -> Int? {
    diagnostic.row.map { $0 - 1 } ?? diagnostic.columnLetter.map { _ in header }
  }

  /// The cell a diagnostic is marked at, from 0; nil for one of the whole sheet.
  func place(of diagnostic: Diagnostic) -> (row: Int, column: Int)? {
    guard let row = row(diagnostic), row < SheetDraft.mostRows else { return nil }
    return (row, diagnostic.columnLetter.flatMap(columnIndex) ?? firstColumns[row] ?? 0)
  }

  private mutating func mark(_ diagnostics: [Diagnostic]) {
    let rows = Dictionary(
      (copy.places ?? []).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var cells: Set<[Int]> = []
    for level in [Diagnostic.Level.error, .warning, .notice] {
      for diagnostic in diagnostics where diagnostic.level == level {
        guard let place = place(of: diagnostic), let row = rows[place.row] else { continue }
        while copy.rows[row].count <= place.column { copy.rows[row].append(.missing) }
        marks.append((place.row, place.column, diagnostic))
        cells.insert([place.row, place.column])
      }
    }
    if cells.count > SheetDraft.mostComments {
      omissions.append(
        Phrase(
          "\(title): \(cells.count) cells are coloured, the first \(SheetDraft.mostComments) "
            + "have comments"))
    }
  }
}

/// The cells of a row with the decimals its numbers were written with.
private struct CopiedRow {
  var cells: [ResultTable.Cell] = []
  /// By column, where a number ends in a zero that would be lost.
  var decimals: [Int: Int] = [:]

  init(_ source: [RawSheet.Cell], _ nameColumns: Set<Int>) {
    for cell in source where cell.column < SheetDraft.mostColumns {
      while cells.count < cell.column { cells.append(.missing) }
      guard cell.isNumber, let value = Double(cell.text) else {
        cells.append(.text(cell.text))
        continue
      }
      let count = cell.text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
      let endsInZero = count > 0 && cell.text.utf8.last == UInt8(ascii: "0")
      // Item 1.10 is not item 1.1.
      guard !endsInZero || !nameColumns.contains(cell.column) else {
        cells.append(.text(cell.text))
        continue
      }
      cells.append(.number(value))
      if endsInZero { decimals[cell.column] = count }
    }
  }
}

extension Diagnostic {
  /// What the comment on its cell says.
  fileprivate func comment(in language: Language) -> String {
    Phrase("\(rule.rawValue) \(Phrase(term: level.rawValue)): \(sentence)").said(in: language)
      + "\n" + suggestion.said(in: language)
  }
}

extension Diagnostic.Level {
  /// The colour of its cells.
  var colour: SheetDraft.Mark.Colour {
    switch self {
    case .error: .red
    case .warning: .amber
    case .notice: .blue
    }
  }
}
