import Foundation

/// Many names looked for at once.
struct NameSearch {
  /// Bytes of each name in each way of writing it, by their first byte.
  private var patterns = [[Pattern]](repeating: [], count: 256)

  private struct Pattern {
    let bytes: [UInt8]
    let name: Int
    /// Whether letters or digits on either side make it another word.
    let isWord: Bool
  }

  /// Short words of ASCII letters and digits stand in many longer ones.
  private static let longestWord = 3

  init(_ names: [String], writings: (String) -> Set<[UInt8]>) {
    for (place, name) in names.enumerated() {
      let isWord = name.utf8.count <= Self.longestWord && name.utf8.allSatisfy(Self.isWordByte)
      for bytes in writings(name) {
        guard let first = bytes.first else { continue }
        patterns[Int(first)].append(Pattern(bytes: bytes, name: place, isWord: isWord))
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// Where each name is first, as the number of bytes before it; names that are not there are left out.
  ///
  /// - Complexity: one pass over the text, and at each place the names that begin with its byte.
  func first(in text: [UInt8]) -> [Int: Int] {
    var found: [Int: Int] = [:]
    text.withUnsafeBufferPointer { text in
      for place in text.indices {
        for pattern in patterns[Int(text[place])] where found[pattern.name] == nil {
          let end = place + pattern.bytes.count
          guard end <= text.count,
            pattern.bytes.indices.allSatisfy({ text[place + $0] == pattern.bytes[$0] })
          else { continue }
          let isPart =
            pattern.isWord
            && (place > 0 && Self.isWordByte(text[place - 1])
              || end < text.count && Self.isWordByte(text[end]))
          if !isPart { found[pattern.name] = place }
        }
      }
    }
    return found
  }
}

/// A text in the form in which two that look alike are equal: no matter what case and width letters
/// have, and without characters that nobody sees.
func folded(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
  guard !isPlain else { return text.lowercased() }
  var kept = String.UnicodeScalarView()
  for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
    guard scalar.properties.generalCategory != .format else { continue }
    kept.append(scalar)
  }
  return String(kept).lowercased()
}
