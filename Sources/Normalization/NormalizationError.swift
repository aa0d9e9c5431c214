import Phrases

/// Why a rule cannot be applied to these scores.
public enum NormalizationError: SpokenError, Equatable {
  case zeroTeamMean(team: Int)
  case noSpread(team: Int)
  case noAnchor(team: Int)
  case noCompleteAnchors(team: Int)
  case noSeverity(team: Int)
  case tooFewScores(needed: Int, found: Int)
  case anchorsCollinear

  /// The team the error is about, by its index.
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
    case .zeroTeamMean: Phrase("its mean is 0, so no ratio to it exists")
    case .noSpread: Phrase("it has fewer than two different scores")
    case .noAnchor: Phrase("its units have fewer than two different routine scores")
    case .noCompleteAnchors: Phrase("none of its units has every anchor")
    case .noSeverity: Phrase("its severity is not known; estimate severities first")
    case .tooFewScores(let needed, let found):
      found == 1
        ? Phrase("1 unit has a score and every anchor; the rule needs \(needed)")
        : Phrase("\(found) units have a score and every anchor; the rule needs \(needed)")
    case .anchorsCollinear: Phrase("the anchors do not vary, or say the same, within teams")
    }
  }

  public var phrase: Phrase {
    team.map { Phrase("team number \($0 + 1): \(reason)") } ?? reason
  }
}
