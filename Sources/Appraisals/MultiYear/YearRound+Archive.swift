public import Archive
import Assessments
import Severity

extension YearRound {
  /// What names the round in an archive.
  public var key: RoundKey { RoundKey(year: year, name: name) }

  /// A round of an archive, its units under the names they have over the years.
  ///
  /// - Parameters:
  ///   - round: the round as the archive keeps it.
  ///   - archive: where the names of its units over the years are looked up.
  ///   - hasRatings: whether item scores are read; false saves their memory and time.
  /// - Throws: `AppraisalError` where the archive cannot be read.
  /// - Complexity: linear in the ratings, where they are read.
  public init(
    _ round: ArchivedRound, in archive: ArchiveSnapshot, hasRatings: Bool
  ) throws(AppraisalError) {
    // Points of unlike full marks are no shares of one total.
    let factors =
      Scheme.scaleFactors(round.components.map { ($0.weight, $0.full) })
      ?? round.components.map { _ in 1 }
    let visits = round.scores.compactMap { score in
      score.component == 0
        ? score.team.map {
          Visit(unit: score.unit, team: $0, score: score.value * factors[0])
        } : nil
    }
    self.init(
      year: round.key.year, name: round.key.name,
      components: round.components.map { Component(key: $0.key, weight: $0.weight) },
      onsiteFull: (round.components.first?.full ?? 100) * (factors.first ?? 1),
      // The text was a scheme when the round was added.
      ties: (try? Scheme(yaml: round.scheme, file: "scheme.yaml"))?.ties,
      units: round.units.map { OwnUnit(name: $0.name, members: $0.members) }, teams: round.teams,
      visits: visits, scores: round.table(visits, factors),
      ratings: hasRatings ? try RoundRatings(round, archive) : nil)
    identify(as: round.units.map { $0.identity ?? $0.name }, by: round.units.map(\.line))
  }
}

extension ArchivedRound {
  /// unit × component; the first is the mean of the unit's visits.
  fileprivate func table(_ visits: [Visit], _ factors: [Double]) -> [[Double?]] {
    var sums = units.map { _ in (sum: 0.0, count: 0.0) }
    for visit in visits {
      sums[visit.unit].sum += visit.score
      sums[visit.unit].count += 1
    }
    var table = sums.map { own -> [Double?] in
      [own.count > 0 ? own.sum / own.count : nil] + components.dropFirst().map { _ in nil }
    }
    for score in scores where score.component > 0 {
      table[score.unit][score.component] = score.value * factors[score.component]
    }
    return table
  }
}

extension RoundRatings {
  /// nil where full marks of an item are not known, and without items or ratings.
  fileprivate init?(
    _ round: ArchivedRound, _ archive: ArchiveSnapshot
  ) throws(AppraisalError) {
    let full = round.items.compactMap(\.full)
    guard full.count == round.items.count, !full.isEmpty else { return nil }
    var shares = ItemShares(units: round.units.count, full: full)
    var (units, assessors, items, scores) = ([Int32](), [Int32](), [Int32](), [Double]())
    do {
      try archive.forEachRating(of: round.key) { rating in
        shares.add(unit: Int(rating.unit), item: Int(rating.item), score: rating.score)
        units.append(rating.unit)
        assessors.append(rating.assessor)
        items.append(rating.item)
        scores.append(rating.score)
      }
    } catch {
      throw AppraisalError(reading: error)
    }
    guard !scores.isEmpty else { return nil }
    self.init(
      items: zip(round.items, full).map { YearRound.Item(name: $0.name, full: $1) },
      assessors: round.assessors.map(\.name),
      arrays: RatingArrays(
        unitCount: round.units.count, teamCount: round.teams.count,
        teamOfAssessor: round.assessors.map(\.team), full: full, categoryOfItem: [],
        categoryCount: 0, unit: units, assessor: assessors, item: items, score: scores),
      shares: shares)
  }
}
