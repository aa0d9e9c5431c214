/// JSON that may stand inside a script element: no text in it can end the element.
public enum JSONValue: Sendable, ExpressibleByDictionaryLiteral {
  /// A string; control characters are taken out.
  case text(String)
  /// All the digits that tell the number from its neighbours; null when it is not finite.
  case number(Double)
  /// An array.
  case list([JSONValue])
  /// Members in this order.
  case object([(String, JSONValue)])
  /// JSON already made safe.
  case raw(String)
  /// A missing value.
  case null

  /// Members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }

  /// An array of strings.
  public static func texts(_ texts: [String]) -> Self { .list(texts.map { .text($0) }) }
  /// An object of strings, its members in order of their names.
  public static func texts(_ texts: [String: String]) -> Self {
    .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }
  /// An array of numbers; missing ones are null.
  public static func numbers(_ numbers: [Double?]) -> Self {
    .list(numbers.map { $0.map { .number($0) } ?? .null })
  }

  var json: String {
    switch self {
    case .text(let text): scriptText(text)
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(scriptText($0)):\($1.json)" }.joined(separator: ",") + "}"
    case .raw(let json): json
    case .null: "null"
    }
  }
}
