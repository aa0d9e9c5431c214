import Assessments
import Phrases
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
  /// Whether anything in the scores can tell that an anchor favours some teams' units.
  public let canTestLeans: Bool
  /// Anchors that more probably than not favour some teams' units, the surest first.
  public let leaning: [LeaningAnchor]
  /// Posterior mean of the standard deviation between teams' severities, points.
  public let standardDeviation: Double
  /// Posterior probability that severities differ at all.
  public let probabilityOfAny: Double
  /// The same before any score was seen.
  public let priorProbabilityOfAny = AnchoredModel.priorProbabilityOfSeverity

  /// Error rate at which a difference between years stands out.
  public static let level = 0.05
  /// Probability that severities differ from which on teams are said to.
  public static let leastProbability = 0.9
  /// A Bayes factor up to this, either way, is not worth more than a mention (Kass & Raftery 1995, J. Am.
  /// Stat. Assoc. 90, 773-795).
  private static let smallestNews = 3.0

  init(_ appraisal: Appraisal) {
    let (round, estimate) = (appraisal.round, appraisal.estimate)
    let anchors = appraisal.anchors
    let q = posteriorErrorRates(estimate.teams.map { $0?.p })
    let grand = mean(round.visits.map(\.score)) ?? 0
    let probability = 1 - estimate.probabilityNoSeverity
    let differ = probability >= Self.leastProbability
    let shared = Dictionary(grouping: anchors.linkage.component, by: \.self).mapValues(\.count)
    let groups = Factor(anchors.linkage.component)
    let scoresOfTeam = round.scoresByTeam
    teams = round.teams.indices.map { team in
      let scores = scoresOfTeam[team]
      let raw = mean(scores)
      let isFlagged =
        differ && (estimate.teams[team].map { $0.lower > 0 || $0.upper < 0 } ?? false)
      let tipping = isFlagged ? estimate.tippingBias(team: team) : nil
      return TeamResult(
        index: team, name: round.teams[team].id, unitCount: scores.count, rawMean: raw,
        rawDeviation: raw.map { $0 - grand }, estimate: estimate.teams[team], q: q[team],
        isFlagged: isFlagged, identifiedBy: anchors.identification,
        isEstimable: anchors.identification != .randomAllocation,
        linkedGroup: (shared[anchors.linkage.component[team]] ?? 1) > 1
          ? Int(groups.codes[team]) + 1 : nil,
        tipping: tipping.map {
          TeamResult.Tipping(component: anchors.keys[$0.anchor + 1], points: $0.points)
        },
        ordinary: appraisal.ordinaryEstimate?.teams[team])
    }
    points = estimate.teams.map { $0?.severity ?? 0 }
    identifiedBy = anchors.identification
    canTestLeans = anchors.canTestLeans
    leaning = estimate.leans.enumerated().compactMap { anchor, lean in
      guard lean.probability > 0.5 else { return nil }
      let most = round.teams.indices.max {
        abs(lean.teams[$0] ?? 0) < abs(lean.teams[$1] ?? 0)
      }
      guard let most, let points = lean.teams[most] else { return nil }
      return LeaningAnchor(
        component: anchors.keys[anchor + 1], probability: lean.probability,
        standardDeviation: lean.standardDeviation, team: round.teams[most].id, points: points)
    }.sorted { ($0.probability, $1.component) > ($1.probability, $0.component) }
    standardDeviation = estimate.severitySD
    probabilityOfAny = probability
  }

  /// Whether the probability that severities differ is hardly other than before any score.
  public var hardlyTold: Bool {
    func odds(_ probability: Double) -> Double { probability / (1 - probability) }
    let factor = odds(probabilityOfAny) / odds(priorProbabilityOfAny)
    return factor < Self.smallestNews && factor > 1 / Self.smallestNews
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

extension [TeamResult] {
  /// The furthest from the mean of the teams first; of equals the earlier.
  public var furthestFirst: [TeamResult] {
    sorted { (abs($0.severity ?? 0), $1.index) > (abs($1.severity ?? 0), $0.index) }
  }
}

extension Round {
  /// On-site scores of each team, in the order of the visits.
  var scoresByTeam: [[Double]] {
    var scores = [[Double]](repeating: [], count: teams.count)
    for visit in visits { scores[visit.team].append(visit.score) }
    return scores
  }
}

/// An anchor that favours the units of some teams.
public struct LeaningAnchor: Sendable {
  /// Key of the component.
  public let component: String
  /// Posterior probability that it leans.
  public let probability: Double
  /// Posterior mean of the SD between teams, points of the component.
  public let standardDeviation: Double
  /// The team whose units it favours or disfavours most.
  public let team: String
  /// Points by which it favours that team's units; negative disfavours them.
  public let points: Double
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
  /// Expected share of wrong signs among the teams at least as sure (`posteriorErrorRates`).
  public let q: Double?
  /// Whether severities differ with a probability of at least 90 % and the team's interval leaves 0
  /// out; the expected share of wrong signs among such teams is below 5 %.
  public let isFlagged: Bool
  /// What separates its severity from the quality of its units.
  public let identifiedBy: Identification
  /// Whether its severity can be compared with all teams' without assuming random allocation.
  public let isEstimable: Bool
  /// Number of the group of teams that shared visits connect it with; nil for a team without.
  public let linkedGroup: Int?
  /// How far an anchor would have to favour its units for the finding to vanish; nil where the team is
  /// not flagged, or no anchor bears on it.
  public let tipping: Tipping?
  /// The estimate without Student errors, where these were asked for.
  public let ordinary: TeamSeverity?

  /// A bias of an anchor that would undo a finding.
  public struct Tipping: Sendable {
    /// Key of the component for which the fewest points suffice.
    public let component: String
    /// Points of the component; positive favours the team's units, negative disfavours them.
    public let points: Double
  }

  /// Whether one odd unit or another moves the severity by more than half a standard error.
  public var isMovedByOddUnits: Bool {
    guard let own = estimate, let ordinary else { return false }
    return abs(own.severity - ordinary.severity) > own.standardError / 2
  }

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
