/// A way to make on-site scores of different teams comparable.
public enum Rule: String, Codable, CaseIterable, Sendable {
  case none
  case meanShift = "mean-shift"
  case ratioPooled = "ratio-pooled"
  case ratioTeamMeans = "ratio-team-means"
  case ratioTrimmed = "ratio-trimmed"
  case zScore = "z-score"
  case standardCapped = "standard-capped"
  case minMax = "min-max"
  case equipercentile
  case moderatedRoutine = "moderated-routine"
  case covarianceFixed = "covariance-fixed"
  case covarianceShrunken = "covariance-shrunken"
  case anchored

  /// What has to be true for the rule to help.
  public var assumption: String {
    switch self {
    case .none: "all teams score alike"
    case .meanShift, .ratioPooled, .ratioTeamMeans:
      "all teams were sent to units of equal mean quality"
    case .ratioTrimmed:
      "all teams were sent to units of equal mean quality, extreme scores aside"
    case .zScore, .standardCapped:
      "all teams were sent to units of equal mean quality and equal spread"
    case .minMax: "the best and the worst unit of every team are equally good"
    case .equipercentile: "all teams were sent to units of the same distribution of quality"
    case .moderatedRoutine:
      "units a team visited differ in mean and spread as their routine scores do"
    case .covarianceFixed:
      "routine and peer scores carry no error and no severity; all of the rest is severity"
    case .covarianceShrunken: "routine and peer scores carry no error and no severity"
    case .anchored: "routine and peer scores are free of the team's severity"
    }
  }
}
