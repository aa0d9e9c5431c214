public import Statistics

/// A term of an ordinary regression.
public enum LeastSquaresTerm: Sendable {
  /// A numeric column, one value per row.
  case covariate(name: String, values: [DoubleDouble])
  /// Treatment contrasts of every level with the first; their columns are named factor and level.
  case factor(name: String, levels: [String], codes: [Int32])

  /// Name of the column or factor.
  var name: String {
    switch self {
    case .covariate(let name, _), .factor(let name, _, _): name
    }
  }
}

/// Rows of a linear model without random effects: y = X β + e.
public struct LeastSquaresData: Sendable {
  /// One value per row.
  public let response: [DoubleDouble]
  /// Terms of X after the intercept.
  public let terms: [LeastSquaresTerm]
  /// Whether the first column of X is 1. Without it the first factor has a column for every level.
  public let hasIntercept: Bool
  /// Precision weights, one per row: the residual variance of a row is the residual variance over
  /// its weight. nil weighs all rows alike.
  public let weights: [Double]?

  /// Checks that all columns can be part of a fit.
  ///
  /// - Throws: `noRows`, `noColumns`, `badWeight`, or `tooLarge` for a design of more than two
  ///   hundred million numbers.
  public init(
    response: [DoubleDouble], terms: [LeastSquaresTerm], hasIntercept: Bool = true,
    weights: [Double]? = nil
  ) throws(MixedModelsError) {
    guard !response.isEmpty else { throw .noRows }
    guard hasIntercept || !terms.isEmpty else { throw .noColumns }
    if let bad = weights?.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .badWeight(row: bad)
    }
    var columns = hasIntercept ? 1 : 0
    for term in terms {
      switch term {
      case .covariate(_, let values):
        precondition(values.count == response.count, "a covariate of another length")
        columns += 1
      case .factor(_, let levels, let codes):
        precondition(codes.count == response.count, "a factor of another length")
        columns += levels.count
      }
    }
    guard response.count * columns <= 200_000_000 else {
      throw .tooLarge(rows: response.count, columns: columns)
    }
    self.response = response
    self.terms = terms
    self.hasIntercept = hasIntercept
    self.weights = weights
  }
}

/// The columns of X, each a unit vector times its length, weights applied.
struct LeastSquaresDesign {
  let names: [String]
  /// For each column, the term it belongs to; 0 is the intercept, terms count from 1.
  let termOf: [Int]
  /// Values, scaled by `scales`.
  let columns: [[DoubleDouble]]
  /// Powers of two near the columns' lengths, so that scaling is exact.
  let scales: [Double]

  init(_ data: LeastSquaresData) {
    let roots = data.weights?.map { $0.squareRoot() }
    let rows = data.response.count
    var names: [String] = []
    var termOf: [Int] = []
    var columns: [[DoubleDouble]] = []
    func add(_ name: String, _ term: Int, _ values: [DoubleDouble]) {
      names.append(name)
      termOf.append(term)
      columns.append(roots.map { zip(values, $0).map { $0 * $1 } } ?? values)
    }
    let (zero, one) = (DoubleDouble(0), DoubleDouble(1))
    if data.hasIntercept {
      add("(Intercept)", 0, [DoubleDouble](repeating: one, count: rows))
    }
    // Without an intercept the first factor stands in for it.
    var hasConstant = data.hasIntercept
    for (place, term) in data.terms.enumerated() {
      switch term {
      case .covariate(let name, let values): add(name, place + 1, values)
      case .factor(let name, let levels, let codes):
        for (level, label) in levels.enumerated().dropFirst(hasConstant ? 1 : 0) {
          add(name + label, place + 1, codes.map { Int($0) == level ? one : zero })
        }
        hasConstant = true
      }
    }
    self.names = names
    self.termOf = termOf
    scales = columns.map { column in
      let largest = column.reduce(0) { max($0, abs($1.head)) }
      guard largest > 0, largest.isFinite else { return 1 }
      let squares = column.reduce(0) { $0 + ($1.head / largest) * ($1.head / largest) }
      return Double(
        sign: .plus, exponent: (largest * squares.squareRoot()).exponent, significand: 1)
    }
    self.columns = zip(columns, scales).map { column, scale in column.map { $0 * (1 / scale) } }
  }
}
