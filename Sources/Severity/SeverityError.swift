import Phrases

/// Why a severity cannot be estimated.
public enum SeverityError: SpokenError, Equatable {
  case tooFewTeams(Int)
  case tooFewUnits(Int)
  case noSpread(component: Int)
  case noFit

  public var phrase: Phrase {
    switch self {
    case .tooFewTeams(let count):
      Phrase("\(count) team has on-site scores; comparing teams needs at least two")
    case .tooFewUnits(let count):
      Phrase(
        "\(count) scored units leave nothing to tell units from teams; score more units a team")
    case .noSpread(let component):
      Phrase(
        "component \(component + 1) does not vary within teams; leave it out or check its column")
    case .noFit:
      Phrase(
        "the likelihood of these scores could not be computed; look for scores on different scales")
    }
  }
}
