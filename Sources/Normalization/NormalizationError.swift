public import Phrases

/// Why a rule cannot be applied to these scores.
public enum NormalizationError: SpokenError, Equatable {
  /// The mean of a team is 0, so no ratio to it exists.
  case zeroTeamMean(team: Int)
  /// A team has fewer than two different scores.
  case noSpread(team: Int)
  /// The units of a team have fewer than two different routine scores.
  case noAnchor(team: Int)
  /// No unit of a team has every anchor.
  case noCompleteAnchors(team: Int)
  /// A team's severity is not known.
  case noSeverity(team: Int)
  /// The rule needs more units that have a score and every anchor.
  case tooFewScores(needed: Int, found: Int)
  /// Within teams the anchors do not vary, or one is a combination of the others.
  case anchorsCollinear

  /// The index of the team the error is about; nil when it is about all scores.
  public var team: Int? {
    switch self {
    case .zeroTeamMean(let team), .noSpread(let team), .noAnchor(let team),
      .noCompleteAnchors(let team), .noSeverity(let team):
      team
    case .tooFewScores, .anchorsCollinear: nil
    }
  }

  /// The reason without the team's name.
  public var reason: Phrase {
    switch self {
    case .zeroTeamMean: Phrase("its mean is 0, so there is no ratio to it")
    case .noSpread: Phrase("it has fewer than two different scores")
    case .noAnchor: Phrase("its units have fewer than two different routine scores")
    case .noCompleteAnchors: Phrase("none of its units has every anchor")
    case .noSeverity: Phrase("its severity is not known; estimate severities first")
    case .tooFewScores(let needed, let found):
      found == 1
        ? Phrase("1 unit has a score and every anchor; the rule needs \(needed)")
        : Phrase("\(found) units have a score and every anchor; the rule needs \(needed)")
    case .anchorsCollinear: Phrase("within teams the anchors do not vary, or repeat each other")
    }
  }

  /// The reason, with the number of the team.
  public var phrase: Phrase {
    team.map { Phrase("team number \($0 + 1): \(reason)") } ?? reason
  }
}
