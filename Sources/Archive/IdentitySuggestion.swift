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

/// New names of a year beside units that earlier years have and this year lacks.
func identitySuggestions(
  year: Int, units: [ArchiveSnapshot.UnitYear]
) -> [IdentitySuggestion] {
  let present = Set(units.filter { $0.year == year }.map(\.identity))
  var before: [String: VanishedUnit] = [:]
  for unit in units where unit.year < year {
    before[unit.identity] = VanishedUnit(
      identity: unit.identity, name: unit.name, year: unit.year)
  }
  let arrivals = units.filter { $0.year == year && before[$0.identity] == nil }.map(\.name)
  let vanished = before.values.filter { !present.contains($0.identity) }
    .sorted { $0.identity < $1.identity }
  return identitySuggestions(year: year, arrivals: arrivals, vanished: vanished)
}

/// Which new names may continue which vanished units, best first for each new name.
///
/// Several new names that resemble one old name are a split, also where one of them differs from it
/// by a slip only; the same name but for width, case, spaces and punctuation is no part of one.
///
/// - Complexity: one comparison for each pair of a new and a vanished name.
func identitySuggestions(
  year: Int, arrivals: [String], vanished: [VanishedUnit]
) -> [IdentitySuggestion] {
  let new = arrivals.map(FoldedName.init)
  let old = vanished.map { FoldedName($0.name) }
  var pairs: [NamePair] = []
  for (a, arrival) in new.enumerated() {
    for (v, gone) in old.enumerated() {
      if let pair = NamePair(arrival, gone, arrival: a, gone: v) { pairs.append(pair) }
    }
  }
  pairs = NamePair.withoutExplained(pairs)
  let sources = Dictionary(pairs.map { ($0.arrival, 1) }, uniquingKeysWith: +)
  let heirs = Dictionary(pairs.map { ($0.gone, 1) }, uniquingKeysWith: +)
  pairs.sort { ($0.arrival, -$0.similarity, $0.gone) < ($1.arrival, -$1.similarity, $1.gone) }
  return pairs.map { pair in
    let kind: IdentitySuggestion.Kind =
      if heirs[pair.gone, default: 0] > 1 { .split } else if pair.isSlip {
        .spelling
      } else if sources[pair.arrival, default: 0] > 1 { .merge } else { .rename }
    let gone = vanished[pair.gone]
    return IdentitySuggestion(
      year: year, unit: arrivals[pair.arrival], identity: gone.identity, lastYear: gone.year,
      lastName: gone.name, kind: kind, similarity: pair.similarity)
  }
}
