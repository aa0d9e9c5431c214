import Foundation
import TestSupport

/// The built binary.
enum Program {
  /// Runs it and keeps what it said.
  ///
  /// - Parameters:
  ///   - input: what standard input reads.
  ///   - file: the file that standard input reads, instead of `input`.
  ///   - environment: variables besides the present ones.
  static func run(
    _ arguments: [String], input: String = "", file: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Tool {
    try Tool(binary, arguments, input: input, file: file, environment: environment)
  }

  /// Next to the test bundle.
  static var binary: URL {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let near = own.appendingPathComponent("steelyard")
    if FileManager.default.isExecutableFile(atPath: near.path) { return near }
    return Repository.root.appending(path: ".build/debug/steelyard")
  }

  /// The small round in English: 24 units, four teams, no ratings.
  static let small = Repository.data("small-english/scores.csv")
}

extension TemporaryFolder {
  /// Runs Steelyard with this folder as the current one.
  func run(_ arguments: [String]) throws -> Tool {
    try Tool(
      URL(filePath: "/bin/sh"),
      ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", url.path, Program.binary.path] + arguments)
  }

  /// Every file of a folder in here by name.
  func files(_ folder: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path(folder + "/" + $0), isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try bytes(folder + "/" + $0)) })
  }
}

/// One JSON object.
func jsonObject(_ text: String) throws -> [String: Any] {
  let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return object as? [String: Any] ?? [:]
}

/// The tables of a run's JSON.
func jsonTables(_ text: String) throws -> [String: [[String: Any]]] {
  try jsonObject(text)["tables"] as? [String: [[String: Any]]] ?? [:]
}
