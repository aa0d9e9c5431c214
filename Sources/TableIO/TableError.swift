public import Phrases

/// Why no table can be read from a file.
public enum TableError: SpokenError, Equatable {
  /// The file holds no line, or no cell.
  case empty(file: String)
  /// A byte that cannot be read in the encoding of the file.
  case badByte(file: String, BytePlace)
  /// The system lacks the table of the encoding.
  case noConverter(file: String, TextEncoding)
  /// A quoted cell that begins in this row, as a spreadsheet shows it, never ends.
  case unclosedQuote(file: String, row: Int)
  /// The file cannot be read as an Excel workbook.
  case workbook(file: String, WorkbookProblem)
  /// A sheet is named, but the file is text.
  case noSheets(file: String, sheet: String)
  /// An encoding is named, but the file is a workbook, which says its own.
  case noEncoding(file: String, TextEncoding)
  /// A packed file cannot be unpacked.
  case packed(file: String, CompressionProblem)
  /// Read twice, the file has other contents.
  case changed(file: String)

  /// Place, sentence and advice in one line.
  public var phrase: Phrase {
    row.map { Phrase("\(file): row \($0): \(sentence); \(suggestion)") }
      ?? Phrase("\(file): \(sentence); \(suggestion)")
  }

  /// The file's name.
  public var file: String {
    switch self {
    case .empty(let file), .badByte(let file, _), .noConverter(let file, _),
      .unclosedQuote(let file, _), .workbook(let file, _), .noSheets(let file, _),
      .noEncoding(let file, _), .packed(let file, _), .changed(let file):
      file
    }
  }

  /// The row as a spreadsheet shows it; nil where the whole file is meant.
  public var row: Int? {
    switch self {
    case .empty, .noConverter, .workbook, .noSheets, .noEncoding, .packed, .changed: nil
    case .badByte(_, let place): place.row
    case .unclosedQuote(_, let row): row
    }
  }

  /// What is wrong, without the place.
  public var sentence: Phrase {
    switch self {
    case .empty: Phrase("the file is empty")
    case .badByte(_, let place):
      Phrase("column \(place.column): byte \(place.byteText) is not \(place.encoding.rawValue)")
    case .noConverter(_, let encoding):
      Phrase("this system cannot read \(encoding.rawValue)")
    case .unclosedQuote: Phrase("a quote opened here is never closed")
    case .workbook(_, let problem): problem.sentence
    case .noSheets(_, let sheet): Phrase("a text file has no sheet '\(sheet)'")
    case .noEncoding: Phrase("a workbook has an encoding of its own")
    case .packed(_, let problem): problem.sentence
    case .changed: Phrase("the file changed while it was read")
    }
  }

  /// What to do about it.
  public var suggestion: Phrase {
    switch self {
    case .empty: Phrase("the first line must name the columns")
    case .badByte: Phrase("name the right one with --encoding, or save the file as CSV UTF-8")
    case .noConverter:
      Phrase(
        "install the C library's conversion tables (libc-gconv-modules-extra), or save the file as "
          + "CSV UTF-8")
    case .unclosedQuote: Phrase("double the quotes inside a quoted cell")
    case .noSheets: Phrase("leave --sheet out")
    case .noEncoding: Phrase("leave --encoding out")
    case .packed(_, let problem): problem.suggestion
    case .changed: Phrase("wait until it is written, then try again")
    case .workbook(_, let problem): problem.suggestion
    }
  }
}
