import Assessments
import Phrases
import Reporting
import TableIO

/// A copy of one sheet or file of the input with its findings marked.
struct MarkedSheet {
  /// Filled cells above which only the header and rows with findings are copied.
  static let mostCells = 200_000

  private(set) var draft: SheetDraft
  /// What the copy leaves out, in sentences.
  private(set) var omissions: [Phrase] = []
  private let header: Int
  /// First filled column of the rows with findings.
  private var firstColumns: [Int: Int] = [:]

  /// - Parameter nameColumns: columns of a text file whose cells stay text.
  init(_ sheet: RawSheet, title: String, findings: [Diagnostic], nameColumns: Set<Int>) {
    let headings = sheet.headerRows ?? 0...0
    header = headings.upperBound
    draft = SheetDraft(name: title, headings: [], rows: [])
    draft.headingRows = headings
    let isShort = sheet.cellCount > Self.mostCells
    let marked = Set(findings.compactMap(row))
    var isCut = false
    var places: [Int] = []
    for (index, place) in sheet.rows.enumerated() {
      guard !isShort || headings.contains(place) || marked.contains(place) else { continue }
      let cells = sheet.cells(of: index)
      guard place < SheetDraft.mostRows else {
        isCut = true
        break
      }
      if marked.contains(place) { firstColumns[place] = cells.first?.column }
      draft.rows.append(Self.row(cells, nameColumns))
      places.append(place)
      if let last = cells.last?.column, last >= SheetDraft.mostColumns { isCut = true }
    }
    draft.places = places
    if !isShort { draft.merges = sheet.merges.map { ($0.rows, $0.columns) } }
    if isShort {
      omissions.append(
        Phrase(
          "\(title): \(sheet.cellCount) cells are too many to copy; the header and the rows with "
            + "findings are here, each in its own row"))
    }
    if isCut {
      omissions.append(
        Phrase("\(title): Excel holds no rows or columns as far out as its last"))
    }
    mark(findings)
  }

  private static func row(
    _ cells: [RawSheet.Cell], _ nameColumns: Set<Int>
  ) -> [ResultTable.Cell] {
    var row: [ResultTable.Cell] = []
    for cell in cells where cell.column < SheetDraft.mostColumns {
      while row.count < cell.column { row.append(.missing) }
      row.append(ResultTable.Cell(cell, isName: nameColumns.contains(cell.column)))
    }
    return row
  }

  /// The row a finding is about, from 0; a finding of a column is about its name.
  private func row(_ finding: Diagnostic) -> Int? {
    finding.row.map { $0 - 1 } ?? finding.columnLetter.map { _ in header }
  }

  /// The cell a finding is marked at, from 0; nil for a finding of the whole sheet.
  func place(of finding: Diagnostic) -> (row: Int, column: Int)? {
    guard let row = row(finding), row < SheetDraft.mostRows else { return nil }
    return (row, finding.columnLetter.flatMap(columnIndex) ?? firstColumns[row] ?? 0)
  }

  private mutating func mark(_ findings: [Diagnostic]) {
    let rows = Dictionary(
      (draft.places ?? []).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var cells: Set<[Int]> = []
    // The first mark of a cell gives it its colour.
    for level in [Diagnostic.Level.error, .warning, .notice] {
      for finding in findings where finding.level == level {
        guard let place = place(of: finding), let row = rows[place.row] else { continue }
        while draft.rows[row].count <= place.column { draft.rows[row].append(.missing) }
        draft.marks.append(
          .init(
            row: place.row, column: place.column, colour: level.colour,
            comment: finding.said + "\n" + finding.suggestion.said))
        cells.insert([place.row, place.column])
      }
    }
    if cells.count > SheetDraft.mostComments {
      omissions.append(
        Phrase(
          "\(draft.name): \(cells.count) cells are coloured, the first \(SheetDraft.mostComments) "
            + "have comments"))
    }
  }
}

extension ResultTable.Cell {
  /// The cell of a copy: numbers as numbers with the decimals they were written with.
  ///
  /// - Parameter isName: item 1.10 is not item 1.1.
  fileprivate init(_ cell: RawSheet.Cell, isName: Bool) {
    guard cell.isNumber, let value = Double(cell.text) else {
      self = .text(cell.text)
      return
    }
    let decimals = cell.text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    let digits = cell.text.utf8.count { (0x30...0x39).contains($0) }
    if cell.text.utf8.last == UInt8(ascii: "0"), decimals > 0 {
      self = isName ? .text(cell.text) : .number(value, decimals: decimals)
    } else if digits <= 12, !cell.text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      self = .significant(value)
    } else {
      // Past 22 decimals a number is written digit for digit.
      self = .number(value, decimals: 23)
    }
  }
}

extension Diagnostic {
  /// What a comment says first.
  fileprivate var said: String {
    Phrase("\(rule.rawValue) \(Phrase(term: level.rawValue)): \(sentence)").said
  }
}

extension Diagnostic.Level {
  var colour: SheetDraft.Mark.Colour {
    switch self {
    case .error: .red
    case .warning: .amber
    case .notice: .blue
    }
  }
}
