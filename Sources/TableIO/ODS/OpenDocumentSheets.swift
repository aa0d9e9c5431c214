/// The sheets of an OpenDocument spreadsheet, streamed from content.xml into grids.
///
/// Source: OASIS, Open Document Format for Office Applications 1.3, part 3, chapters 6 and 9.
final class OpenDocumentSheets: XMLReader {
  struct Table {
    let name: String
    var isHidden = false
    var bytes: [UInt8] = []
    var cells: [SheetGrid.GridCell] = []
    var rows: [SheetGrid.Row] = []
    var merges: [CellRange] = []
  }

  private(set) var tables: [Table] = []
  private let limits: WorkbookLimits
  private var isSpreadsheet = false
  /// Names of the styles of sheets that are not shown.
  private var hiddenStyles: Set<String> = []
  private var style: String?

  private var isInTable = false
  private var isInRow = false
  private var row = 0
  private var rowStart = 0
  private var rowRepeats = 1
  private var isRowHidden = false
  private var hiddenGroups: [Bool] = []
  private var column = 0
  private var cell: OpenDocumentCell?
  /// Cells of the sheet, repeated ones counted each.
  private var cellCount = 0
  /// Cells of all sheets that are there by repetition alone.
  private var repeatedCount = 0
  private var mergedArea = 0
  /// How many elements deep the reader is in something that is no text of the cell, such as a remark.
  private var aside = 0
  private var paragraphs = 0
  private var isInParagraph = false

  /// The sheets of an archive; nil where it is no OpenDocument file.
  static func tables(of archive: ZipArchive) throws(WorkbookProblem) -> [Table]? {
    guard archive.has("mimetype"), !archive.has("xl/workbook.xml") else { return nil }
    guard try !OpenDocumentManifest(in: archive).isEncrypted else { throw .passwordProtected }
    return archive.has("content.xml") ? try OpenDocumentSheets(in: archive).tables : nil
  }

  private init(in archive: ZipArchive) throws(WorkbookProblem) {
    limits = archive.limits
    try super.init(limits: archive.limits)
    guard try read("content.xml", of: archive), isSpreadsheet else { throw .openDocument }
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if aside > 0 {
      aside += 1
    } else if cell != nil {
      startInCell(name, attributes)
    } else if name == "table-cell" || name == "covered-table-cell" {
      startCell(attributes, isCovered: name == "covered-table-cell")
    } else if name == "table-row" {
      startRow(attributes)
    } else if name == "table" {
      startTable(attributes)
    } else if name == "table-row-group" {
      hiddenGroups.append(attributes["display"] == "false")
    } else if name == "spreadsheet" {
      isSpreadsheet = true
    } else if name == "shapes" || name == "tracked-changes" {
      aside = 1
    } else if name == "style" {
      style = attributes["family"] == "table" ? attributes["name"] : nil
    } else if name == "table-properties", attributes["display"] == "false", let style {
      hiddenStyles.insert(style)
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) {
    guard isInParagraph, aside == 0 else { return }
    cell?.text.append(contentsOf: piece)
    if (cell?.text.count ?? 0) > limits.textBytes {
      stop(.overLimit("a text is longer than \(limits.textBytes) bytes"))
    }
  }

  override func end(_ name: XMLName) {
    if aside > 0 {
      aside -= 1
    } else if name == "p" {
      isInParagraph = false
    } else if name == "table-cell" || name == "covered-table-cell" {
      endCell()
    } else if name == "table-row" {
      endRow()
    } else if name == "table" {
      isInTable = false
    } else if name == "table-row-group" {
      _ = hiddenGroups.popLast()
    }
  }

  private func startTable(_ attributes: XMLAttributes) {
    guard !isInTable else { return stop(.damaged("a table lies in a table")) }
    isInTable = true
    tables.append(
      Table(
        name: attributes["name"] ?? "Sheet\(tables.count + 1)",
        isHidden: hiddenStyles.contains(attributes["style-name"] ?? "")))
    row = 0
    cellCount = 0
    mergedArea = 0
    hiddenGroups = []
  }

  private func startRow(_ attributes: XMLAttributes) {
    guard !isInRow else { return stop(.damaged("a row lies in a row")) }
    isInRow = true
    rowRepeats = Self.count(attributes["number-rows-repeated"])
    let shown = attributes["visibility"] ?? "visible"
    isRowHidden = shown != "visible" || hiddenGroups.contains(true)
    rowStart = tables.last?.cells.count ?? 0
    column = 0
  }

  /// A row that is repeated is written as often as it stands there, if it holds anything.
  private func endRow() {
    isInRow = false
    guard isInTable, !tables.isEmpty else { return }
    let place = tables.count - 1
    let own = rowStart..<tables[place].cells.count
    if !own.isEmpty {
      guard row + rowRepeats <= WorkbookLimits.rows else {
        return stop(.overLimit("a row lies below row \(WorkbookLimits.rows)"))
      }
      cellCount += own.count * rowRepeats
      guard cellCount <= limits.cells else {
        return stop(.overLimit("more than \(limits.cells) filled cells"))
      }
      guard isRepeatable(own.count * (rowRepeats - 1)) else { return }
      let cells = Array(tables[place].cells[own])
      for number in 0..<rowRepeats {
        if number > 0 { tables[place].cells += cells }
        let end = tables[place].cells.count
        tables[place].rows.append(
          .init(number: row + number, cells: (end - cells.count)..<end, isHidden: isRowHidden))
      }
    }
    row = min(row + rowRepeats, WorkbookLimits.rows)
  }

  private func startCell(_ attributes: XMLAttributes, isCovered: Bool) {
    cell = OpenDocumentCell(attributes, isCovered: isCovered)
    paragraphs = 0
  }

  private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "p" {
      if paragraphs > 0 { cell?.text.append(UInt8(ascii: "\n")) }
      paragraphs += 1
      isInParagraph = true
    } else if name == "s" {
      let count = min(Self.count(attributes["c"]), limits.textBytes)
      cell?.text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    } else if name == "tab" {
      cell?.text.append(UInt8(ascii: "\t"))
    } else if name == "line-break" {
      cell?.text.append(UInt8(ascii: "\n"))
    } else if name == "span" || name == "a" || name == "ruby" || name == "ruby-base" {
      // Their text is the cell's.
    } else {
      aside = 1
    }
  }

