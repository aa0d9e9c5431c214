/// A way to make on-site scores of different teams comparable.
public enum Rule: String, CaseIterable, Sendable {
  case none
  case meanShift = "mean-shift"
  case ratioPooled = "ratio-pooled"
  case ratioTeamMeans = "ratio-team-means"
  case zScore = "z-score"
  case anchored

  /// What has to be true for the rule to help.
  public var assumption: String {
    switch self {
    case .none: "all teams score alike"
    case .meanShift, .ratioPooled, .ratioTeamMeans:
      "all teams were sent to units of equal mean quality"
    case .zScore: "all teams were sent to units of equal mean quality and equal spread"
    case .anchored: "routine and peer scores are free of the team's severity"
    }
  }
}
