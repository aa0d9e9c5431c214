/// A department or other body that is assessed.
public struct AssessedUnit: Hashable, Sendable {
  public let id: String
  /// A longer name, where units.csv gives one.
  public var name: String?
}

/// A team of assessors.
public struct Team: Hashable, Sendable {
  public let id: String
}

/// The score one team gave one unit.
public struct Visit: Equatable, Sendable {
  /// Index into the round's units.
  public let unit: Int
  /// Index into the round's teams.
  public let team: Int
  public let score: Double
}

/// One of several scores a unit got for a component that raters give.
public struct RaterScore: Equatable, Sendable {
  public let unit: Int
  /// Index into the scheme's components.
  public let component: Int
  public let rater: String
  public let score: Double
}

/// One appraisal, validated; what was found on the way lies beside it.
public struct Round: Sendable {
  public let scheme: Scheme
  /// In order of units.csv, else of first appearance.
  public let units: [AssessedUnit]
  /// By name.
  public let teams: [Team]
  public let visits: [Visit]
  /// unit × component in scheme order; the team's component is the mean of the unit's visits.
  public let scores: [[Double?]]
  /// The team first named for each unit.
  public let homeTeams: [Int?]
  /// Item scores of assessors, where ratings.csv gives them.
  public let ratings: Ratings?
  public let raterScores: [RaterScore]
  /// Highlights and problems each team reported, by team; nil without findings.csv.
  public let reported: Reported?

  /// Counts by team of what findings.csv lists.
  public struct Reported: Equatable, Sendable {
    public var highlights: [Int]
    public var problems: [Int]
  }
}

extension Round {
  /// unit × component with other on-site scores, one a visit; a unit's visits are averaged.
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

  /// unit × component with each team's severity, in points, added to the scores it gave.
  public func scores(adjustedFor severities: [Double]) -> [[Double?]] {
    scores(onsite: visits.map { $0.score + severities[$0.team] })
  }
}
