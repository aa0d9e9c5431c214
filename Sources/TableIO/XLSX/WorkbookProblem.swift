import Phrases

/// What keeps a file from being read as an Excel workbook.
public enum WorkbookProblem: Error, Equatable, Sendable {
  /// The binary format of Excel 97 to 2003.
  case oldExcel
  /// An encrypted workbook; Excel wraps it in the container of the old format.
  case passwordProtected
  /// LibreOffice's own format.
  case openDocument
  /// Excel's binary .xlsb.
  case binaryWorkbook
  /// A web page or XML file named .xls.
  case markupNamedExcel
  /// A zip archive of something else.
  case otherArchive
  case damaged(String)
  /// More than any sheet of scores needs, or more than it says it holds.
  case overLimit(String)
  /// What an honest workbook never holds.
  case hostile(String)
  case noSuchSheet(String, sheets: [String])
  case noTable(sheet: String)

  public var sentence: Phrase {
    switch self {
    case .oldExcel: Phrase("this is a workbook of Excel 97-2003 (.xls)")
    case .passwordProtected: Phrase("the workbook is protected by a password")
    case .openDocument: Phrase("this is an OpenDocument file (.ods)")
    case .binaryWorkbook: Phrase("this is a binary workbook (.xlsb)")
    case .markupNamedExcel: Phrase("this is a web page or XML file, not a workbook")
    case .otherArchive: Phrase("this archive holds no Excel workbook")
    case .damaged(let what): Phrase("the workbook is damaged: \(what)")
    case .overLimit(let what): Phrase("the workbook is refused: \(what)")
    case .hostile(let what): Phrase("the workbook is refused: \(what)")
    case .noSuchSheet(let name, let sheets):
      Phrase("no sheet '\(name)' among \(sheets)")
    case .noTable(let sheet): Phrase("sheet '\(sheet)' holds no table")
    }
  }

  public var suggestion: Phrase {
    switch self {
    case .oldExcel, .openDocument, .binaryWorkbook, .markupNamedExcel:
      Phrase("open it in Excel, WPS or LibreOffice and save it as .xlsx")
    case .passwordProtected: Phrase("open it, remove the password and save it as .xlsx")
    case .otherArchive: Phrase("give an .xlsx or .csv file")
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
