import Phrases

extension Table {
  /// The table of a sheet: the header is found below titles and notes, merged blocks are filled,
  /// totals and notes left out; each such change becomes a notice.
  ///
  /// - Parameters:
  ///   - grid: cells of a sheet or of a text file.
  ///   - reading: what to make of headings and percentages.
  /// - Returns: nil when the sheet has no filled cell.
  /// - Throws: `TableError.workbook` when filled cells are so far apart that the table between
  ///   them would exceed the limits.
  /// - Complexity: linear in rows times columns of the table.
  public init?(
    _ grid: SheetGrid, _ reading: ShapeReading = ShapeReading()
  ) throws(TableError) {
    let sheet = SheetLines(grid)
    guard let header = HeaderBlock(sheet, isName: reading.isName), !header.names.isEmpty else {
      return nil
    }
    let width = header.names.count
    let limit = 2 * WorkbookLimits().cells
    guard sheet.filled.count <= limit / width else {
      throw .workbook(
        file: grid.file, .overLimit("sheet '\(grid.name)' spans more than \(limit) cells"))
    }
    var body = SheetBody(sheet, header, percentsAsText: reading.percentsAsText)
    for line in 0..<header.lines.lowerBound { body.leaveOut(line, Phrase("a title or note")) }
    for line in header.lines.upperBound..<sheet.filled.count { body.read(line) }
    body.finish()
    self.init(
      file: grid.file, header: header.names.map(\.name), bytes: body.bytes, cells: body.cells,
      starts: (0...body.rows.count).map { $0 * width }, sheetRows: body.rows,
      origin: TableOrigin(
        sheets: grid.isText ? [] : [grid.name], columns: header.names.map(\.column)))
    notices = body.notices
    asides = body.asides
  }
}

/// What the caller of a shaped table knows better than the sheet.
public struct ShapeReading: Sendable {
  /// Whether numbers shown as percentages are kept as the sheet shows them, `90.93%`; else they are
  /// read as the shares they are.
  public var percentsAsText = false
  /// Whether a text is a known name of a column; nil where none are known.
  public var isName: (@Sendable (String) -> Bool)?

  /// Nothing is known.
  public init(
    percentsAsText: Bool = false, isName: (@Sendable (String) -> Bool)? = nil
  ) {
    self.percentsAsText = percentsAsText
    self.isName = isName
  }
}

/// The observations of a sheet as they are gathered, with what has to be said of them.
private struct SheetBody {
  private(set) var cells: [CSVScanner.Field] = []
  private(set) var rows: [Int] = []
  private(set) var notices: [TableNotice] = []
  private(set) var asides: [Table.Aside] = []
  /// The grid's bytes, then texts that reading wrote.
  private(set) var bytes: [UInt8]

  private let percentsAsText: Bool
  private let sheet: SheetLines
  private let header: HeaderBlock
  /// Place in the header of each sheet column; −1 where it has no name.
  private var place: [Int] = []
  private var summaries: [Int: Bool] = [:]
  private var percents: [Int: (count: Int, row: Int, text: String)] = [:]
  private var strays: [Int: (count: Int, row: Int, text: String)] = [:]
  private var filledMerges: Set<Int> = []
  private var formulas = (count: 0, row: 0, column: 0)
  private var uncomputed = 0
  /// Formulas without a value that are named one by one; the rest are counted.
  private static let uncomputedLimit = 200
  private var hidden = (count: 0, row: 0)
  private static let empty = CSVScanner.Field(start: 0, end: 0, escaped: false)

  init(_ sheet: SheetLines, _ header: HeaderBlock, percentsAsText: Bool) {
    self.percentsAsText = percentsAsText
    bytes = sheet.grid.bytes
    self.sheet = sheet
    self.header = header
    place = Array(repeating: -1, count: (header.names.last?.column ?? 0) + 1)
    for (index, named) in header.names.enumerated() { place[named.column] = index }
    cells.reserveCapacity((sheet.filled.count - header.lines.upperBound) * header.names.count)
  }

  mutating func leaveOut(_ line: Int, _ reason: Phrase) {
    let pieces = sheet.pieces(line)
    asides.append(
      Table.Aside(
        row: sheet.number(line) + 1,
        texts: pieces.flatMap { piece in
          piece.columns.prefix(place.count).map { column in
            (column < place.count ? place[column] : -1, sheet.text(piece.cell))
          }
        }, isAbove: line < header.lines.lowerBound))
    let text = sheet.pieces(line).map { sheet.text($0.cell) }.filter { !$0.isEmpty }.joined(
      separator: " | ")
    let short = text.count > 80 ? String(text.prefix(79)) + "…" : text
    note(
      .rowLeftOut, row: sheet.number(line), value: short,
      Phrase("'\(short)' is left out: \(reason)"),
      Phrase("nothing to do if so; otherwise rename it"))
  }

  mutating func read(_ line: Int) {
    let pieces = sheet.hasMerges(line) || mayBeLeftOut(line) ? sheet.pieces(line) : nil
    if let pieces, let reason = reasonToLeaveOut(pieces, header: header, sheet) {
      return leaveOut(line, reason)
    }
    let row = sheet.number(line)
    rows.append(row + 1)
    if sheet.isHidden(line) {
      hidden = (hidden.count + 1, hidden.count == 0 ? row : hidden.row)
    }
    let start = cells.count
    cells.append(contentsOf: repeatElement(Self.empty, count: header.names.count))
    if let pieces {
      for piece in pieces {
        let columns = piece.columns.clamped(to: 0...max(piece.columns.lowerBound, place.count))
        for column in columns { put(piece.cell, column, row, start, merge: piece.merge) }
      }
    } else {
      for cell in sheet.cells(line) { put(cell, cell.column, row, start, merge: nil) }
    }
  }

