import LinearAlgebra

/// Sums over the rows of products of the columns of X, the intercept first.
///
/// A row meets every covariate and one column of each factor at most.
struct FixedSums: Sendable {
  /// Names of all columns, the intercept's first.
  let names: [String]
  /// Columns that are not contrasts of a factor, the intercept's first.
  let covariates: [Int]
  /// Of each factor the column of each level; -1 for the first.
  let factors: [[Int32]]
  /// What was taken off each column; 0 but for covariates.
  var centres: [Double]
  /// XᵀX of the centred columns with weights, lower triangle.
  var products: SymmetricBlock
  /// Xᵀy of the centred columns and response.
  var response: [Double]

  /// The columns of terms, with sums of 0.
  ///
  /// - Parameter terms: names, with the names of the levels where a term is a factor.
  init(_ terms: [(name: String, levels: [String]?)]) {
    var names = ["(Intercept)"]
    var covariates = [0]
    var factors: [[Int32]] = []
    for term in terms {
      let first = Int32(names.count)
      guard let levels = term.levels else {
        covariates.append(names.count)
        names.append(term.name)
        continue
      }
      factors.append(levels.indices.map { $0 == 0 ? -1 : first + Int32($0) - 1 })
      names += levels.dropFirst().map { term.name + $0 }
    }
    self.names = names
    self.covariates = covariates
    self.factors = factors
    centres = Array(repeating: 0, count: names.count)
    products = SymmetricBlock(order: names.count)
    response = Array(repeating: 0, count: names.count)
  }

  /// Adds a product to the lower triangle.
  mutating func add(_ product: Double, _ a: Int, _ b: Int) {
    products[max(a, b), min(a, b)] += product
  }
}
