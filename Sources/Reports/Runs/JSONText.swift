import Phrases
import Reporting

/// JSON as text, members in the order given.
enum JSONText: Sendable {
  case text(String)
  case integer(Int)
  case number(Double)
  case list([JSONText])
  case object([(String, JSONText)])
  /// JSON already.
  case raw(String)

  var text: String { text(indent: "") }

  private func text(indent: String) -> String {
    let deeper = indent + "  "
    switch self {
    case .text(let text): return jsonString(text)
    case .integer(let value): return String(value)
    case .number(let value): return value.isFinite ? value.significant : "null"
    case .raw(let json): return json
    case .list(let values):
      guard !values.isEmpty else { return "[]" }
      return "[\n" + values.map { deeper + $0.text(indent: deeper) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      return "{\n"
        + members.map { "\(deeper)\(jsonString($0)): \($1.text(indent: deeper))" }
        .joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
