import LinearAlgebra

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The columns of X that say something new, the intercept first.
struct FixedDesign {
  let names: [String]
  let dropped: [String]
  /// Columns that are not contrasts of a factor, the intercept's first.
  let covariates: [Int]
  /// Places of these among all covariates.
  let covariatePlaces: [Int]
  /// Of each factor the column of each level; -1 for the first level and columns left out.
  let factors: [[Int32]]
  /// What was taken off each column; 0 but for covariates.
  let centres: [Double]
  /// XᵀX of the centred columns with weights, lower triangle.
  let products: SymmetricBlock
  /// Xᵀy of the centred columns and response.
  let response: [Double]

  /// A column's squared part beyond the earlier ones, below which it counts as their combination.
  static let tolerance = 1e-11

  /// - Parameter total: the sum of the weights of all rows.
  /// - Complexity: columns³/3.
  init(_ sums: FixedSums, total: Double) {
    let kept = Self.independent(sums.products, centres: sums.centres, total: total)
    var place = [Int32](repeating: -1, count: sums.names.count)
    for (index, column) in kept.enumerated() { place[column] = Int32(index) }
    names = kept.map { sums.names[$0] }
    dropped = sums.names.indices.filter { place[$0] < 0 }.map { sums.names[$0] }
    covariatePlaces = sums.covariates.indices.filter { place[sums.covariates[$0]] >= 0 }
    covariates = covariatePlaces.map { Int(place[sums.covariates[$0]]) }
    factors = sums.factors.map { columns in columns.map { $0 < 0 ? -1 : place[Int($0)] } }
    var products = SymmetricBlock(order: kept.count)
    for (j, b) in kept.enumerated() {
      for (i, a) in kept.enumerated().dropFirst(j) {
        products[i, j] = sums.products[a, b]
      }
    }
    centres = kept.map { sums.centres[$0] }
    response = kept.map { sums.response[$0] }
    self.products = products
  }

  /// Columns that are no combination of earlier ones.
  private static func independent(
    _ products: SymmetricBlock, centres: [Double], total: Double
  ) -> [Int] {
    let count = products.order
    let sizes = (0..<count).map { products[$0, $0] }
    func isNew(_ rest: Double, _ column: Int) -> Bool {
      // A constant leaves the rounding of its mean.
      let size = sizes[column]
      let rounding = 1e-24 * centres[column] * centres[column] * total
      return size > rounding && rest > tolerance * size
    }
    var factor = products
    if (try? factor.factor()) != nil,
      (0..<count).allSatisfy({ isNew(factor[$0, $0] * factor[$0, $0], $0) })
    {
      return Array(0..<count)
    }
    var kept: [Int] = []
    var lower: [[Double]] = []
    for column in 0..<count {
      var own: [Double] = []
      var rest = sizes[column]
      for (index, earlier) in kept.enumerated() {
        var sum = products[column, earlier]
        for place in 0..<index { sum -= own[place] * lower[index][place] }
        own.append(sum / lower[index][index])
        rest -= own[index] * own[index]
      }
      guard isNew(rest, column) else { continue }
      kept.append(column)
      lower.append(own + [rest.squareRoot()])
    }
    return kept
  }
}

extension Double {
  var naturalLogarithm: Double { log(self) }
  var exponential: Double { exp(self) }
}
