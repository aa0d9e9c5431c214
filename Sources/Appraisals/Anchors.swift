public import Assessments
import Phrases
public import Severity

/// The components that separate severity from quality, and the arrays the anchored model reads.
public struct Anchors: Sendable {
  /// Places in the scheme of the components besides the on-site one that some unit has a score of.
  public let components: [Int]
  /// Keys of all components in the model: the on-site one, then the anchors.
  public let keys: [String]
  /// The round as the anchored model reads it.
  public let data: AnchoredData

  /// A component that no unit has a score of cannot be an anchor.
  public init(_ round: Round) {
    let present = round.scheme.components.indices.dropFirst().filter { index in
      round.scores.contains { $0[index] != nil }
    }
    components = present
    keys = ([0] + present).map { round.scheme.components[$0].key }
    data = AnchoredData(
      unitCount: round.units.count, teamCount: round.teams.count,
      visits: round.visits.map { .init(unit: $0.unit, team: $0.team, score: $0.score) },
      anchors: round.scores.map { row in present.map { row[$0] } })
  }

  /// What separates severity from quality.
  public var identification: Identification {
    components.isEmpty ? .randomAllocation : .anchors
  }

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
  /// Scores that no team gave: routine and peer.
  case anchors
  /// Only the assumption that units were sent to teams at random.
  case randomAllocation = "random allocation"
}
