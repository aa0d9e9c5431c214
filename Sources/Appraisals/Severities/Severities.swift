import Assessments
public import Phrases
public import Severity
import Statistics

/// How severe each team was, by how many points, and how sure that is.
public struct Severities: Sendable {
  /// One per team of the round, by name.
  public let teams: [TeamResult]
  /// Points each team took off; 0 for a team without on-site scores.
  public let points: [Double]
  /// What separates severity from quality.
  public let identifiedBy: Identification
  /// Posterior mean of the standard deviation between teams' severities, points.
  public let standardDeviation: Double
  /// Posterior probability that severities differ at all.
  public let probabilityOfAny: Double

  /// False discovery rate at which a team stands out.
  public static let level = 0.05

  init(_ appraisal: Appraisal) {
    let (round, estimate) = (appraisal.round, appraisal.estimate)
    let q = benjaminiHochberg(estimate.teams.map { $0?.p })
    let grand = mean(round.visits.map(\.score)) ?? 0
    teams = round.teams.indices.map { team in
      let scores = round.visits.filter { $0.team == team }.map(\.score)
      let raw = mean(scores)
      return TeamResult(
        index: team, name: round.teams[team].id, unitCount: scores.count, rawMean: raw,
        rawDeviation: raw.map { $0 - grand }, estimate: estimate.teams[team], q: q[team],
        isFlagged: (q[team] ?? 1) <= Self.level,
        identifiedBy: appraisal.anchors.identification)
    }
    points = estimate.teams.map { $0?.severity ?? 0 }
    identifiedBy = appraisal.anchors.identification
    standardDeviation = estimate.severitySD
    probabilityOfAny = 1 - estimate.probabilityNoSeverity
  }

  /// The result of a team by its name; nil where the round has no such team.
  public subscript(name: String) -> TeamResult? { teams.first { $0.name == name } }

  /// The teams that stand out, in order of name.
  public var flagged: [TeamResult] { teams.filter(\.isFlagged) }

  /// The team whose severity is furthest from the mean of the teams; nil without teams.
  public var mostUnlike: TeamResult? {
    teams.max { abs($0.severity ?? 0) < abs($1.severity ?? 0) }
  }
}

/// One team's severity beside its raw scores.
public struct TeamResult: Sendable {
  /// Place among the round's teams.
  public let index: Int
  /// The team's name.
  public let name: String
  /// Units it scored.
  public let unitCount: Int
  /// Mean of its on-site scores, points; nil without scores.
  public let rawMean: Double?
  /// That mean less the mean of all on-site scores, points.
  public let rawDeviation: Double?
  /// The model's estimate; nil without scores.
  public let estimate: TeamSeverity?
  /// Its p value adjusted over all teams (Benjamini-Hochberg).
  public let q: Double?
  /// Whether the team stands out at a false discovery rate of 5 %.
  public let isFlagged: Bool
  /// What separates its severity from the quality of its units.
  public let identifiedBy: Identification

  /// Points the team took off, relative to the mean of the teams; negative gave points.
  public var severity: Double? { estimate?.severity }
  /// Standard error of the severity, points.
  public var standardError: Double? { estimate?.standardError }
  /// Lower end of the 95 % interval of the severity, points.
  public var lower: Double? { estimate?.lower }
  /// Upper end of the 95 % interval of the severity, points.
  public var upper: Double? { estimate?.upper }
  /// The 95 % interval of the severity, points; nil without scores.
  public var interval: ClosedRange<Double>? { estimate.map { $0.lower...$0.upper } }
}
