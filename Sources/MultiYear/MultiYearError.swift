import Phrases

/// Why years cannot be compared.
public enum MultiYearError: SpokenError, Equatable {
  case tooFewYears(Int)
  case tooFewTeams(year: Int, count: Int)
  case noSpread(component: Int)
  case noFit

  public var phrase: Phrase {
    switch self {
    case .tooFewYears(let count):
      Phrase("a comparison over time needs rounds of two or more years, not \(count)")
    case .tooFewTeams(let year, let count):
      Phrase("\(year): severities need two teams with on-site scores, not \(count)")
    case .noSpread(let component):
      Phrase(
        "component \(component + 1) does not vary within teams, so nothing can be learnt from it; "
          + "leave it out of the scheme")
    case .noFit:
      Phrase("no variances fit the scores of these years; check them for copies and constants")
    }
  }
}
