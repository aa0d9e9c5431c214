public import Phrases

/// What equating can find wrong with its input.
public enum EquatingError: SpokenError, Equatable {
  /// No examinee took the form.
  case noExaminees(FormName)
  /// All examinees of the form have the same score, so its spread cannot be matched.
  case constantScores(FormName)
  /// All examinees of the form have the same anchor score.
  case constantAnchor(FormName)
  /// The anchor does not rise with the scores of the form, so the method has no meaning.
  case anchorUncorrelated(FormName, EquatingMethod)
  /// The method needs an anchor, and there is none.
  case anchorMissing(EquatingMethod)
  /// The method is for equivalent groups, and there is an anchor.
  case anchorUnused(EquatingMethod)
  /// The forms' anchors have other scales.
  case anchorScales
  /// The variance of a form in the synthetic population came out as 0 or less.
  case syntheticVariance(FormName, EquatingMethod)
  /// No anchor score was reached by examinees of both forms.
  case anchorsDisjoint
  /// A log-linear model of this degree has more parameters than scores can fit.
  case degreeTooHigh(FormName, degree: Int, most: Int)
  /// Scores and anchor scores of the form have other steps, so an internal anchor cannot be taken off.
  case anchorStep(FormName)
  /// The log-linear fit did not end, as where scores pile up in a few places.
  case noFit(FormName, degree: Int)
  /// The table of scores by anchor scores is too large.
  case tooManyScores(FormName, scores: Int, anchor: Int, most: Int)

  /// The reason and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .tooManyScores(let form, let scores, let anchor, let most):
      Phrase(
        "form \(form.rawValue): \(scores) scores by \(anchor) anchor scores are more than \(most) cells; "
          + "give rounded scores, or a wider step with --scale-x, --scale-y and --scale-anchor")
    case .noExaminees(let form):
      Phrase("form \(form.rawValue): no examinee has a score; check the columns")
    case .constantScores(let form):
      Phrase(
        "form \(form.rawValue): all scores are the same, so there is no spread to match; "
          + "use --method mean, or give more scores")
    case .constantAnchor(let form):
      Phrase(
        "form \(form.rawValue): all anchor scores are the same, so the anchor says nothing of the "
          + "groups; equate without it, or give more scores")
    case .anchorUncorrelated(let form, let method):
      Phrase(
        "form \(form.rawValue): scores do not rise with the anchor, so '\(method.rawValue)' has no "
          + "meaning; check that the column is the anchor")
    case .anchorMissing(let method):
      Phrase("'\(method.rawValue)' needs an anchor; give its column with --anchor")
    case .anchorUnused(let method):
      Phrase(
        "'\(method.rawValue)' is for equivalent groups and would not use the anchor; leave --anchor "
          + "out, or choose a method with an anchor")
    case .anchorScales:
      Phrase("the anchors of the two forms have other scales; give one scale with --scale-anchor")
    case .syntheticVariance(let form, let method):
      Phrase(
        "'\(method.rawValue)': the variance of form \(form.rawValue) in the synthetic population is "
          + "0 or less; the groups are too unlike for this method")
    case .anchorsDisjoint:
      Phrase("no anchor score was reached by examinees of both forms, so nothing links them")
    case .degreeTooHigh(let form, let degree, let most):
      Phrase(
        "form \(form.rawValue): degree \(degree) is more than the scores can fit; give at most "
          + "\(most)")
    case .anchorStep(let form):
      Phrase(
        "form \(form.rawValue): scores and anchor scores have other steps, so the anchor cannot be a "
          + "part of the score; use --external")
    case .noFit(let form, let degree):
      Phrase(
        "form \(form.rawValue): the log-linear model of degree \(degree) could not be fitted; give a "
          + "lower degree")
    }
  }
}

/// Which form: scores of X are turned into scores of Y.
public enum FormName: String, Codable, Sendable {
  /// The new form.
  case x = "X"
  /// The old form, on whose scale scores are reported.
  case y = "Y"
}
