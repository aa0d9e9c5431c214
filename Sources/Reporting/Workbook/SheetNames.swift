/// Names that spreadsheets accept for sheets, different from one another.
///
/// At most 31 UTF-16 units, none of `[ ] : * ? / \` or control characters, no apostrophe at the
/// ends, not blank, not "History"; capitals do not tell two names apart.
///
/// Source: ECMA-376 part 1, section 18.2.19 (the length), and the refusals of Excel itself.
public func sheetNames(_ wanted: [String]) -> [String] {
  var taken: Set<String> = ["history"]
  return wanted.map { name in
    let legal = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter { $0.properties.generalCategory != .control }.map {
          "[]:*?/\\".unicodeScalars.contains($0) ? "_" : $0
        }))
    let bare = legal.trimming { $0 == "'" || $0.isWhitespace }
    let base = bare.isEmpty ? "Sheet" : bare
    var result = base.prefix(utf16Units: 31).trimming { $0 == "'" }
    var number = 2
    while !taken.insert(result.lowercased()).inserted {
      let tail = " (\(number))"
      result = base.prefix(utf16Units: 31 - tail.utf16.count) + tail
      number += 1
    }
    return result
  }
}

extension String {
  /// As many whole characters as fit into a count of UTF-16 units.
  func prefix(utf16Units count: Int) -> String {
    var left = count
    return String(
      prefix { character in
        left -= character.utf16.count
        return left >= 0
      })
  }

  fileprivate func trimming(_ unwanted: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, unwanted(last) { text.removeLast() }
    while let first = text.first, unwanted(first) { text.removeFirst() }
    return String(text)
  }
}
