/// Why years cannot be compared.
public enum TrendsError: Error, Equatable, CustomStringConvertible {
  case tooFewYears(Int)
  case tooFewTeams(year: Int, count: Int)
  case noSpread(component: Int)
  case noFit

  public var description: String {
    switch self {
    case .tooFewYears(let count):
      "\(count) round\(count == 1 ? "" : "s"); a comparison over time needs two or more years"
    case .tooFewTeams(let year, let count):
      "\(year): \(count) team\(count == 1 ? "" : "s") with on-site scores; severities need two"
    case .noSpread(let component):
      """
      component \(component + 1) does not vary within teams, so nothing can be learnt from it; \
      leave it out of the scheme
      """
    case .noFit: "no variances fit the scores of these years; check them for copies and constants"
    }
  }
}