  private func endCell() {
    guard let cell, isInTable, !tables.isEmpty else { return }
    self.cell = nil
    isInParagraph = false
    let repeats = cell.repeats
    defer { column = min(column + repeats, WorkbookLimits.columns) }
    if cell.columns > 1 || cell.rows > 1 { merge(cell) }
    let place = tables.count - 1
    let begin = tables[place].bytes.count
    guard let marks = cell.append(to: &tables[place].bytes) else { return }
    guard column + repeats <= WorkbookLimits.columns else {
      return stop(.overLimit("a cell lies outside Excel's rows and columns"))
    }
    guard tables[place].cells.count + repeats <= limits.cells else {
      return stop(.overLimit("more than \(limits.cells) filled cells"))
    }
    guard isRepeatable(repeats - 1) else { return }
    let field = CSVScanner.Field(
      start: begin, end: tables[place].bytes.count, escaped: false)
    for number in 0..<repeats {
      tables[place].cells.append(.init(column: column + number, marks: marks, field: field))
    }
  }

  /// Counts repeated cells; false, and the end of reading, beyond the limit.
  private func isRepeatable(_ count: Int) -> Bool {
    repeatedCount += count
    guard repeatedCount > limits.repeatedCells else { return true }
    stop(.overLimit("repeated cells that stand for more than \(limits.repeatedCells) cells"))
    return false
  }

  /// Merged blocks are filled later, so what they cover has to be bounded.
  private func merge(_ cell: OpenDocumentCell) {
    let (lastRow, lastColumn) = (row + cell.rows - 1, column + cell.columns - 1)
    guard lastRow < WorkbookLimits.rows, lastColumn < WorkbookLimits.columns else {
      return stop(.overLimit("a merged block lies outside Excel's rows and columns"))
    }
    mergedArea += cell.rows * cell.columns
    guard mergedArea <= limits.cells else {
      return stop(.overLimit("merged blocks cover too many cells"))
    }
    tables[tables.count - 1].merges.append(
      CellRange(rows: row...lastRow, columns: column...lastColumn))
  }

  /// A count of repeats or spans: 1 where none is given.
  static func count(_ text: String?) -> Int {
    min(max(1, text.flatMap { Int($0) } ?? 1), WorkbookLimits.rows)
  }
}

/// META-INF/manifest.xml, which tells of encryption.
private final class OpenDocumentManifest: XMLReader {
  private(set) var isEncrypted = false

  init(in archive: ZipArchive) throws(WorkbookProblem) {
    try super.init(limits: archive.limits)
    _ = try read("META-INF/manifest.xml", of: archive)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "encryption-data" { isEncrypted = true }
  }
}
