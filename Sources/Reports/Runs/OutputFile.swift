public import Appraisals
public import Phrases
public import Reporting
public import TableIO

/// A file of a result folder.
public struct OutputFile: Sendable {
  /// Its name in the folder.
  public let name: String
  /// All of it, one piece after the other; files that have a long piece in common share its memory.
  public let pieces: [[UInt8]]

  /// All of it.
  ///
  /// - Complexity: a copy where there are several pieces.
  public var bytes: [UInt8] { pieces.count == 1 ? pieces[0] : Array(pieces.joined()) }

  /// A text file, in UTF-8.
  public init(_ name: String, text: String) { self.init(name, bytes: Array(text.utf8)) }

  /// A file of some bytes.
  public init(_ name: String, bytes: [UInt8]) { self.init(name, pieces: [bytes]) }

  /// A file of the bytes of some pieces.
  public init(_ name: String, pieces: [[UInt8]]) {
    self.name = name
    self.pieces = pieces
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

extension OutputFile: Equatable {
  /// Compares names and bytes, however they are cut into pieces.
  public static func == (one: OutputFile, other: OutputFile) -> Bool {
    one.name == other.name && one.bytes == other.bytes
  }
}
