/// Random intercepts, one per level of a factor.
public struct RandomFactor: Sendable {
  /// Name of the factor, as results show it.
  public let name: String
  /// Names of the levels.
  public let levels: [String]
  /// One index into `levels` per row.
  public let codes: [Int32]

  /// A factor from its levels and one index into them per row.
  public init(name: String, levels: [String], codes: [Int32]) {
    self.name = name
    self.levels = levels
    self.codes = codes
  }
}

/// A term of the fixed effects.
public enum FixedTerm: Sendable {
  /// A numeric column, one value per row.
  case covariate(name: String, values: [Double])
  /// Treatment contrasts of every level with the first; their columns are named factor and level.
  case factor(name: String, levels: [String], codes: [Int32])

  var rowCount: Int {
    switch self {
    case .covariate(_, let values): values.count
    case .factor(_, _, let codes): codes.count
    }
  }
}

/// Rows of a linear mixed model: y = X β + Σ Z b + e, with b of factor r ~ N(0, variance of r).
///
/// An intercept is always part of X, as its first column.
public struct MixedModelData: Sendable {
  /// One value per row, less `origin`.
  public let response: [Double]
  /// What was taken off the response before it was rounded to doubles; the intercept is above it.
  public let origin: Double
  /// Random factors, each with a code per row.
  public let random: [RandomFactor]
  /// Terms of X after the intercept.
  public let fixed: [FixedTerm]
  /// Precision weights, one per row: the residual variance of a row is the residual variance over
  /// its weight. nil weighs all rows alike.
  public let weights: [Double]?

  /// Checks that all columns can be part of a fit.
  ///
  /// - Throws: `noRows`, `oneLevel`, `levelARow`, `aliased` or `badWeight`.
  /// - Complexity: linear in rows times pairs of random factors.
  public init(
    response: [Double], origin: Double = 0, random: [RandomFactor], fixed: [FixedTerm] = [],
    weights: [Double]? = nil
  ) throws(MixedModelsError) {
    let rows = response.count
    precondition(random.allSatisfy { $0.codes.count == rows }, "a factor of another length")
    precondition(fixed.allSatisfy { $0.rowCount == rows }, "a fixed term of another length")
    precondition(weights?.count ?? rows == rows, "weights of another length")
    guard rows > 0 else { throw .noRows }
    for factor in random {
      if factor.levels.count < 2 { throw .oneLevel(factor: factor.name) }
      if factor.levels.count >= rows { throw .levelARow(factor: factor.name) }
    }
    for (place, factor) in random.enumerated() {
      for other in random[..<place] where factor.levels.count == other.levels.count {
        var partner = [Int32](repeating: -1, count: factor.levels.count)
        let alike = zip(factor.codes, other.codes).allSatisfy { a, b in
          if partner[Int(a)] < 0 { partner[Int(a)] = b }
          return partner[Int(a)] == b
        }
        if alike { throw .aliased(factor: factor.name, with: other.name) }
      }
    }
    if let bad = weights?.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .badWeight(row: bad)
    }
    self.response = response
    self.origin = origin
    self.random = random
    self.fixed = fixed
    self.weights = weights
  }
}
