import Archive
import Phrases
import Statistics

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

  /// What is made of each group of an archive's rounds and of given ones, in their order.
  ///
  /// Groups are read one after the other and worked on at the same time; the ratings of at most as
  /// many groups as threads are in memory.
  ///
  /// The archive's mapping holds for the given rounds too; without an archive they have the names
  /// that they come with.
  ///
  /// - Parameters:
  ///   - given: rounds that are not in the archive.
  ///   - archive: path of the archive; nil for none.
  ///   - selection: which groups are wanted.
  ///   - threads: threads the work may use; the answer does not depend on them.
  ///   - onGroup: called before a group is read, without ratings, with its place and how many there
  ///     are.
  ///   - job: what is made of a group, by so many threads.
  /// - Throws: `AppraisalError`, and whatever `job` throws for the first group that fails.
  public static func mapGroups<Output: Sendable>(
    _ given: [YearRound], archive: String?, selection: GroupSelection = GroupSelection(),
    threads: Int = 1,
    onGroup: (_ group: [YearRound], _ place: Int, _ count: Int) throws -> Void = { _, _, _ in },
    _ job: @escaping @Sendable (_ group: [YearRound], _ threads: Int) throws -> Output
  ) throws -> [Output] {
    func map(
      _ groups: [[YearRound]], _ whole: ([YearRound]) throws -> [YearRound]
    ) throws -> [Output] {
      let threadsEach = max(1, threads / max(1, min(threads, groups.count)))
      return try parallelMap(
        count: groups.count, threads: threads,
        reading: { place in
          try onGroup(groups[place], place, groups.count)
          return try whole(groups[place])
        }, { try job($0, threadsEach) })
    }
    guard let archive else { return try map(selection.selected(groups(given))) { $0 } }
    return try RoundArchive.reading(archive) { snapshot in
      let keys = try snapshot.rounds().map(\.key)
      let archived = Set(keys)
      let known = try keys.map {
        try YearRound(snapshot.round($0), in: snapshot, hasRatings: false)
      }
      let rounds = known + given
      let resolution = IdentityResolution(rounds, mapping: try snapshot.mapping())
      try resolution.checkParts()
      return try map(selection.selected(groups(resolution.identified(rounds)))) { group in
        try group.map { round in
          guard round.items.isEmpty, archived.contains(round.key) else { return round }
          var whole = try YearRound(snapshot.round(round.key), in: snapshot, hasRatings: true)
          // Names of given rounds may have a part in what the archive's units are called.
          (whole.units, whole.ownUnits) = (round.units, round.ownUnits)
          return whole
        }
      }
    }
  }
}
