import Phrases

/// "a, b and c" of as many as fit, the rest counted.
func listed(_ names: [String], most: Int = 12) -> Phrase {
  let shown = Phrase(names.prefix(most).map { Phrase(verbatim: $0) }, mark: .comma)
  return names.count > most ? Phrase("\(shown) and \(names.count - most) more") : shown
}
