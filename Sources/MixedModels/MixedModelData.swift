/// A random intercept a level of one factor.
public struct RandomFactor: Sendable {
  public let name: String
  public let levels: [String]
  /// One a row; an index into `levels`.
  public let codes: [Int32]

  public init(name: String, levels: [String], codes: [Int32]) {
    self.name = name
    self.levels = levels
    self.codes = codes
  }
}

/// What the fixed effects are of.
public enum FixedTerm: Sendable {
  /// A number a row.
  case covariate(name: String, values: [Double])
  /// Treatment contrasts of each level against the first: columns named factor and level.
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
  public let response: [Double]
  public let random: [RandomFactor]
  public let fixed: [FixedTerm]
  /// Precision weights: the residual variance of a row is that of weight 1 over its weight.
  public let weights: [Double]?

  /// - Throws: `MixedModelsError` where a column cannot be part of any fit.
  public init(
    response: [Double], random: [RandomFactor], fixed: [FixedTerm] = [],
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
    self.random = random
    self.fixed = fixed
    self.weights = weights
  }
}
