/// An Excel workbook (.xlsx, .xlsm) opened for reading.
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

  private let archive: ZipArchive
  private let book: WorkbookPart
  private let strings: SharedStrings
  private let formats: NumberFormats

  /// Opens a workbook held in memory and reads its texts and formats.
  ///
  /// - Throws: `TableError.workbook` when it is no workbook, is damaged, or exceeds the limits.
  /// - Complexity: time and memory linear in the size of the shared texts.
  public convenience init(_ bytes: [UInt8], file: String) throws(TableError) {
    try self.init(bytes, file: file, limits: WorkbookLimits())
  }

  init(_ bytes: [UInt8], file: String, limits: WorkbookLimits) throws(TableError) {
    self.file = file
    do throws(WorkbookProblem) {
      archive = try ZipArchive(bytes, limits: limits)
      let roots = try Relationships(of: "", in: archive)
      let main = roots.first(kind: "officeDocument") ?? "xl/workbook.xml"
      guard archive.has(main), main.lowercased().hasSuffix(".xml") else {
        throw Self.otherKind(archive)
      }
      book = try WorkbookPart(main, in: archive)
      let relations = try Relationships(of: main, in: archive)
      strings = try SharedStrings(relations.first(kind: "sharedStrings"), in: archive)
      formats = try NumberFormats(relations.first(kind: "styles"), in: archive)
      var sheets: [SheetInfo] = []
      for sheet in book.sheets {
        guard let target = relations.byID[sheet.relation] else {
          throw .damaged("sheet '\(sheet.name)' has no part")
        }
        guard target.kind == "worksheet" else { continue }
        sheets.append(.init(name: sheet.name, isHidden: sheet.isHidden, part: target.part))
      }
      self.sheets = sheets
    } catch {
      throw .workbook(file: file, error)
    }
  }

  /// Reads one sheet.
  ///
  /// - Throws: `TableError.workbook` when its part is damaged or exceeds the limits.
  /// - Complexity: one pass; memory linear in the number of filled cells.
  public func grid(_ sheet: SheetInfo) throws(TableError) -> SheetGrid {
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

  private static func otherKind(_ archive: ZipArchive) -> WorkbookProblem {
    if archive.has("xl/workbook.bin") { return .binaryWorkbook }
    if archive.has("mimetype"), archive.has("content.xml") { return .openDocument }
    return .otherArchive
  }
}
