/// A sentence whose values stand apart from its words, so that it can be said in another language.
///
/// Written as an English literal with interpolations: `Phrase("\(team) took off \(points) points")`.
/// The literal with its values numbered, `{1} took off {2} points`, is the key of the catalogue.
public struct Phrase: Equatable, Sendable {
  /// The English words, values as `{1}`, `{2}`…
  public let key: String
  let values: [Value]

  public init(_ text: Text) {
    key = text.key
    values = text.values
  }

  /// Words that are the same in every language, such as a name.
  public init(verbatim text: String) {
    key = "{1}"
    values = [.text(text)]
  }

  /// A fixed word of the field, such as a component's key; itself where the catalogue lacks it.
  public init(term: String) {
    key = "{1}"
    values = [.term(term)]
  }

  /// What stands at a number of the key.
  enum Value: Equatable, Sendable {
    case text(String)
    case term(String)
    /// One thing after another, said with the language's own mark between them.
    case list([Phrase], mark: Mark)
  }

  /// What stands between the members of a list.
  public enum Mark: Sendable {
    /// Things of one kind.
    case comma
    /// Clauses.
    case semicolon
    /// Sentences.
    case stop
  }
}

extension Phrase: CustomStringConvertible {
  /// The phrase in English.
  public var description: String { said(in: .en) }
}

extension Phrase {
  /// Members one after another.
  public init(_ members: [Phrase], mark: Mark) {
    key = "{1}"
    values = [.list(members, mark: mark)]
  }

  public static let empty = Phrase(verbatim: "")

  /// Two sentences as one text.
  public static func + (first: Phrase, second: Phrase) -> Phrase {
    Phrase([first, second], mark: .stop)
  }

  /// The literal behind a phrase.
  public struct Text: ExpressibleByStringInterpolation, Sendable {
    var key = ""
    var values: [Value] = []

    public init(stringLiteral value: String) { key = value }
    public init(stringInterpolation interpolation: StringInterpolation) {
      self = interpolation.text
    }
    fileprivate init() {}

    /// A literal too long for one line.
    public static func + (first: Text, second: Text) -> Text {
      var sum = first
      var rest = second.key[...]
      // The values of the second follow those of the first.
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        sum.key += rest[..<open]
        let number = Int(rest[rest.index(after: open)..<close]) ?? 0
        sum.key += "{\(number + first.values.count)}"
        rest = rest[rest.index(after: close)...]
      }
      sum.key += rest
      sum.values += second.values
      return sum
    }

    public struct StringInterpolation: StringInterpolationProtocol {
      fileprivate var text = Text()

      public init(literalCapacity: Int, interpolationCount: Int) {
        text.key.reserveCapacity(literalCapacity + 3 * interpolationCount)
      }

      public mutating func appendLiteral(_ literal: String) { text.key += literal }

      public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
        append(.text(value.description))
      }

      public mutating func appendInterpolation(_ error: any Error) {
        if let error = error as? any SpokenError {
          append(.list([error.phrase], mark: .comma))
        } else {
          append(.text("\(error)"))
        }
      }

      public mutating func appendInterpolation(_ error: some SpokenError) {
        append(.list([error.phrase], mark: .comma))
      }

      public mutating func appendInterpolation(_ phrase: Phrase) {
        append(.list([phrase], mark: .comma))
      }

      public mutating func appendInterpolation(_ phrases: [Phrase], mark: Mark = .semicolon) {
        append(.list(phrases, mark: mark))
      }

      public mutating func appendInterpolation(_ names: [String]) {
        append(.list(names.map { Phrase(verbatim: $0) }, mark: .comma))
      }

      private mutating func append(_ value: Value) {
        text.values.append(value)
        text.key += "{\(text.values.count)}"
      }
    }
  }
}
