import Foundation

/// Tables of Goldens/, by robustbase.R there; the first line of mcd.csv names the versions.
enum Golden {
  static func rows(_ file: String) throws -> [[String]] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/" + file)
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.dropFirst().map { $0.split(separator: ",").map(String.init) }
  }

  static func numbers(_ file: String) throws -> [[Double]] {
    try rows(file).map { $0.compactMap { Double($0) } }
  }
}
