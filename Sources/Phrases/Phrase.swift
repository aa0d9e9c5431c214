/// A sentence whose values are kept separate from its words, so that it can be said in another
/// language.
///
/// It is written as an English literal with interpolations: `Phrase("\(team) took off \(points)
/// points")`. The literal with its values numbered, `{1} took off {2} points`, is its key in the
/// catalogue.
public struct Phrase: Codable, Equatable, Sendable {
  /// The English words, with values as `{1}`, `{2}`…
  public let key: String
  let values: [Value]

  /// The phrase of an English literal, which the catalogue translates.
  public init(_ text: Text) {
    key = text.key
    values = text.values
  }

  /// Words that are the same in every language, such as a name.
  public init(verbatim text: String) {
    key = "{1}"
    values = [.text(text)]
  }

  /// A fixed word of the field, such as the key of a component; said unchanged where the catalogue
  /// lacks it.
  public init(term: String) {
    key = "{1}"
    values = [.term(term)]
  }

  /// What takes the place of a number in the key.
  enum Value: Codable, Equatable, Sendable {
    case text(String)
    case term(String)
    /// One thing after another, said with the language's own mark between them.
    case list([Phrase], mark: Mark)
  }

  /// What separates the members of a list.
  public enum Mark: String, Codable, Sendable {
    /// A comma, between things of one kind.
    case comma
    /// A semicolon, between clauses.
    case semicolon
    /// What separates sentences: the members end with their own full stops.
    case stop
  }
}

extension Phrase: CustomStringConvertible {
  /// The phrase in English.
  public var description: String { said(in: .en) }
}

extension Phrase {
  /// Members one after another, with the mark of the language between them; empty ones are skipped.
  public init(_ members: [Phrase], mark: Mark) {
    key = "{1}"
    values = [.list(members, mark: mark)]
  }

  /// No words at all.
  public static let empty = Phrase(verbatim: "")

  /// Two sentences, one after the other.
  public static func + (first: Phrase, second: Phrase) -> Phrase {
    Phrase([first, second], mark: .stop)
  }

  /// The literal of a phrase.
  public struct Text: ExpressibleByStringInterpolation, Sendable {
    var key = ""
    var values: [Value] = []

    /// A literal without values.
    public init(stringLiteral value: String) { key = value }
    /// A literal with its values.
    public init(stringInterpolation interpolation: StringInterpolation) {
      self = interpolation.text
    }
    fileprivate init() {}

    /// A literal in two parts, for one too long for a line.
    public static func + (first: Text, second: Text) -> Text {
      var sum = first
      guard !second.values.isEmpty, !first.values.isEmpty else {
        sum.key += second.key
        sum.values += second.values
        return sum
      }
      // The values of the second follow those of the first.
      var rest = second.key[...]
      while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
        let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
      {
        sum.key += rest[..<open]
        let number = Int(rest[rest.utf8.index(after: open)..<close]) ?? 0
        sum.key += "{\(number + first.values.count)}"
        rest = rest[rest.utf8.index(after: close)...]
      }
      sum.key += rest
      sum.values += second.values
      return sum
    }

    /// Numbers the values of a literal as they come.
    public struct StringInterpolation: StringInterpolationProtocol {
      fileprivate var text = Text()

      /// An empty literal, with room for words and values.
      public init(literalCapacity: Int, interpolationCount: Int) {
        text.key.reserveCapacity(literalCapacity + 3 * interpolationCount)
      }

      /// Adds words.
      public mutating func appendLiteral(_ literal: String) { text.key += literal }

      /// Adds a value that reads the same in every language.
      public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
        append(.text(value.description))
      }

      /// Adds a phrase.
      public mutating func appendInterpolation(_ phrase: Phrase) {
        append(.list([phrase], mark: .comma))
      }

      /// Adds phrases, with the mark of the language between them.
      public mutating func appendInterpolation(_ phrases: [Phrase], mark: Mark = .semicolon) {
        append(.list(phrases, mark: mark))
      }

      /// Adds names that read the same in every language, with commas between them.
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
