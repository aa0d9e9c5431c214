public import Appraisals
public import Phrases
public import Reporting
public import TableIO

/// A file of a result folder.
public struct OutputFile: Equatable, Sendable {
  /// Its name in the folder.
  public let name: String
  /// All of it.
  public let bytes: [UInt8]

  /// A text file, in UTF-8.
  public init(_ name: String, text: String) { self.init(name, bytes: Array(text.utf8)) }

  /// A file of some bytes.
  public init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A workbook.
  ///
  /// - Throws: `AppraisalError` where the system has no room for it.
  public init(_ name: String, _ workbook: WorkbookDraft) throws(AppraisalError) {
    do {
      self.init(name, bytes: try workbook.bytes())
    } catch {
      throw AppraisalError(.unwritable, error.phrase)
    }
  }

  /// A table as CSV.
  ///
  /// - Throws: `AppraisalError` where this system cannot write the encoding.
  public init(
    _ table: ResultTable, in language: Language, encoding: CSVEncoding
  ) throws(AppraisalError) {
    guard let bytes = encoding.bytes(table.csvText(in: language)) else {
      throw AppraisalError(
        .unwritable,
        Phrase("this system has no converter to GB18030; use --csv-encoding utf-8-bom"))
    }
    self.init(table.name + ".csv", bytes: bytes)
  }
}
