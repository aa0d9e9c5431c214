import Foundation

/// An .xlsx file opened by the system's unzip.
struct Book {
  let path: String

  /// The text of one entry; empty where there is none.
  func text(_ entry: String) throws -> String {
    try Program(["-p", path, entry], binary: "/usr/bin/unzip").output
  }

  /// In the order of their tabs.
  func sheetNames() throws -> [String] {
    try text("xl/workbook.xml").matches(of: #/<sheet name="([^"]*)"/#).map { String($0.1) }
  }
}
