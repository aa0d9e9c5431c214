import Foundation
import TestSupport

/// LibreOffice without a window, and what reads its PDF.
enum Spreadsheet {
  /// nil, said aloud, where either is missing.
  static let tools: (office: String, text: String)? = {
    guard let office = Tool.path("soffice"), let text = Tool.path("pdftotext") else {
      FileHandle.standardError.write(
        Data(
          ("\n*** NO LIBREOFFICE OR NO PDFTOTEXT: report.xlsx IS NOT TESTED IN A SPREADSHEET (make "
            + "spreadsheet) ***\n\n").utf8))
      return nil
    }
    return (office, text)
  }()

  static var isThere: Bool { tools != nil }

  /// The text of each printed page of a workbook, its lines from top to bottom.
  static func pages(_ workbook: [UInt8]) throws -> [[String]] {
    guard let tools else { return [] }
    let work = try TemporaryFolder()
    try Data(workbook).write(to: URL(filePath: work.path("book.xlsx")))
    // A profile of its own, as only one LibreOffice can use one.
    let printed = try Tool(
      URL(filePath: tools.office),
      [
        "-env:UserInstallation=file://\(work.path("profile"))", "--headless", "--convert-to", "pdf",
        "--outdir", work.url.path, work.path("book.xlsx"),
      ])
    guard FileManager.default.fileExists(atPath: work.path("book.pdf")) else {
      throw Failed(errors: printed.output + printed.errors)
    }
    let read = try Tool(URL(filePath: tools.text), ["-layout", work.path("book.pdf"), "-"])
    guard read.status == 0 else { throw Failed(errors: read.errors) }
    return read.output.split(separator: "\u{C}").map { page in
      page.split(separator: "\n").map(String.init)
        .filter { !$0.allSatisfy(\.isWhitespace) }
    }
  }

  struct Failed: Error { let errors: String }
}
