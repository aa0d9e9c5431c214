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
}
