import Archive
import Assessments
import Severity

/// One year's round as a comparison over time needs it.
struct YearRound {
  struct Item {
    let name: String
    let full: Double
  }

  let year: Int
  let name: String
  /// On-site first; weights as the scheme has them.
  let components: [(key: String, weight: Double)]
  let onsiteFull: Double
  /// What each unit is called in all years.
  let units: [String]
  let teams: [String]
  let visits: [(unit: Int, team: Int, score: Double)]
  /// unit × component, points.
  let scores: [[Double?]]
  /// Items with full marks, and each unit's mean share of them; empty without ratings.
  let items: [Item]
  /// unit × item; nil where nobody scored it.
  let itemShares: [[Double?]]
  /// Beside the colleagues of their teams; empty without ratings.
  let assessors: [AssessorYear]
  let panels: [NamedPanel]
}

/// Mean share of full marks by unit and item, from ratings one after the other.
struct ItemShares {
  private var sums: [(sum: Double, count: Double)]
  private let full: [Double]

  init(units: Int, full: [Double]) {
    self.full = full
    sums = Array(repeating: (0, 0), count: units * full.count)
  }

  mutating func add(unit: Int, item: Int, score: Double) {
    let place = unit * full.count + item
    sums[place].sum += score / full[item]
    sums[place].count += 1
  }

  var table: [[Double?]] {
    guard !full.isEmpty else { return [] }
    return stride(from: 0, to: sums.count, by: full.count).map { start in
      sums[start..<(start + full.count)].map { $0.count > 0 ? $0.sum / $0.count : nil }
    }
  }
}

extension YearRound {
  /// - Parameter year: where the scheme has none.
  init(_ round: Round, year: Int) {
    self.year = year
    name = round.scheme.name
    components = round.scheme.components.map { ($0.key, $0.weight) }
    onsiteFull = round.scheme.components[0].full
    units = round.units.map(\.id)
    teams = round.teams.map(\.id)
    visits = round.visits.map { ($0.unit, $0.team, $0.score) }
    scores = round.scores
    guard let ratings = round.ratings, ratings.full.allSatisfy({ $0 != nil }) else {
      (items, itemShares, assessors, panels) = ([], [], [], [])
      return
    }
    let (teamNames, onsiteFull) = (teams, onsiteFull)
    let names = ratings.assessors.map(\.id)
    let arrays = round.ratingArrays
    assessors = arrays.map { AssessorYear.all($0, names: names, teams: teamNames) } ?? []
    panels = arrays.map { NamedPanel.all($0, names: names, full: onsiteFull) } ?? []
    let full = ratings.full.compactMap { $0 }
    items = zip(ratings.items, full).map { Item(name: $0, full: $1) }
    var shares = ItemShares(units: round.units.count, full: full)
    for place in ratings.score.indices {
      shares.add(
        unit: Int(ratings.unit[place]), item: Int(ratings.item[place]), score: ratings.score[place])
    }
    itemShares = shares.table
  }

  /// - Parameter ratings: false leaves item scores where they are.
  init(_ round: ArchivedRound, in archive: ArchiveSnapshot, ratings: Bool) throws {
    year = round.key.year
    name = round.key.name
    components = round.components.map { ($0.key, $0.weight) }
    onsiteFull = round.components.first?.full ?? 100
    units = round.units.map { $0.identity ?? $0.name }
    teams = round.teams
    visits = round.scores.compactMap { score in
      score.component == 0 ? score.team.map { (score.unit, $0, score.value) } : nil
    }
    var sums = round.units.map { _ in (sum: 0.0, count: 0.0) }
    for visit in visits {
      sums[visit.unit].sum += visit.score
      sums[visit.unit].count += 1
    }
    var scores = sums.map { own -> [Double?] in
      [own.count > 0 ? own.sum / own.count : nil]
        + round.components.dropFirst().map { _ in nil }
    }
    for score in round.scores where score.component > 0 {
      scores[score.unit][score.component] = score.value
    }
    self.scores = scores
    let full = round.items.compactMap(\.full)
    guard ratings, full.count == round.items.count, !full.isEmpty else {
      (items, itemShares, assessors, panels) = ([], [], [], [])
      return
    }
    items = zip(round.items, full).map { Item(name: $0.name, full: $1) }
    var shares = ItemShares(units: round.units.count, full: full)
    var columns: (unit: [Int32], assessor: [Int32], item: [Int32], score: [Double]) = (
      [], [], [], []
    )
    try archive.forEachRating(of: round.key) { rating in
      shares.add(unit: Int(rating.unit), item: Int(rating.item), score: rating.score)
      columns.unit.append(rating.unit)
      columns.assessor.append(rating.assessor)
      columns.item.append(rating.item)
      columns.score.append(rating.score)
    }
    itemShares = columns.score.isEmpty ? [] : shares.table
    let arrays = RatingArrays(
      unitCount: units.count, teamCount: teams.count,
      teamOfAssessor: round.assessors.map(\.team), full: full, categoryOfItem: [],
      categoryCount: 0, unit: columns.unit, assessor: columns.assessor, item: columns.item,
      score: columns.score)
    let names = round.assessors.map(\.name)
    assessors = AssessorYear.all(arrays, names: names, teams: teams)
    panels = NamedPanel.all(arrays, names: names, full: onsiteFull)
  }
}
