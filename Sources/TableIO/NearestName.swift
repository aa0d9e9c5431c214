public import Phrases

/// The name that a word was probably meant to be.
///
/// - Parameters:
///   - word: what was typed; letters of either case are the same.
///   - names: what there is.
/// - Returns: the name that differs least, by a third of its characters at most and never by more than two,
///   put in, left out, replaced or swapped; the first of equals; nil where none is so near.
/// - Complexity: names × the square of their length.
public func nearestName(to word: String, among names: [String]) -> String? {
  let typed = Array(word.lowercased())
  return names.map { name in
    (name: name, distance: editDistance(typed, Array(name.lowercased()), swaps: true))
  }
  .filter { $0.distance <= min(2, max(1, $0.name.count / 3)) && $0.distance < $0.name.count }
  .min { $0.distance < $1.distance }?.name
}

extension Phrase {
  /// The message of a name that is not there, with the one that was probably meant.
  public func withGuess(at word: String, among names: [String]) -> Phrase {
    guard let near = nearestName(to: word, among: names) else { return self }
    return Phrase("\(self); did you mean '\(near)'?")
  }
}
