/// An Excel workbook (.xlsx, .xlsm) or OpenDocument spreadsheet (.ods) opened for reading.
public final class Workbook {
  /// A worksheet as the workbook lists it.
  public struct SheetInfo: Equatable, Sendable {
    /// The name on its tab.
    public let name: String
    /// Whether it is hidden; hidden sheets are listed, and whether to read them is the caller's
    /// choice.
    public let isHidden: Bool
    let part: String
  }

  /// The file's name, for messages.
  public let file: String
  /// Worksheets in the order of their tabs; sheets that hold only a chart are left out.
  public let sheets: [SheetInfo]

  private enum Source {
    case excel(
      archive: ZipArchive, book: WorkbookPart, strings: SharedStrings, formats: NumberFormats)
    case openDocument([OpenDocumentSheets.Table])
  }
  private let source: Source

  /// Opens a workbook held in memory and reads its texts and formats.
  ///
  /// - Throws: `TableError.workbook` when it is no workbook, is damaged, or exceeds the limits.
  /// - Complexity: time and memory linear in the size of the shared texts; of an OpenDocument file, in
  ///   all filled cells.
  public convenience init(_ bytes: [UInt8], file: String) throws(TableError) {
    try self.init(bytes, file: file, limits: WorkbookLimits())
  }

  init(_ bytes: [UInt8], file: String, limits: WorkbookLimits) throws(TableError) {
    self.file = file
    do throws(WorkbookProblem) {
      let archive = try ZipArchive(bytes, limits: limits)
      if let tables = try OpenDocumentSheets.tables(of: archive) {
        source = .openDocument(tables)
        sheets = tables.enumerated().map {
          SheetInfo(name: $1.name, isHidden: $1.isHidden, part: "\($0)")
        }
        return
      }
      let roots = try Relationships(of: "", in: archive)
      let main = roots.first(kind: "officeDocument") ?? "xl/workbook.xml"
      guard archive.has(main), main.lowercased().hasSuffix(".xml") else {
        throw Self.otherKind(archive)
      }
      let book = try WorkbookPart(main, in: archive)
      let relations = try Relationships(of: main, in: archive)
      let strings = try SharedStrings(relations.first(kind: "sharedStrings"), in: archive)
      let formats = try NumberFormats(relations.first(kind: "styles"), in: archive)
      var sheets: [SheetInfo] = []
      for sheet in book.sheets {
        guard let target = relations.byID[sheet.relation] else {
          throw .damaged("sheet '\(sheet.name)' has no part")
        }
        guard target.kind == "worksheet" else { continue }
        sheets.append(.init(name: sheet.name, isHidden: sheet.isHidden, part: target.part))
      }
      self.sheets = sheets
      source = .excel(archive: archive, book: book, strings: strings, formats: formats)
    } catch {
      throw .workbook(file: file, error)
    }
  }

  /// Reads one sheet.
  ///
  /// - Throws: `TableError.workbook` when its part is damaged or exceeds the limits.
  /// - Complexity: one pass; memory linear in the number of filled cells.
  public func grid(_ sheet: SheetInfo) throws(TableError) -> SheetGrid {
    switch source {
    case .openDocument(let tables):
      let table = tables[Int(sheet.part) ?? 0]
      return SheetGrid(
        file: file, name: sheet.name, merges: table.merges, recalculates: false,
        bytes: table.bytes, cells: table.cells, rows: table.rows)
    case .excel(let archive, let book, let strings, let formats):
      do throws(WorkbookProblem) {
        let read = try Worksheet(
          sheet.part, in: archive, strings: strings, formats: formats,
          from1904: book.countsFrom1904)
        return SheetGrid(
          file: file, name: sheet.name, merges: read.merges, recalculates: book.recalculates,
          bytes: read.bytes, cells: read.cells, rows: read.rows)
      } catch {
        throw .workbook(file: file, error)
      }
    }
  }

  private static func otherKind(_ archive: ZipArchive) -> WorkbookProblem {
    if archive.has("xl/workbook.bin") { return .binaryWorkbook }
    return .otherArchive
  }
}
