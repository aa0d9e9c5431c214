public import Phrases

/// Why a severity cannot be estimated.
public enum SeverityError: SpokenError, Equatable {
  /// Fewer than two teams have on-site scores; holds how many have.
  case tooFewTeams(Int)
  /// Too few scored units to separate units from teams; holds how many there are.
  case tooFewUnits(Int)
  /// A component, by its index, is the same for all units of every team.
  case noSpread(component: Int)
  /// More anchors than the model can be sampled with.
  case tooManyAnchors(Int, most: Int)
  /// No point with a finite likelihood was found.
  case noFit

  /// The reason as a sentence.
  public var phrase: Phrase {
    switch self {
    case .tooFewTeams(let count):
      Phrase("comparing teams needs at least two teams with on-site scores, not \(count)")
    case .tooFewUnits(let count):
      Phrase(
        "too few scored units (\(count)) to separate units from teams; score more units "
          + "per team")
    case .noSpread(let component):
      Phrase(
        "component \(component + 1) does not vary within teams; leave it out or check its column")
    case .tooManyAnchors(let count, let most):
      Phrase(
        "\(count) components besides the on-site one are too many for the model, which takes \(most) at "
          + "most; put some together, or leave some out of the scheme")
    case .noFit:
      Phrase(
        "the likelihood of these scores could not be computed; look for scores on different scales")
    }
  }
}
