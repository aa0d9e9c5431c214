import Phrases

/// Why a file is no table.
public enum TableError: SpokenError, Equatable {
  case empty(file: String)
  case badByte(file: String, BytePlace)
  /// The system has no table of the encoding.
  case noConverter(file: String, TextEncoding)
  case unclosedQuote(file: String, row: Int)
  case workbook(file: String, WorkbookProblem)

  public var phrase: Phrase {
    row.map { Phrase("\(file): row \($0): \(sentence); \(suggestion)") }
      ?? Phrase("\(file): \(sentence); \(suggestion)")
  }

  public var file: String {
    switch self {
    case .empty(let file), .badByte(let file, _), .noConverter(let file, _),
      .unclosedQuote(let file, _), .workbook(let file, _):
      file
    }
  }

  /// As a spreadsheet shows it; nil where the whole file is meant.
  public var row: Int? {
    switch self {
    case .empty, .noConverter, .workbook: nil
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
    }
  }

  public var suggestion: Phrase {
    switch self {
    case .empty: Phrase("the first line must name the columns")
    case .badByte: Phrase("name the right one with --encoding, or save the file as CSV UTF-8")
    case .noConverter:
      Phrase(
        "install the C library's conversion tables (libc-gconv-modules-extra), or save the file as "
          + "CSV UTF-8")
    case .unclosedQuote: Phrase("double the quotes inside a quoted cell")
    case .workbook(_, let problem): problem.suggestion
    }
  }
}
