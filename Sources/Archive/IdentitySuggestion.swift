/// A line a mapping file may need: a new name beside one that is gone. Never applied by itself.
public struct IdentitySuggestion: Equatable, Sendable {
  /// How two names may belong together.
  public enum Kind: String, Sendable {
    /// The same name but for a slip or for width, case, spaces and punctuation.
    case spelling
    /// Another name for one unit that is gone.
    case rename
    /// One new name beside several that are gone.
    case merge
    /// Several new names beside one that is gone.
    case split
  }

  /// The year of the new name.
  public let year: Int
  /// The new name.
  public let unit: String
  /// The identity of the unit that is gone.
  public let identity: String
  /// The last year it was there, and its name then.
  public let lastYear: Int
  /// The name it had in `lastYear`.
  public let lastName: String
  /// How the two names may belong together.
  public let kind: Kind
  /// Of the two names, 0 to 1; the greater of edit similarity and, but for slips, containment.
  public let similarity: Double
}

/// A unit that earlier years have and this one lacks.
struct VanishedUnit {
  let identity: String
  let name: String
  let year: Int
}

/// One slip in five characters still reads as the same name.
private let spellingSimilarity = 0.8
/// Below these, names of bodies of one kind (bureaus, offices) resemble each other anyway.
private let renameSimilarity = 0.6
private let leastContainment = 0.75
/// Shorter names stand in many others by accident.
private let shortestContained = 3

/// Which new names may continue which vanished units, best first for each new name.
///
/// - Complexity: one comparison for each pair of a new and a vanished name.
func identitySuggestions(
  year: Int, arrivals: [String], vanished: [VanishedUnit]
) -> [IdentitySuggestion] {
  struct Pair {
    let arrival: Int
    let gone: Int
    let similarity: Double
    let isSpelling: Bool
  }
  let new = arrivals.map(FoldedName.init)
  let old = vanished.map { FoldedName($0.name) }
  var pairs: [Pair] = []
  for (a, arrival) in new.enumerated() {
    for (v, gone) in old.enumerated() where arrival.numbers == gone.numbers {
      let similarity = arrival.similarity(to: gone)
      if similarity >= spellingSimilarity {
        pairs.append(Pair(arrival: a, gone: v, similarity: similarity, isSpelling: true))
        continue
      }
      let shorter = min(arrival.characters.count, gone.characters.count)
      let contained = shorter < shortestContained ? 0 : arrival.containment(with: gone)
      if similarity >= renameSimilarity || contained >= leastContainment {
        pairs.append(
          Pair(arrival: a, gone: v, similarity: max(similarity, contained), isSpelling: false))
      }
    }
  }
  // A slip explains both names; nothing else need be asked of them.
  let slippedNew = Set(pairs.filter(\.isSpelling).map(\.arrival))
  let slippedOld = Set(pairs.filter(\.isSpelling).map(\.gone))
  pairs.removeAll {
    !$0.isSpelling && (slippedNew.contains($0.arrival) || slippedOld.contains($0.gone))
  }
  let sources = Dictionary(pairs.map { ($0.arrival, 1) }, uniquingKeysWith: +)
  let heirs = Dictionary(pairs.map { ($0.gone, 1) }, uniquingKeysWith: +)
  pairs.sort { ($0.arrival, -$0.similarity, $0.gone) < ($1.arrival, -$1.similarity, $1.gone) }
  return pairs.map { pair in
    let kind: IdentitySuggestion.Kind =
      if pair.isSpelling { .spelling } else if sources[pair.arrival, default: 0] > 1 {
        .merge
      } else if heirs[pair.gone, default: 0] > 1 { .split } else { .rename }
    let gone = vanished[pair.gone]
    return IdentitySuggestion(
      year: year, unit: arrivals[pair.arrival], identity: gone.identity, lastYear: gone.year,
      lastName: gone.name, kind: kind, similarity: pair.similarity)
  }
}
