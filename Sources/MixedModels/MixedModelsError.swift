/// Why no mixed model can be fitted.
public enum MixedModelsError: Error, Equatable, CustomStringConvertible {
  case noRows
  case tooFewRows(rows: Int, fixed: Int)
  case oneLevel(factor: String)
  case levelARow(factor: String)
  case badWeight(row: Int)
  case noVariation
  case aliased(factor: String, with: String)
  case confounded(factor: String)

  public var description: String {
    switch self {
    case .noRows: "there are no rows"
    case .tooFewRows(let rows, let fixed):
      "\(rows) rows cannot carry \(fixed) fixed effects and a residual variance"
    case .oneLevel(let factor):
      "random factor '\(factor)' has one level; a variance needs at least two"
    case .levelARow(let factor):
      "random factor '\(factor)' has a level a row, so it cannot be told from the residual"
    case .badWeight(let row): "row \(row + 1): a weight must be a positive number"
    case .noVariation: "the response does not vary beyond the fixed effects; there is no variance"
    case .aliased(let factor, let other):
      "random factors '\(factor)' and '\(other)' group the rows alike; keep one of them"
    case .confounded(let factor):
      "levels of random factor '\(factor)' cannot be told from the fixed effects, so it has no "
        + "variance to estimate; leave it out, or the fixed factor that splits it"
    }
  }
}
