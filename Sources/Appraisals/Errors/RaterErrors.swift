public import Assessments
import Severity
import Statistics

/// How far the raters of each component leave a unit's score open: the variance of a score that its
/// own raters' disagreement tells.
///
/// It is about the raters a unit had. What they share (a team's severity, a mood of all members, a
/// leader's fondness for a unit that the others have too) does not show in it.
public struct RaterErrors: Sendable {
  /// Squared points, unit × component.
  private let variances: [[Double?]]

  /// - Complexity: linear in item scores, raters' scores and ballots, times some 30 passes.
  public init(_ round: Round) {
    self.init(round, assessors: RatingArrays(round).map(AssessorNoise.init))
  }

  /// - Parameter noise: what assessors of one visit disagree in; nil without ratings.
  init(_ round: Round, assessors noise: AssessorNoise?) {
    let members = round.scheme.components.firstIndex { $0.scoredBy == .members }
    let columns = round.scheme.components.indices.map { index in
      if index == 0 { return Self.assessors(round, noise) }
      let raters = Self.raters(of: index, in: round)
      return index == members ? zip(Self.voters(round), raters).map { $0 ?? $1 } : raters
    }
    variances = round.units.indices.map { unit in columns.map { $0[unit] } }
  }

  /// Error variance of a unit's score, squared points of the component; nil where nothing tells it.
  ///
  /// - Parameters:
  ///   - unit: index into the round's units.
  ///   - component: index into the scheme's components.
  public func variance(unit: Int, component: Int) -> Double? { variances[unit][component] }

  /// Mean error variance of the units that have one, squared points; nil where none has.
  ///
  /// - Parameter component: index into the scheme's components.
  public func component(_ component: Int) -> Double? {
    mean(variances.compactMap { $0[component] })
  }

  /// Of the mean of a unit's visits, one per unit; nil where a visit's error is not known.
  private static func assessors(_ round: Round, _ noise: AssessorNoise?) -> [Double?] {
    let none = [Double?](repeating: nil, count: round.units.count)
    guard let noise else { return none }
    let scale = round.scheme.components[0].full / 100
    let visits = Dictionary(grouping: round.visits, by: \.unit)
    return round.units.indices.map { unit in
      guard let own = visits[unit] else { return nil }
      let variances = own.map { noise.variance(unit: $0.unit, team: $0.team) * scale * scale }
      guard variances.allSatisfy({ $0 > 0 }) else { return nil }
      return variances.reduce(0, +) / Double(own.count * own.count)
    }
  }

  /// Of the mean of a unit's raters, one per unit: what units and raters, which add up, leave of a
  /// score, pooled over the units, per rater of the unit.
  ///
  /// Source: Brennan (2001), Generalizability Theory, section 2.3, the residual of a persons × raters
  /// design.
  private static func raters(of component: Int, in round: Round) -> [Double?] {
    let scores = round.raterScores.filter { $0.component == component }
    let table = AdditiveTable(
      rows: scores.map(\.unit), columns: Factor(scores.map(\.rater)).codes.map { Int($0) },
      values: scores.map(\.score))
    var counts = [Int](repeating: 0, count: round.units.count)
    for score in scores { counts[score.unit] += 1 }
    return counts.map { count in
      count > 0 ? table.residualVariance.map { $0 / Double(count) } : nil
    }
  }

  /// Of the mean of a unit's votes, one per unit. Members who did not vote are taken to be like those
  /// who did; where all voted nothing is open.
  ///
  /// Source: Cochran (1977), Sampling Techniques, theorem 2.2 with section 2.6 (the estimate of the
  /// variance, and its finite population correction).
  private static func voters(_ round: Round) -> [Double?] {
    var squares = 0.0
    var freedom = 0
    for case let own? in round.ballots {
      squares += Double(own.votes - 1) * (own.variance ?? 0)
      freedom += own.votes - 1
    }
    let pooled = freedom > 0 ? squares / Double(freedom) : nil
    return round.ballots.map { own in
      guard let own else { return nil }
      if own.votes == own.members { return 0 }
      let ofVote = own.votes < fewVotes ? pooled : own.variance
      let absent = 1 - (own.members.map { Double(own.votes) / Double($0) } ?? 0)
      return ofVote.map { $0 / Double(own.votes) * absent }
    }
  }

  /// With fewer votes a variance is known to no better than half of itself: the relative standard error
  /// is √(2/(n − 1)) for normal votes, and a few unanimous ones would seem to leave nothing open.
  private static let fewVotes = 10
}
