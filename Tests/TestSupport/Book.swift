import Foundation

/// An .xlsx file opened by the system's unzip.
public struct Book: Sendable {
  /// Where the file is.
  public let path: String

  /// An existing file.
  public init(path: String) { self.path = path }

  /// The text of one entry; empty where there is none.
  public func text(_ entry: String) throws -> String {
    try Tool(URL(filePath: "/usr/bin/unzip"), ["-p", path, entry]).output
  }

  /// In the order of their tabs.
  public func sheetNames() throws -> [String] {
    try text("xl/workbook.xml").matches(of: #/<sheet name="([^"]*)"/#).map { String($0.1) }
  }
}
