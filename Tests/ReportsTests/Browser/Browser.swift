import Foundation
import TestSupport

/// Headless Chromium, driven by the script beside this file.
enum Browser {
  struct Page: Encodable {
    let path: String
    var width = 1280
    /// The colours the reader prefers: light or dark.
    var scheme = "light"
    /// Holds once the page is ready.
    var wait = "document.readyState === 'complete'"
    var expressions: [String] = []
  }

  struct Visit {
    /// Errors, warnings, violations of the policy, dialogs.
    let problems: [String]
    let results: [Any]
  }

  static let chartsDrawn = "document.documentElement.dataset.charts"

  /// The browser and the interpreter of the script; nil, said aloud, where either is missing.
  static let tools: (chromium: String, python: String)? = {
    guard let chromium = find(["chromium", "chromium-browser", "google-chrome"]),
      let python = find(["python3"])
    else {
      FileHandle.standardError.write(
        Data(
          "\n*** NO CHROMIUM OR NO PYTHON 3: report.html IS NOT TESTED IN A BROWSER ***\n\n".utf8))
      return nil
    }
    return (chromium, python)
  }()

  static var isThere: Bool { tools != nil }

  private static func find(_ names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func visit(_ pages: [Page]) throws -> [Visit] {
    struct Task: Encodable {
      let binary: String
      let pages: [Page]
    }
    guard let tools else { return [] }
    let task = try JSONEncoder().encode(Task(binary: tools.chromium, pages: pages))
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("drive.py").path
    let run = try Tool(
      URL(fileURLWithPath: tools.python), [script], input: String(decoding: task, as: UTF8.self))
    guard run.status == 0 else { throw Failed(errors: run.errors) }
    let answers = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return (answers as? [[String: Any]] ?? []).map {
      Visit(problems: $0["problems"] as? [String] ?? [], results: $0["results"] as? [Any] ?? [])
    }
  }

  struct Failed: Error { let errors: String }
}
