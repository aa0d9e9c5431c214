public import Assessments
public import Phrases
public import Severity

/// The components that separate severity from quality, and the arrays the anchored model reads.
public struct Anchors: Sendable {
  /// Places in the scheme of the anchors: components besides the on-site one that vary within teams.
  public let components: [Int]
  /// Keys of all components in the model: the on-site one, then the anchors.
  public let keys: [String]
  /// The round as the anchored model reads it.
  public let data: AnchoredData
  /// What assessors of one visit disagree in; nil without ratings.
  let assessorNoise: AssessorNoise?
  /// What separates severity from quality.
  public let identification: Identification
  /// Which teams shared visits connect.
  public let linkage: Linkage
  /// Components that have scores but cannot serve as anchors, and why.
  public let notices: [Phrase]

  /// A component that does not vary within teams, that too few units have, or that repeats the on-site scores
  /// or another anchor, cannot be an anchor.
  public init(_ round: Round) {
    let scored = round.scheme.components.indices.dropFirst().filter { index in
      round.scores.contains { $0[index] != nil }
    }
    let allKeys = round.scheme.components.map(\.key)
    let repeats = round.repeats.filter { scored.contains($0.component) }
    let repeated = repeats.map {
      Phrase(
        "'\(allKeys[$0.component])' repeats '\(allKeys[$0.earlier])', so it is left out where severity is "
          + "separated from quality")
    }
    let own = scored.filter { index in !repeats.contains { $0.component == index } }
    let present = own.filter { Self.variesWithinTeams($0, in: round) }
    components = present
    let absent = own.filter { !present.contains($0) }
    let constant = absent.map {
      Phrase(
        "'\(allKeys[$0])' does not vary within teams, so it is left out where severity is separated from "
          + "quality")
    }
    let exact = scored.filter { index in
      !present.contains(index) && round.scheme.components[index].weight != 0
    }.map {
      Phrase("'\(allKeys[$0])' counts as exact in ranks by quality: nothing tells its error")
    }
    notices = repeated + constant + exact + (Self.ceiling(round).map { [$0] } ?? [])
    keys = ([0] + present).map { allKeys[$0] }
    let noise = RatingArrays(round).map(AssessorNoise.init)
    assessorNoise = noise
    let known = noise.flatMap { $0.differs ? $0 : nil }
    let scale = round.scheme.components[0].full / 100
    data = AnchoredData(
      unitCount: round.units.count, teamCount: round.teams.count,
      visits: round.visits.map {
        .init(
          unit: $0.unit, team: $0.team, score: $0.score,
          knownVariance: (known?.variance(unit: $0.unit, team: $0.team) ?? 0) * scale * scale)
      },
      anchors: round.scores.map { row in present.map { row[$0] } })
    let linkage = Linkage(visits: round.visits, teamCount: round.teams.count)
    self.linkage = linkage
    let groups = Set(round.visits.map { linkage.component[$0.team] })
    identification =
      switch (groups.count == 1 && Set(round.visits.map(\.team)).count > 1, present.isEmpty) {
      case (true, true): .sharedVisits
      case (true, false): .both
      case (false, false): .anchors
      case (false, true): .randomAllocation
      }
  }

  /// Whether two units of one team differ in a component, with one more to spare.
  private static func variesWithinTeams(_ component: Int, in round: Round) -> Bool {
    var values: [Int: [Double]] = [:]
    for unit in round.units.indices {
      guard let team = round.homeTeams[unit], let score = round.scores[unit][component] else {
        continue
      }
      values[team, default: []].append(score)
    }
    let freedom = values.values.reduce(0) { $0 + $1.count - 1 }
    return freedom > 1 && values.values.contains { own in own.contains { $0 != own[0] } }
  }

  /// A notice where many on-site scores share the highest value: what lies above it was cut off.
  private static func ceiling(_ round: Round) -> Phrase? {
    let scores = round.visits.map(\.score)
    guard let highest = scores.max() else { return nil }
    let count = scores.count { $0 == highest }
    guard count > 2, Double(count) >= ceilingShare * Double(scores.count) else { return nil }
    return Phrase(
      "\(count) of \(scores.count) on-site scores are the highest given, \(highest.significant(6)): where "
        + "scores are cut off, severities are understated and their intervals too short")
  }

  /// Share of scores at the highest value from which on a ceiling is suspected.
  private static let ceilingShare = 0.05

  /// Whether anything in the scores can tell that an anchor leans by team.
  public var canTestLeans: Bool { data.canTellLeans }

  /// Whether unit quality and the error of on-site scores can be told apart: it takes two anchors, or
  /// two visits of one unit.
  public var tellsQualityFromError: Bool { components.count > 1 || data.hasSharedVisits }

  /// The model's error with the name of the component it counts.
  func named(_ error: SeverityError) -> Phrase {
    guard case .noSpread(let component) = error, keys.indices.contains(component) else {
      return error.phrase
    }
    return Phrase(
      "'\(keys[component])' does not vary within teams; leave it out or check its column")
  }
}

/// What separates a team's severity from the quality of its units.
public enum Identification: String, Sendable {
  /// Units that several teams visited, which connect all teams.
  case sharedVisits = "shared visits"
  /// Scores that no team gave: routine and peer.
  case anchors
  /// Shared visits that connect all teams, and anchors.
  case both
  /// Only the assumption that units were sent to teams at random.
  case randomAllocation = "random allocation"

  /// Whether scores that no team gave take part.
  public var hasAnchors: Bool { self == .anchors || self == .both }
}
