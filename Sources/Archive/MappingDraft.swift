/// A line of a mapping that is proposed, or in force already.
public struct SuggestedLine: Equatable, Sendable {
  /// The line; its place in the file is that in the draft.
  public let line: MappingLine
  /// Of the two names, 0 to 1; nil for a line in force.
  public let similarity: Double?
}

/// A mapping in the making: the lines in force, then those that resemblances of names suggest.
///
/// Years are to be looked at one after the other: what one year suggests counts in the next.
struct MappingDraft {
  private let years: [Int]
  private let names: [String]
  private var entries: [(line: MappingLine, similarity: Double?)]

  /// - Parameters:
  ///   - years: one per unit.
  ///   - names: one per unit.
  ///   - mapping: lines in force; those that name no unit of a year with rounds are left out.
  init(years: [Int], names: [String], mapping: [MappingLine]) {
    self.years = years
    self.names = names
    let unknown = IdentityResolution(years: years, names: names, mapping: mapping).unknown
    entries = mapping.filter { !unknown.contains($0) }.map { ($0, nil) }
  }

  /// The lines as a file would hold them, below its header.
  var lines: [SuggestedLine] {
    entries.enumerated().map { place, entry in
      var line = entry.line
      line.line = place + 2
      return SuggestedLine(line: line, similarity: entry.similarity)
    }
  }

  /// Adds lines for the new names of a year; one that contradicts another year is left out.
  mutating func suggest(_ year: Int) {
    let units = unitYears(resolution)
    let found = identitySuggestions(year: year, units: units)
    for (unit, own) in Dictionary(grouping: found, by: \.unit).sorted(by: { $0.key < $1.key }) {
      let before = entries
      if own.count > 1, own.allSatisfy({ $0.kind == .merge }) {
        merge(own, into: unit, units)
      } else if let best = own.first(where: { $0.kind == .split }) ?? own.first {
        let kind: MappingLine.Kind = best.kind == .split ? .split : .rename
        entries.append(
          (
            MappingLine(year: year, unit: unit, identity: best.identity, kind: kind, line: 0),
            best.similarity
          ))
      }
      do {
        try resolution.checkParts()
      } catch {
        entries = before
      }
    }
  }

  private var resolution: IdentityResolution {
    IdentityResolution(years: years, names: names, mapping: entries.map(\.line))
  }

  private func unitYears(_ resolution: IdentityResolution) -> [ArchiveSnapshot.UnitYear] {
    years.indices.map {
      ArchiveSnapshot.UnitYear(
        year: years[$0], name: names[$0], identity: resolution.identities[$0])
    }
  }

  /// All that the old identities ever were becomes parts of the new unit: what lines say of them is
  /// said of it, and each other first year of a name gets a line.
  private mutating func merge(
    _ suggestions: [IdentitySuggestion], into unit: String, _ units: [ArchiveSnapshot.UnitYear]
  ) {
    guard let year = suggestions.first?.year,
      let target = units.first(where: { $0.year == year && $0.name == unit })?.identity
    else { return }
    for suggestion in suggestions {
      for place in entries.indices where entries[place].line.identity == suggestion.identity {
        entries[place].line.identity = target
        entries[place].line.kind = .merge
        // Weights among some of the parts say nothing of the others.
        entries[place].line.weight = nil
        entries[place].similarity = suggestion.similarity
      }
      var seen = Set(
        entries.map(\.line).filter { $0.identity == target }.map { "\($0.year) \($0.unit)" })
      var known: Set<String> = []
      for own in units.sorted(by: { $0.year < $1.year }) {
        let isFirst = known.insert(own.name).inserted
        guard own.identity == suggestion.identity, isFirst,
          seen.insert("\(own.year) \(own.name)").inserted
        else { continue }
        entries.append(
          (
            MappingLine(
              year: own.year, unit: own.name, identity: target, kind: .merge, line: 0),
            suggestion.similarity
          ))
      }
    }
  }
}
