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

  public var sentence: String {
    switch self {
    case .oldExcel: "this is a workbook of Excel 97-2003 (.xls)"
    case .passwordProtected: "the workbook is protected by a password"
    case .openDocument: "this is an OpenDocument file (.ods)"
    case .binaryWorkbook: "this is a binary workbook (.xlsb)"
    case .markupNamedExcel: "this is a web page or XML file, not a workbook"
    case .otherArchive: "this archive holds no Excel workbook"
    case .damaged(let what): "the workbook is damaged: \(what)"
    case .overLimit(let what): "the workbook is refused: \(what)"
    case .hostile(let what): "the workbook is refused: \(what)"
    case .noSuchSheet(let name, let sheets):
      "no sheet '\(name)' among \(sheets.joined(separator: ", "))"
    case .noTable(let sheet): "sheet '\(sheet)' holds no table"
    }
  }

  public var suggestion: String {
    switch self {
    case .oldExcel, .openDocument, .binaryWorkbook, .markupNamedExcel:
      "open it in Excel, WPS or LibreOffice and save it as .xlsx"
    case .passwordProtected: "open it, remove the password and save it as .xlsx"
    case .otherArchive: "give an .xlsx or .csv file"
    case .damaged: "open it in Excel, WPS or LibreOffice and save it again, or fetch a fresh copy"
    case .overLimit: "copy the cells you need into a new workbook"
    case .hostile: "do not trust this file; ask for a fresh copy saved by Excel, WPS or LibreOffice"
    case .noSuchSheet: "name one of them with --sheet"
    case .noTable: "give it a row of column names with rows under it, or name another with --sheet"
    }
  }
}
