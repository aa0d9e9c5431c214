import Phrases

/// What an analysis of weights can find wrong with what it is given.
public enum SensitivityError: SpokenError, Equatable {
  case componentCount(Int, unit: Int, expected: Int)
  case tooFewComponents(Int, least: Int)
  case tooManyComponents(Int, most: Int)
  case scoreNotFinite(unit: Int, component: Int)
  case noUnits
  case weightCount(Int, expected: Int)
  case weightsUnusable([Double])
  case constraintUnusable([Double], bound: Double)
  case tooManyConstraints(Int, most: Int)
  case regionEmpty
  case weightsOutsideRegion([Double])
  case beliefUnusable([Int])
  case rankOutOfRange(Int, units: Int)
  case constantTotal
  case constantComponent(Int)

  public var phrase: Phrase {
    switch self {
    case .componentCount(let count, let unit, let expected):
      Phrase(
        "unit \(unit + 1) has \(count) component scores, not \(expected); fill in or drop the unit")
    case .tooFewComponents(let count, let least):
      Phrase("\(count) components; this analysis needs \(least) or more")
    case .tooManyComponents(let count, let most):
      Phrase("\(count) components; this analysis goes up to \(most)")
    case .scoreNotFinite(let unit, let component):
      Phrase(
        "unit \(unit + 1), component \(component + 1): the score is not a finite number; "
          + "correct it or drop the unit")
    case .noUnits: Phrase("no units to rank; give at least one")
    case .weightCount(let count, let expected):
      Phrase("\(count) weights for \(expected) components; give one weight a component")
    case .weightsUnusable(let weights):
      Phrase("weights \(weights) are not finite, non-negative and of positive sum; correct them")
    case .constraintUnusable(let coefficients, let bound):
      Phrase(
        "the constraint \(coefficients) · weights >= \(bound) has a coefficient that is not finite "
          + "or another number of coefficients than components; correct it")
    case .tooManyConstraints(let count, let most):
      Phrase("\(count) constraints on the weights; this analysis goes up to \(most - 1)")
    case .regionEmpty:
      Phrase("no weights, or only a point or a line of them, meet all constraints; widen them")
    case .weightsOutsideRegion(let weights):
      Phrase("weights \(weights) do not meet the constraints; widen these around them")
    case .beliefUnusable(let parameters):
      Phrase(
        "Dirichlet parameters \(parameters) are not one whole number from 1 a component with a sum "
          + "up to 1000; scale them down")
    case .rankOutOfRange(let rank, let units):
      Phrase("rank \(rank) does not exist among \(units) units; give 1 to \(units)")
    case .constantComponent(let component):
      Phrase(
        "component \(component + 1) is the same for all units, so no weight gives it a share of the "
          + "variance; set its share to 0")
    case .constantTotal: Phrase("all units have the same total, so its variance has no shares")
    }
  }
}
