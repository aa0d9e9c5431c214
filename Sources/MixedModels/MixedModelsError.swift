public import Phrases

/// Why no mixed model can be fitted.
public enum MixedModelsError: SpokenError, Equatable {
  /// The data hold no row.
  case noRows
  /// The rows are too few for the columns of the fixed effects and a residual variance.
  case tooFewRows(rows: Int, fixed: Int)
  /// A random factor has one level only, so its variance cannot be estimated.
  case oneLevel(factor: String)
  /// A random factor has as many levels as there are rows, so it is the residual over again.
  case levelARow(factor: String)
  /// The weight of this row, counted from 0, is not a positive number.
  case badWeight(row: Int)
  /// The fixed effects explain the response fully.
  case noVariation
  /// The factors reproduce the response but for rounding: the likelihood grows without end as the residual
  /// variance goes to 0.
  case noResidual
  /// Two random factors group the rows alike.
  case aliased(factor: String, with: String)
  /// The fixed effects span all columns of a random factor.
  case confounded(factor: String)
  /// A regression without an intercept has no column other than zeros.
  case noColumns
  /// The design of a regression is too large to be factored.
  case tooLarge(rows: Int, columns: Int)
  /// So many levels touch so many others that their equations are too large to be solved.
  case tooManyLevels(Int, most: Int)

  /// The reason and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .noRows: Phrase("there are no rows")
    case .tooFewRows(let rows, let fixed):
      Phrase(
        "too few rows (\(rows)) to estimate the fixed effects (\(fixed)) and a residual "
          + "variance")
    case .oneLevel(let factor):
      Phrase("random factor '\(factor)' has one level; a variance needs at least two")
    case .levelARow(let factor):
      Phrase(
        "random factor '\(factor)' has one level per row, so it cannot be separated from "
          + "the residual")
    case .badWeight(let row): Phrase("row \(row + 1): a weight must be a positive number")
    case .noVariation:
      Phrase("the response does not vary beyond the fixed effects; there is no variance")
    case .noResidual:
      Phrase(
        "the factors reproduce the response but for rounding, so there is no residual and the variances have no "
          + "likeliest values; leave out a factor, or check that the responses are scores as given")
    case .aliased(let factor, let other):
      Phrase("random factors '\(factor)' and '\(other)' group the rows alike; keep one of them")
    case .confounded(let factor):
      Phrase(
        "levels of random factor '\(factor)' cannot be separated from the fixed effects, "
          + "so it has no variance to estimate; leave it out, or the fixed factor that splits "
          + "it")
    case .noColumns:
      Phrase("without an intercept a model needs a fixed column that is not all zeros")
    case .tooManyLevels(let count, let most):
      Phrase(
        "\(count) levels of random factors are tied to one another through the rows, and equations of up "
          + "to \(most) can be solved; leave out a factor, or fit a part of the rows")
    case .tooLarge(let rows, let columns):
      Phrase(
        "\(rows) rows with \(columns) fixed columns are too many for a regression; make factors of "
          + "many levels random")
    }
  }
}
