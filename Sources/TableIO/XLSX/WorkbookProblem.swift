public import Phrases

/// Why a file cannot be read as an Excel workbook.
public enum WorkbookProblem: Error, Equatable, Sendable {
  /// The binary format of Excel 97 to 2003.
  case oldExcel
  /// An encrypted workbook, which Excel wraps in the container of the old format.
  case passwordProtected
  /// A file of LibreOffice's own formats that holds no spreadsheet, such as .odt.
  case openDocument
  /// Excel's binary format, .xlsb.
  case binaryWorkbook
  /// A web page or XML file named .xls.
  case markupNamedExcel
  /// A format that holds no table, by its name.
  case otherFormat(String)
  /// A packed file of one or more, by the format's name.
  case packed(String)
  /// A zip archive that holds something else.
  case otherArchive
  /// The file breaks its format, in the way described.
  case damaged(String)
  /// More than any sheet of scores needs, or more than the file declares, as described.
  case overLimit(String)
  /// Something that no honest workbook holds, as described.
  case hostile(String)
  /// No sheet has the name; those there are.
  case noSuchSheet(String, sheets: [String])
  /// The named sheet has no filled cell.
  case noTable(sheet: String)

  /// What is wrong.
  public var sentence: Phrase {
    switch self {
    case .oldExcel: Phrase("this is a workbook of Excel 97-2003 (.xls)")
    case .passwordProtected: Phrase("the workbook is protected by a password")
    case .openDocument: Phrase("this OpenDocument file holds no spreadsheet")
    case .binaryWorkbook: Phrase("this is a binary workbook (.xlsb)")
    case .markupNamedExcel: Phrase("this is a web page or XML file, not a workbook")
    case .otherFormat(let name): Phrase("this is a file of the format \(name), not a table")
    case .packed(let name): Phrase("this file is packed (\(name))")
    case .otherArchive: Phrase("this archive holds no Excel workbook")
    case .damaged(let what): Phrase("the workbook is damaged: \(what)")
    case .overLimit(let what): Phrase("the workbook is refused: \(what)")
    case .hostile(let what): Phrase("the workbook is refused: \(what)")
    case .noSuchSheet(let name, let sheets):
      Phrase("no sheet '\(name)' among \(sheets)")
    case .noTable(let sheet): Phrase("sheet '\(sheet)' holds no table")
    }
  }

  /// What to do about it.
  public var suggestion: Phrase {
    switch self {
    case .oldExcel, .binaryWorkbook, .markupNamedExcel:
      Phrase("open it in Excel, WPS or LibreOffice and save it as .xlsx")
    case .passwordProtected: Phrase("open it, remove the password and save it as .xlsx")
    case .otherArchive, .openDocument, .otherFormat: Phrase("give an .xlsx, .ods or .csv file")
    case .packed: Phrase("unpack it, and give the .xlsx, .ods or .csv file in it")
    case .damaged:
      Phrase("open it in Excel, WPS or LibreOffice and save it again, or fetch a fresh copy")
    case .overLimit: Phrase("copy the cells you need into a new workbook")
    case .hostile:
      Phrase("do not trust this file; ask for a fresh copy saved by Excel, WPS or LibreOffice")
    case .noSuchSheet: Phrase("name one of them with --sheet")
    case .noTable:
      Phrase("give it a row of column names with rows under it, or name another with --sheet")
    }
  }
}
