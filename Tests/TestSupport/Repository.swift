public import Foundation

/// Folders of the checkout that the tests were built from.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root = tests.deletingLastPathComponent()

  /// The folder of all test targets.
  public static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of all modules.
  public static let sources = root.appending(path: "Sources")

  /// The path of a round of the repository, or of a file of it.
  public static func data(_ name: String) -> String {
    root.appending(path: "notebooks-data/data").appending(path: name).path
  }

  /// The path of a golden file of a test target.
  public static func golden(_ target: String, _ name: String) -> String {
    tests.appending(path: target).appending(path: "Goldens").appending(path: name).path
  }
}
