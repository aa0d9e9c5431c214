/// Why a severity cannot be estimated.
public enum SeverityError: Error, Equatable, CustomStringConvertible {
  case tooFewTeams(Int)
  case tooFewUnits(Int)
  case noSpread(component: Int)
  case noFit

  public var description: String {
    switch self {
    case .tooFewTeams(let count):
      "\(count) team has on-site scores; comparing teams needs at least two"
    case .tooFewUnits(let count):
      "\(count) scored units leave nothing to tell units from teams; score more units a team"
    case .noSpread(let component):
      "component \(component + 1) does not vary within teams; leave it out or check its column"
    case .noFit:
      "the likelihood of these scores could not be computed; look for scores on different scales"
    }
  }
}
