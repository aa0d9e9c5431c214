import Archive
import Phrases

extension MultiYearStudy {
  /// Groups of rounds linked by units they share; rounds of a group ascend by year, each year once.
  ///
  /// - Throws: `AppraisalError` where two rounds of one year share units.
  /// - Complexity: rounds² set operations on units.
  public static func groups(_ rounds: [YearRound]) throws(AppraisalError) -> [[YearRound]] {
    var groups: [(units: Set<String>, rounds: [YearRound])] = []
    for round in rounds {
      let own = Set(round.units)
      var merged = (units: own, rounds: [round])
      groups.removeAll { group in
        guard !group.units.isDisjoint(with: own) else { return false }
        merged.units.formUnion(group.units)
        merged.rounds = group.rounds + merged.rounds
        return true
      }
      groups.append(merged)
    }
    var result: [[YearRound]] = []
    for group in groups {
      let sorted = group.rounds.sorted { ($0.year, $0.name) < ($1.year, $1.name) }
      for (a, b) in zip(sorted, sorted.dropFirst()) where a.year == b.year {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(a.year): '\(a.name)' and '\(b.name)' share units; give only one round per year"))
      }
      result.append(sorted)
    }
    return result
  }

  /// Hands over the groups of an archive's rounds and of given ones, one after the other, so that
  /// the ratings of one group at a time are in memory.
  ///
  /// The archive's mapping holds for the given rounds too; without an archive they have the names
  /// that they come with.
  ///
  /// - Parameters:
  ///   - given: rounds that are not in the archive.
  ///   - archive: path of the archive; nil for none.
  ///   - body: called with each group, its place and how many there are.
  /// - Throws: `AppraisalError`, and whatever `body` throws, which ends the walk.
  public static func forEachGroup(
    _ given: [YearRound], archive: String?,
    _ body: (_ group: [YearRound], _ place: Int, _ count: Int) throws -> Void
  ) throws {
    guard let archive else {
      let groups = try groups(given)
      for (place, group) in groups.enumerated() { try body(group, place, groups.count) }
      return
    }
    try RoundArchive.reading(archive) { snapshot in
      let keys = try snapshot.rounds().map(\.key)
      let known = try keys.map {
        try YearRound(snapshot.round($0), in: snapshot, hasRatings: false)
      }
      let rounds = known + given
      let resolution = IdentityResolution(rounds, mapping: try snapshot.mapping())
      try resolution.checkParts()
      let groups = try groups(resolution.identified(rounds))
      for (place, group) in groups.enumerated() {
        let whole = try group.map { round in
          guard round.items.isEmpty, keys.contains(round.key) else { return round }
          var whole = try YearRound(snapshot.round(round.key), in: snapshot, hasRatings: true)
          // Names of given rounds may have a part in what the archive's units are called.
          (whole.units, whole.ownUnits) = (round.units, round.ownUnits)
          return whole
        }
        try body(whole, place, groups.count)
      }
    }
  }
}
