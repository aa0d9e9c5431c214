import Phrases
import Yams

/// What keeps a YAML file from being read, besides values that are wrong.
enum YAMLProblem: SpokenError, Equatable {
  /// More values than any scheme has, once aliases are written out.
  case tooManyValues(Int)
  /// No YAML from this place on, both numbers from 1; holds what the parser says.
  case syntax(line: Int, column: Int, what: String)
  /// A key that stands twice in one place.
  case repeatedKey(String, line: Int)

  var phrase: Phrase {
    switch self {
    case .tooManyValues(let most):
      Phrase(
        "its aliases stand for more than \(most) values; write out what is meant, without them")
    case .syntax(let line, let column, let what):
      Phrase(
        "line \(line), column \(column) is not YAML: \(what); write ': ' and '- ' in half width, and "
          + "indent by blanks, not by tabs")
    case .repeatedKey(let key, let line): Phrase("line \(line): '\(key)' stands there twice")
    }
  }

  fileprivate init?(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self = .syntax(line: mark.line, column: mark.column, what: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      self = .repeatedKey(keys.sorted().first ?? "", line: context.mark.line)
    default: return nil
    }
  }
}

extension YAMLDecoder {
  /// An instrument of 10,000 items has some 60,000 values.
  private static let mostValues = 1_000_000

  /// Decodes a file whose aliases do not stand for more than a scheme may hold.
  ///
  /// A few lines of aliases to aliases can stand for billions of values.
  ///
  /// - Throws: `YAMLProblem`, or what the decoder throws of wrong values.
  func decode<Value: Decodable>(_ type: Value.Type, within yaml: String) throws -> Value {
    // Without anchors there are no aliases; what fails is looked at below.
    if !yaml.utf8.contains(UInt8(ascii: "&")), let value = try? decode(type, from: yaml) {
      return value
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw YAMLProblem(error) ?? error as any Error
    }
    guard let node else { return try decode(type, from: yaml) }
    var left = Self.mostValues
    Self.count(node, &left)
    guard left > 0 else { throw YAMLProblem.tooManyValues(Self.mostValues) }
    // The decoder reads keys as text, "null" and 1 among them, only where it composes nodes itself.
    return try decode(type, from: yaml)
  }

  /// Takes the values of a node off what is left, until nothing is.
  private static func count(_ node: Node, _ left: inout Int) {
    left -= 1
    switch node {
    case .sequence(let sequence):
      for child in sequence where left > 0 { count(child, &left) }
    case .mapping(let mapping):
      for (key, value) in mapping where left > 0 {
        count(key, &left)
        count(value, &left)
      }
    default: break
    }
  }
}
