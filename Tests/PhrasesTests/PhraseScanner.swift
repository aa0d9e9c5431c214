import Foundation

/// Finds the keys of the phrases that a Swift source holds.
///
/// Reads string literals by the language's own grammar: escapes, interpolations with literals in
/// them, literals of several lines, and literals joined by +.
struct PhraseScanner {
  private let text: [Character]
  private var place = 0
  /// A line of a long literal that goes on in the next.
  private static let goesOn = "\u{1}\n"

  /// - Returns: a key a `Phrase(…)`; nil for one that is no literal.
  static func keys(in source: String) -> [String?] {
    var scanner = PhraseScanner(text: Array(source))
    return scanner.keys()
  }

  private init(text: [Character]) { self.text = text }

  private mutating func keys() -> [String?] {
    let opening = Array("Phrase(")
    var keys: [String?] = []
    while place + opening.count <= text.count {
      guard text[place] == "P", Array(text[place..<place + opening.count]) == opening else {
        place += 1
        continue
      }
      place += opening.count
      skipSpace()
      // A list of phrases, or words that need no translation.
      guard text[place] == "\"" else { continue }
      let start = place + 1
      keys.append(key())
      place = start  // A value may hold phrases of its own.
    }
    return keys
  }

  private mutating func key() -> String? {
    var key = ""
    var count = 0
    while true {
      skipSpace()
      guard place < text.count, text[place] == "\"" else { return nil }
      key += literal(&count)
      skipSpace()
      if text[place] == ")" || text[place] == "," { return key }
      guard text[place] == "+" else { return nil }
      place += 1
    }
  }

  private mutating func skipSpace() {
    while place < text.count, text[place].isWhitespace { place += 1 }
  }

  private mutating func literal(_ count: inout Int) -> String {
    let isLong = place + 2 < text.count && text[place + 1] == "\"" && text[place + 2] == "\""
    place += isLong ? 3 : 1
    var out = ""
    while place < text.count {
      let character = text[place]
      if character == "\"" {
        if !isLong {
          place += 1
          break
        }
        if place + 2 < text.count, text[place + 1] == "\"", text[place + 2] == "\"" {
          place += 3
          break
        }
      }
      place += 1
      guard character == "\\" else {
        out.append(character)
        continue
      }
      let next = text[place]
      place += 1
      switch next {
      case "(":
        skipInterpolation()
        count += 1
        out += "{\(count)}"
      case "n": out += "\n"
      case "t": out += "\t"
      case "\n": out += Self.goesOn
      case "u":
        let end = text[place...].firstIndex(of: "}") ?? place
        let code = UInt32(String(text[(place + 1)..<end]), radix: 16)
        code.flatMap(Unicode.Scalar.init).map { out.unicodeScalars.append($0) }
        place = end + 1
      default: out.append(next)
      }
    }
    return isLong ? unindented(out) : out
  }

  private mutating func skipInterpolation() {
    var depth = 1
    while place < text.count, depth > 0 {
      switch text[place] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        var inner = 0
        _ = literal(&inner)
        continue
      default: break
      }
      place += 1
    }
  }

  /// Takes the first line end and the closing quotes' indentation away.
  private func unindented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = lines.last?.count ?? 0
    return lines.dropFirst().dropLast().map { String($0.dropFirst(indent)) }
      .joined(separator: "\n").replacing(Self.goesOn, with: "")
  }
}
