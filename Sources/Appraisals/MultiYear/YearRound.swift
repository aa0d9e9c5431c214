public import Assessments
import Severity
public import Statistics

/// One year's round as a comparison of years needs it.
public struct YearRound: Sendable {
  /// A part of the total.
  public struct Component: Equatable, Sendable {
    /// The component's key in the scheme.
    public let key: String
    /// Its weight, of any positive scale.
    public let weight: Double
  }

  /// One item of the on-site score.
  public struct Item: Equatable, Sendable {
    /// The item's name.
    public let name: String
    /// Full marks, points.
    public let full: Double
  }

  /// A unit as its year names it.
  public struct OwnUnit: Equatable, Sendable {
    /// Its name in that year.
    public let name: String
    /// How many members could vote; nil where that is not known.
    public let members: Int?
    /// How much it counts as a part, of any positive scale; nil where no mapping says so.
    public internal(set) var weight: Double?
    /// Whether a mapping says that it merged with others or is what a split left.
    public internal(set) var isPart = false
  }

  /// Calendar year.
  public let year: Int
  /// The scheme's name.
  public let name: String
  /// In the scheme's order; the one that teams score comes first.
  public let components: [Component]
  /// Full marks of the on-site score, points.
  public let onsiteFull: Double
  /// How the scheme ranks equal totals; nil where it does not say.
  public let ties: TiePolicy?
  /// What each unit is called in all years; several may share it, as parts of one unit.
  public internal(set) var units: [String]
  /// The units as this year names them, one per entry of `units`.
  public internal(set) var ownUnits: [OwnUnit]
  /// Names of the teams.
  public let teams: [String]
  /// On-site scores, points; indices into `units` and `teams`.
  public let visits: [Visit]
  /// unit × component, points; nil where missing.
  public let scores: [[Double?]]
  /// Items of the on-site score; empty without ratings, or where they were not read.
  public let items: [Item]
  /// unit × item: mean share of full marks, 0 to 1; nil where nobody scored it. Empty like `items`.
  public let itemShares: [[Double?]]
  /// Assessors compared with the colleagues of their teams; empty without ratings.
  let assessors: [AssessorYear]
  /// What ratings say of the members of each team; empty without ratings.
  let panels: [NamedPanel]

  /// A round as read or built.
  ///
  /// - Parameters:
  ///   - round: a sound round.
  ///   - year: the calendar year; the scheme's own is not looked at.
  /// - Complexity: linear in the ratings.
  public init(_ round: Round, year: Int) {
    let round = round.onOneScale
    let ratings = RoundRatings(round)
    self.init(
      year: year, name: round.scheme.name,
      components: round.scheme.components.map { Component(key: $0.key, weight: $0.weight) },
      onsiteFull: round.scheme.components[0].full, ties: round.scheme.ties,
      units: round.units.map { OwnUnit(name: $0.id, members: $0.members) },
      teams: round.teams.map(\.id), visits: round.visits,
      scores: round.scores, ratings: ratings)
  }

  init(
    year: Int, name: String, components: [Component], onsiteFull: Double, ties: TiePolicy?,
    units: [OwnUnit], teams: [String], visits: [Visit], scores: [[Double?]], ratings: RoundRatings?
  ) {
    self.year = year
    self.name = name
    self.components = components
    self.onsiteFull = onsiteFull
    self.ties = ties
    self.units = units.map(\.name)
    ownUnits = units
    self.teams = teams
    self.visits = visits
    self.scores = scores
    items = ratings?.items ?? []
    itemShares = ratings?.shares.table ?? []
    assessors =
      ratings.map { AssessorYear.all($0.arrays, names: $0.assessors, teams: teams) } ?? []
    panels =
      ratings.map { NamedPanel.all($0.arrays, names: $0.assessors, full: onsiteFull) } ?? []
  }
}

/// The ratings of one round, with the names that its models do not know.
struct RoundRatings {
  let items: [YearRound.Item]
  /// Names of the assessors.
  let assessors: [String]
  let arrays: RatingArrays
  let shares: ItemShares

  init(
    items: [YearRound.Item], assessors: [String], arrays: RatingArrays, shares: ItemShares
  ) {
    self.items = items
    self.assessors = assessors
    self.arrays = arrays
    self.shares = shares
  }

  /// nil without ratings, or where full marks of an item are not known.
  init?(_ round: Round) {
    guard let ratings = round.ratings, let arrays = RatingArrays(round) else { return nil }
    var shares = ItemShares(units: round.units.count, full: arrays.full)
    for place in ratings.score.indices {
      shares.add(
        unit: Int(ratings.unit[place]), item: Int(ratings.item[place]), score: ratings.score[place])
    }
    self.init(
      items: zip(ratings.items, arrays.full).map { YearRound.Item(name: $0, full: $1) },
      assessors: ratings.assessors.map(\.id), arrays: arrays, shares: shares)
  }
}
