import Foundation

/// A folder of its own for one test, gone with it.
final class WorkFolder {
  let path = Program.fresh

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws {
    let place = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: self(name), encoding: .utf8)
  }

  /// Every file of a folder in here by name.
  func files(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: self(folder))
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: self(folder + "/" + $0))))
      })
  }

  /// Runs Steelyard with this folder, or one in it, as the current one.
  func run(_ arguments: [String], in folder: String = ".") throws -> Program {
    let go = "cd \"$1\" && shift && exec \"$@\""
    return try Program(
      ["-c", go, "sh", self(folder), Program.binary.path] + arguments, binary: "/bin/sh")
  }
}
