import Phrases

/// A way to make on-site scores of different teams comparable.
public enum Rule: String, CaseIterable, Sendable {
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
  public var assumption: Phrase {
    switch self {
    case .none: Phrase("all teams score alike")
    case .meanShift, .ratioPooled, .ratioTeamMeans:
      Phrase("all teams were sent to units of equal mean quality")
    case .ratioTrimmed:
      Phrase("all teams were sent to units of equal mean quality, extreme scores aside")
    case .zScore, .standardCapped:
      Phrase("all teams were sent to units of equal mean quality and equal spread")
    case .minMax: Phrase("the best and the worst unit of every team are equally good")
    case .equipercentile:
      Phrase("all teams were sent to units of the same distribution of quality")
    case .moderatedRoutine:
      Phrase("units a team visited differ in mean and spread as their routine scores do")
    case .covarianceFixed:
      Phrase("routine and peer scores carry no error and no severity; all of the rest is severity")
    case .covarianceShrunken: Phrase("routine and peer scores carry no error and no severity")
    case .anchored: Phrase("routine and peer scores are free of the team's severity")
    }
  }
}
