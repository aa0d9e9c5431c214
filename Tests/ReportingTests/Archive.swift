import Foundation
import TestSupport

/// An .xlsx file opened by the system's unzip.
struct Archive {
  private let folder: TemporaryFolder
  private var path: String { folder.path("book.xlsx") }

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// The text of one entry; empty where there is none.
  func text(_ entry: String) throws -> String { try run(["-p", path, entry]) }

  /// Names of the entries.
  func entries() throws -> [String] {
    try run(["-Z1", path]).split(separator: "\n").map(String.init)
  }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
