public import Phrases

/// What an analysis of weights can find wrong with its input.
public enum SensitivityError: SpokenError, Equatable {
  /// A unit, counted from 0, has another number of component scores than expected.
  case componentCount(Int, unit: Int, expected: Int)
  /// The analysis needs more components.
  case tooFewComponents(Int, least: Int)
  /// The analysis handles fewer components only.
  case tooManyComponents(Int, most: Int)
  /// The score of a unit on a component, both counted from 0, is not a finite number.
  case scoreNotFinite(unit: Int, component: Int)
  /// There is no unit to rank.
  case noUnits
  /// There are more or fewer weights than components.
  case weightCount(Int, expected: Int)
  /// The weights are not all finite and 0 or more, or their sum is not positive.
  case weightsUnusable([Double])
  /// A constraint has a coefficient that is not finite, or another number of them than components.
  case constraintUnusable([Double], bound: Double)
  /// The analysis handles fewer constraints only.
  case tooManyConstraints(Int, most: Int)
  /// No weights meet all constraints, or only a point or a line of them.
  case regionEmpty
  /// These weights do not meet the constraints.
  case weightsOutsideRegion([Double])
  /// Dirichlet parameters that are not whole numbers from 1, one per component, with a sum of up to
  /// 1000.
  case beliefUnusable([Int])
  /// The rank does not exist among so many units.
  case rankOutOfRange(Int, units: Int)
  /// All units have the same total, so its variance has no shares.
  case constantTotal
  /// A component, counted from 0, is the same for all units but has a share of the variance to
  /// restore.
  case constantComponent(Int)

  /// The reason and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .componentCount(let count, let unit, let expected):
      Phrase(
        "unit \(unit + 1) has \(count) component scores, not \(expected); complete it or "
          + "leave the unit out")
    case .tooFewComponents(let count, let least):
      Phrase("this analysis needs \(least) or more components, not \(count)")
    case .tooManyComponents(let count, let most):
      Phrase(
        "\(count) components; this analysis goes up to \(most): put some together, or leave some out"
      )
    case .scoreNotFinite(let unit, let component):
      Phrase(
        "unit \(unit + 1), component \(component + 1): the score is not a finite number; "
          + "correct it or drop the unit")
    case .noUnits: Phrase("no units to rank; give at least one")
    case .weightCount(let count, let expected):
      Phrase(
        "the number of weights is \(count), but the number of components is \(expected); "
          + "give one weight per component")
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
        "Dirichlet parameters \(parameters) must be whole numbers of 1 or more, one per "
          + "component, with a sum of at most 1000; scale them down")
    case .rankOutOfRange(let rank, let units):
      Phrase("rank \(rank) does not exist among \(units) units; give 1 to \(units)")
    case .constantComponent(let component):
      Phrase(
        "component \(component + 1) is the same for all units, so no weight gives it a share of the "
          + "variance; set its share to 0")
    case .constantTotal:
      Phrase("all units have the same total, so there is no variance to divide into shares")
    }
  }
}
