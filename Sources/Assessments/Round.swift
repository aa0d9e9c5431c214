/// One appraisal: units, teams and the scores that were given, validated.
///
/// `RoundReader` reads one from files; `Round(scheme:units:teams:scores:)` and
/// `Round(scheme:units:teams:visits:scores:…)` make one of values in memory, checked alike.
public struct Round: Equatable, Sendable {
  /// Components, weights and full marks.
  public let scheme: Scheme
  /// In order of units.csv, else of first appearance.
  public let units: [AssessedUnit]
  /// By name.
  public let teams: [Team]
  /// On-site scores, one per unit and team that visited it.
  public let visits: [Visit]
  /// Points, unit × component in scheme order; nil where there is no score. The first component is
  /// the mean of the unit's visits.
  public let scores: [[Double?]]
  /// Index into `teams` of the team first named for each unit; nil where none is.
  public let homeTeams: [Int?]
  /// Item scores of assessors; nil without ratings.csv.
  public let ratings: Ratings?
  /// Scores of single raters, whose mean is the component's; empty where only means are known.
  public let raterScores: [RaterScore]
  /// Votes of each unit's members, one entry per unit; nil where none are known. They are kept where
  /// `scores` has another mean too.
  public let ballots: [Ballots?]
  /// Highlights and problems each team reported; nil without findings.csv.
  public let reported: Reported?
  /// Points that units gave themselves, one entry per unit; nil where one gave none.
  public let selfScores: [Double?]
  /// Where assessors work; empty without assessors.csv.
  public let homes: [AssessorHome]

  /// Counts of what findings.csv lists.
  public struct Reported: Equatable, Sendable {
    /// Highlights, one count per team in the round's order.
    public var highlights: [Int]
    /// Problems, one count per team in the round's order.
    public var problems: [Int]

    /// - Parameters:
    ///   - highlights: one count per team in the round's order.
    ///   - problems: one count per team in the round's order.
    public init(highlights: [Int], problems: [Int]) {
      self.highlights = highlights
      self.problems = problems
    }
  }

  /// A round of parts that are known to be sound; only their shapes are checked.
  ///
  /// - Parameters:
  ///   - scheme: its components, weights and full marks.
  ///   - units: in the order of all results.
  ///   - teams: in the order of all results.
  ///   - visits: on-site scores, one per unit and team that visited it.
  ///   - scores: points, unit × component in scheme order; the first is the mean of the visits.
  ///   - homeTeams: index into `teams`, one per unit; nil for a unit without a team.
  ///   - ratings: item scores of assessors; nil where there are none.
  ///   - raterScores: scores of single raters; empty where only means are known.
  ///   - ballots: votes, one entry per unit and nil where there are none; empty without ballots.
  ///   - reported: one count per team; nil where findings are not counted.
  ///   - selfScores: points units gave themselves, one entry per unit; empty where none did.
  ///   - homes: where assessors work.
  /// - Precondition: shapes agree, and every index is in range.
  public init(
    scheme: Scheme, units: [AssessedUnit], teams: [Team], visits: [Visit], scores: [[Double?]],
    homeTeams: [Int?], ratings: Ratings? = nil, raterScores: [RaterScore] = [],
    ballots: [Ballots?] = [], reported: Reported? = nil, selfScores: [Double?] = [],
    homes: [AssessorHome] = []
  ) {
    precondition(
      selfScores.isEmpty || selfScores.count == units.count, "own scores are one per unit, or nil")
    precondition(
      scores.count == units.count && scores.allSatisfy { $0.count == scheme.components.count },
      "scores are unit × component")
    precondition(homeTeams.count == units.count, "there is one home team per unit, or nil")
    precondition(
      homeTeams.allSatisfy { $0.map(teams.indices.contains) ?? true }
        && visits.allSatisfy {
          units.indices.contains($0.unit) && teams.indices.contains($0.team)
        }
        && raterScores.allSatisfy {
          units.indices.contains($0.unit) && scheme.components.indices.contains($0.component)
        }, "indices are in range")
    precondition(
      ballots.isEmpty || ballots.count == units.count, "ballots are one per unit, or nil")
    precondition(
      reported.map { [$0.highlights.count, $0.problems.count] == [teams.count, teams.count] }
        ?? true, "reported counts are one per team")
    self.scheme = scheme
    self.units = units
    self.teams = teams
    self.visits = visits
    self.scores = scores
    self.homeTeams = homeTeams
    self.ratings = ratings
    self.raterScores = raterScores
    self.ballots = ballots.isEmpty ? units.map { _ in nil } : ballots
    self.reported = reported
    precondition(
      homes.allSatisfy { units.indices.contains($0.unit) && teams.indices.contains($0.team) },
      "indices are in range")
    self.homes = homes
    self.selfScores = selfScores.isEmpty ? units.map { _ in nil } : selfScores
  }
}

extension Round {
  /// The scores with other on-site scores in place of those given.
  ///
  /// - Parameter onsite: points, one per visit; a unit's visits are averaged.
  /// - Returns: points, unit × component in scheme order.
  public func scores(onsite: [Double]) -> [[Double?]] {
    var sums = Array(repeating: (sum: 0.0, count: 0.0), count: units.count)
    for (visit, value) in zip(visits, onsite) {
      sums[visit.unit].sum += value
      sums[visit.unit].count += 1
    }
    return zip(scores, sums).map { row, own in
      var row = row
      if own.count > 0 { row[0] = own.sum / own.count }
      return row
    }
  }

  /// The scores adjusted for severity: what a team took off is added to the scores it gave.
  ///
  /// - Parameter severities: points taken off, one per team; negative for a lenient team.
  /// - Returns: points, unit × component in scheme order.
  public func scores(adjustedFor severities: [Double]) -> [[Double?]] {
    scores(onsite: visits.map { $0.score + severities[$0.team] })
  }
}
