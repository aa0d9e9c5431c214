/// One slip in five characters still reads as the same name.
private let spellingSimilarity = 0.8
/// Below these, names of bodies of one kind (bureaus, offices) resemble each other anyway.
private let renameSimilarity = 0.6
private let leastContainment = 0.75
/// Shorter names stand in many others by accident.
private let shortestContained = 3

/// A new name that may continue a name that is gone.
struct NamePair {
  /// Index of the new name.
  let arrival: Int
  /// Index of the name that is gone.
  let gone: Int
  /// 0 to 1.
  let similarity: Double
  /// Whether the two differ by a slip at most.
  let isSlip: Bool
  /// Whether they are the same but for width, case, spaces and punctuation.
  let isSame: Bool

  /// nil for names that do not resemble each other, or that count different things.
  ///
  /// A number that only one of the two names has may be that of a part: "Office" and "Office 1".
  init?(_ new: FoldedName, _ old: FoldedName, arrival: Int, gone: Int) {
    self.arrival = arrival
    self.gone = gone
    isSame = new == old
    let edits = new.similarity(to: old)
    let shorter = min(new.characters.count, old.characters.count)
    let contained = shorter < shortestContained ? 0 : new.containment(with: old)
    guard new.numbers == old.numbers else {
      guard new.numbers.isEmpty != old.numbers.isEmpty, contained == 1 else { return nil }
      similarity = edits
      isSlip = false
      return
    }
    isSlip = edits >= spellingSimilarity
    similarity = isSlip ? edits : max(edits, contained)
    guard isSlip || edits >= renameSimilarity || contained >= leastContainment else { return nil }
  }

  /// The pairs without those that a slip makes needless.
  ///
  /// A slip, each name being the best the other has, explains the new name. It explains the old one
  /// too, unless another new name resembles that old one and no other; the same name explains both.
  static func withoutExplained(_ pairs: [NamePair]) -> [NamePair] {
    let slips = pairs.filter(\.isSlip)
    func best(_ key: (NamePair) -> Int) -> [Int: Double] {
      Dictionary(slips.map { (key($0), $0.similarity) }, uniquingKeysWith: max)
    }
    let (ofNew, ofOld) = (best(\.arrival), best(\.gone))
    let mutual = slips.filter {
      $0.similarity == ofNew[$0.arrival] && $0.similarity == ofOld[$0.gone]
    }
    let explainedNew = Set(mutual.map(\.arrival))
    let explainedOld = Set(mutual.map(\.gone))
    let sameOld = Set(mutual.filter(\.isSame).map(\.gone))
    // New names that may continue an old name which no slip explains.
    let free = Set(
      pairs.filter { !explainedOld.contains($0.gone) && !explainedNew.contains($0.arrival) }
        .map(\.arrival))
    return pairs.filter { pair in
      if pair.isSlip, pair.similarity == ofNew[pair.arrival], pair.similarity == ofOld[pair.gone] {
        return true
      }
      guard !explainedNew.contains(pair.arrival) else { return false }
      guard explainedOld.contains(pair.gone) else { return true }
      return !sameOld.contains(pair.gone) && !free.contains(pair.arrival)
    }
  }
}
