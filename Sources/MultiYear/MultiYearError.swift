public import Phrases

/// Why years cannot be compared.
public enum MultiYearError: SpokenError, Equatable {
  /// A comparison over time needs two years; holds how many there are.
  case tooFewYears(Int)
  /// A year, by its number, with fewer than two teams; holds how many there are.
  case tooFewTeams(year: Int, count: Int)
  /// A component, by its index, is the same for all units of every team and year.
  case noSpread(component: Int)
  /// More teams and years are tied to one another than can be solved together.
  case tooManyTied(Int, most: Int)
  /// No point with a finite posterior was found.
  case noFit

  /// The reason as a sentence.
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
    case .tooManyTied(let count, let most):
      Phrase(
        "\(count) unknowns of teams and years are tied to one another through units, and up to "
          + "\(most) can be solved together; compare parts of the units in rounds of their own, or leave "
          + "out years")
    case .noFit:
      Phrase("no variances fit the scores of these years; check them for copies and constants")
    }
  }
}
