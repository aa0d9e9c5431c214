/// Swift source with comments and the contents of string literals blanked out, line by line.
///
/// A textual reading, good for braces and the words that begin a declaration; code inside string
/// interpolations is blanked too.
struct SwiftText {
  /// Lines of the source as written.
  let lines: [Substring]
  /// The same lines with code alone.
  let code: [String]

  init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    var scanner = Blanking()
    code = lines.map { scanner.code(of: $0) }
  }

  private struct Blanking {
    private enum State: Equatable {
      case code
      case comment(depth: Int)
      /// A literal that ends with three quotes and this many number signs.
      case longText(signs: Int)
    }
    private var state = State.code

    mutating func code(of line: Substring) -> String {
      var rest = line
      var result = ""
      while !rest.isEmpty {
        switch state {
        case .comment(let depth):
          if rest.hasPrefix("*/") {
            state = depth == 1 ? .code : .comment(depth: depth - 1)
            rest = rest.dropFirst(2)
          } else if rest.hasPrefix("/*") {
            state = .comment(depth: depth + 1)
            rest = rest.dropFirst(2)
          } else {
            rest = rest.dropFirst()
          }
        case .longText(let signs):
          let end = "\"\"\"" + String(repeating: "#", count: signs)
          if rest.hasPrefix(end) {
            state = .code
            rest = rest.dropFirst(end.count)
          } else {
            rest = rest.dropFirst(rest.hasPrefix("\\") && signs == 0 ? 2 : 1)
          }
        case .code:
          if rest.hasPrefix("//") { return result }
          if rest.hasPrefix("/*") {
            state = .comment(depth: 1)
            rest = rest.dropFirst(2)
            continue
          }
          let signs = rest.prefix { $0 == "#" }.count
          let literal = rest.dropFirst(signs)
          if literal.hasPrefix("\"\"\"") {
            state = .longText(signs: signs)
            rest = literal.dropFirst(3)
          } else if literal.hasPrefix("\"") {
            rest = Self.afterText(literal.dropFirst(), signs: signs)
            result += "\"\""
          } else {
            result.append(rest.removeFirst())
          }
        }
      }
      return result
    }

    /// What follows a literal of one line, whose opening quote has been read.
    private static func afterText(_ text: Substring, signs: Int) -> Substring {
      let escape = "\\" + String(repeating: "#", count: signs)
      let end = "\"" + String(repeating: "#", count: signs)
      var rest = text
      while !rest.isEmpty, !rest.hasPrefix(end) {
        if rest.hasPrefix(escape + "(") {
          rest = afterInterpolation(rest.dropFirst(escape.count + 1))
        } else {
          rest = rest.dropFirst(rest.hasPrefix(escape) ? escape.count + 1 : 1)
        }
      }
      return rest.dropFirst(end.count)
    }

    /// What follows an interpolation, whose opening parenthesis has been read.
    private static func afterInterpolation(_ text: Substring) -> Substring {
      var rest = text
      var depth = 1
      while depth > 0, let character = rest.popFirst() {
        switch character {
        case "(": depth += 1
        case ")": depth -= 1
        case "\"": rest = afterText(rest, signs: 0)
        default: break
        }
      }
      return rest
    }
  }
}
