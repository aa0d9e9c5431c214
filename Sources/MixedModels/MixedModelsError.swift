import Phrases

/// Why no mixed model can be fitted.
public enum MixedModelsError: SpokenError, Equatable {
  case noRows
  case tooFewRows(rows: Int, fixed: Int)
  case oneLevel(factor: String)
  case levelARow(factor: String)
  case badWeight(row: Int)
  case noVariation
  case aliased(factor: String, with: String)
  case confounded(factor: String)

  public var phrase: Phrase {
    switch self {
    case .noRows: Phrase("there are no rows")
    case .tooFewRows(let rows, let fixed):
      Phrase("\(rows) rows cannot carry \(fixed) fixed effects and a residual variance")
    case .oneLevel(let factor):
      Phrase("random factor '\(factor)' has one level; a variance needs at least two")
    case .levelARow(let factor):
      Phrase("random factor '\(factor)' has a level a row, so it cannot be told from the residual")
    case .badWeight(let row): Phrase("row \(row + 1): a weight must be a positive number")
    case .noVariation:
      Phrase("the response does not vary beyond the fixed effects; there is no variance")
    case .aliased(let factor, let other):
      Phrase("random factors '\(factor)' and '\(other)' group the rows alike; keep one of them")
    case .confounded(let factor):
      Phrase(
        "levels of random factor '\(factor)' cannot be told from the fixed effects, so it has no "
          + "variance to estimate; leave it out, or the fixed factor that splits it")
    }
  }
}