  /// Rows with a number, enough cells and no word for a total need no second look.
  private mutating func mayBeLeftOut(_ line: Int) -> Bool {
    let cells = sheet.cells(line)
    if cells.count < 3 || cells.count < header.names.count / 2 { return true }
    if !cells.contains(where: { $0.marks.contains(.number) }) { return true }
    for cell in cells.prefix(3) where !cell.marks.contains(.number) {
      // Equal texts share their place, so each is judged once.
      let known = summaries[cell.field.start] ?? isSummary(sheet.text(cell))
      summaries[cell.field.start] = known
      if known { return true }
    }
    return false
  }

  private mutating func put(
    _ cell: SheetGrid.GridCell, _ column: Int, _ row: Int, _ start: Int, merge: Int?
  ) {
    guard column < place.count, place[column] >= 0 else {
      let known = strays[column] ?? (0, row, sheet.text(cell))
      if !sheet.text(cell).isEmpty { strays[column] = (known.0 + 1, known.1, known.2) }
      return
    }
    let isPercent = cell.marks.contains(.percent) && cell.marks.contains(.number)
    cells[start + place[column]] = isPercent && percentsAsText ? shown(cell) : cell.field
    if let merge { filledMerges.insert(merge) }
    if isPercent, !percentsAsText {
      let known = percents[column] ?? (0, row, sheet.text(cell))
      percents[column] = (known.0 + 1, known.1, known.2)
    }
    guard cell.marks.contains(.formula) else { return }
    if cell.marks.contains(.uncomputed) {
      uncomputed += 1
      guard uncomputed <= Self.uncomputedLimit else { return }
      note(
        .uncomputedFormula, row: row, column: column,
        Phrase("the formula has no value in the file"),
        Phrase("open the workbook in Excel, WPS or LibreOffice, let it calculate, and save it"))
    } else {
      formulas =
        formulas.count == 0 ? (1, row, column) : (formulas.count + 1, formulas.row, formulas.column)
    }
  }

  /// A share as the sheet shows it, in percent with its sign.
  private mutating func shown(_ cell: SheetGrid.GridCell) -> CSVScanner.Field {
    guard let share = Double(sheet.text(cell)) else { return cell.field }
    let start = bytes.count
    bytes += Array("\(decimalText((share * 1e11).rounded() / 1e9))%".utf8)
    return CSVScanner.Field(start: start, end: bytes.count, escaped: false)
  }

  /// Says what concerns columns and the sheet as a whole.
  mutating func finish() {
    for (column, found) in percents.sorted(by: { $0.key < $1.key }) {
      let shown = (Double(found.text) ?? 0) * 100
      note(
        .percents, row: found.row, column: column, value: found.text,
        Phrase(
          "\(cells(found.count)) shown as percent: \(decimalText((shown * 1e9).rounded() / 1e9))% is "
            + "read as \(found.text)"),
        Phrase(
          "if scores are meant, enter \(decimalText((shown * 1e9).rounded() / 1e9)) without the sign"
        ))
    }
    for (column, found) in strays.sorted(by: { $0.key < $1.key }) {
      note(
        .columnLeftOut, row: found.row, column: column, value: String(found.text.prefix(80)),
        Phrase("\(cells(found.count)) under no column name: left out"),
        Phrase("name the column in the header if it belongs to the table"))
    }
    let blocks = filledMerges.map { sheet.grid.merges[$0] }
    for block in blocks.sorted(by: {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }) {
      note(
        .mergeFilled, row: block.rows.lowerBound, column: block.columns.lowerBound,
        Phrase(
          "each cell of the merged block (\(block.rows.count) by \(block.columns.count), "
            + "rows by columns) gets the block's value"),
        Phrase("nothing to do if so; otherwise unmerge it"))
    }
    if uncomputed > Self.uncomputedLimit {
      note(
        .uncomputedFormula, row: rows.last.map { $0 - 1 } ?? 0,
        Phrase(
          "further formulas up to here that have no value in the file: "
            + "\(uncomputed - Self.uncomputedLimit)"),
        Phrase("open the workbook in Excel, WPS or LibreOffice, let it calculate, and save it"))
    }
    if sheet.grid.recalculates, formulas.count > 0 {
      note(
        .staleFormulas, row: formulas.row, column: formulas.column,
        Phrase(
          "formulas that may hold values that were never calculated: \(formulas.count); "
            + "the program that wrote the file left the calculation to the next one"),
        Phrase("open it in Excel, WPS or LibreOffice and save it"))
    }
    if hidden.count > 0 {
      note(
        .hiddenRows, row: hidden.row, Phrase("hidden rows that are read too: \(hidden.count)"),
        Phrase("delete them if they do not belong to the table"))
    }
  }

  private func cells(_ count: Int) -> Phrase {
    count == 1 ? Phrase("1 cell") : Phrase("\(count) cells")
  }

  private mutating func note(
    _ kind: TableNotice.Kind, row: Int, column: Int? = nil, value: String? = nil,
    _ sentence: Phrase, _ suggestion: Phrase
  ) {
    notices.append(
      TableNotice(
        kind, file: sheet.grid.file, sheet: sheet.grid.sheetName, row: row + 1, column: column,
        value: value, sentence, suggestion))
  }
}
