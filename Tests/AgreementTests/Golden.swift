import Foundation

/// Lines of a golden, the one that names its program left out, cells by header.
func golden(_ file: String) throws -> [[String: String]] {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/" + file)
  let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }.map { $0.split(separator: ",").map(String.init) }
  return lines.dropFirst().map {
    Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first })
  }
}

/// Shrout & Fleiss (1979), Table 2: six targets, four judges.
let judgedTargets: [[Double]] = [
  [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
]
