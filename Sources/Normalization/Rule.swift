public import Phrases

/// A way to make on-site scores of different teams comparable.
public enum Rule: String, Codable, CaseIterable, Sendable {
  /// Scores stay as they are.
  case none
  /// x − team mean + pooled mean.
  case meanShift = "mean-shift"
  /// x times the pooled mean over the team mean.
  case ratioPooled = "ratio-pooled"
  /// x times the mean of team means over the team mean (二次平均法).
  case ratioTeamMeans = "ratio-team-means"
  /// The ratio of means that leave out each team's extreme scores, of the team and of what all teams keep.
  case ratioTrimmed = "ratio-trimmed"
  /// The ratio of such a team mean to the pooled mean that leaves out the extreme scores of the whole list.
  case ratioPooledTrimmed = "ratio-pooled-trimmed"
  /// Standard scores within the team, on the pooled mean and SD.
  case zScore = "z-score"
  /// As `zScore`, but never above full marks.
  case standardCapped = "standard-capped"
  /// The range of each team's scores stretched to the range of all scores.
  case minMax = "min-max"
  /// Each score's position in its team, taken as a position among all scores.
  case equipercentile
  /// The mean and SD of each team moved to where the routine scores of its units put them.
  case moderatedRoutine = "moderated-routine"
  /// Less the team effect of a regression on the anchors.
  case covarianceFixed = "covariance-fixed"
  /// Less that team effect, shrunk by its reliability.
  case covarianceShrunken = "covariance-shrunken"
  /// Plus the severity of the team as the anchored model estimates it.
  case anchored

  /// Whether the rule leaves extreme scores out of team means; see `Trimming`.
  public var isTrimmed: Bool { self == .ratioTrimmed || self == .ratioPooledTrimmed }

  /// What has to be true for the rule to make scores comparable, as a clause.
  public var assumption: Phrase {
    switch self {
    case .none: Phrase("all teams score alike")
    case .meanShift, .ratioPooled, .ratioTeamMeans:
      Phrase("all teams were sent to units of equal mean quality")
    case .ratioTrimmed, .ratioPooledTrimmed:
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
