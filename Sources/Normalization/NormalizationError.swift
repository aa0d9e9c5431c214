/// Why a rule cannot be applied to these scores.
public enum NormalizationError: Error, Equatable, CustomStringConvertible {
  case zeroTeamMean(team: Int)
  case noSpread(team: Int)

  public var description: String {
    switch self {
    case .zeroTeamMean(let team): "team \(team + 1) has mean 0, so no ratio to it exists"
    case .noSpread(let team):
      "team \(team + 1) has fewer than two different scores, so no z-score exists"
    }
  }
}
