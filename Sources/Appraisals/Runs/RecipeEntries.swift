import Foundation

/// A run's recipe as named entries, for comparing two runs entry by entry.
struct RecipeEntries {
  /// Path in run.json, joined by points, to the value.
  private(set) var entries: [String: String] = [:]

  init(_ run: RunRecord) {
    entries["steelyard"] = run.steelyard
    if let vega = run.vega { entries["charts"] = "sha256 \(vega)" }
    guard let bytes = try? JSONEncoder().encode(run.recipe),
      let object = try? JSONSerialization.jsonObject(with: bytes)
    else { return }
    add(object, "")
  }

  private mutating func add(_ value: Any, _ path: String) {
    switch value {
    case let object as [String: Any]:
      for (key, own) in object { add(own, path.isEmpty ? key : "\(path).\(key)") }
    case let list as [Any] where list.allSatisfy({ !($0 is [String: Any]) }):
      entries[path] = list.map { "\($0)" }.joined(separator: ", ")
    case let list as [Any]:
      for (place, own) in list.enumerated() { add(own, "\(path).\(place + 1)") }
    default: entries[path] = "\(value)"
    }
  }
}
