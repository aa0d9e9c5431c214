import LinearAlgebra

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The columns of X that say something new, the intercept first, by their entries.
///
/// A row meets every covariate and one column of each factor at most, so a factor of a thousand
/// levels costs a row no more than one of two.
struct FixedDesign {
  /// Values less their weighted mean; the intercept has none.
  struct Covariate {
    let column: Int
    let values: [Double]
  }

  struct Factor {
    let codes: [Int32]
    /// Of each level; -1 for the first level and columns left out.
    let columns: [Int32]
  }

  let names: [String]
  let dropped: [String]
  let covariates: [Covariate]
  let factors: [Factor]
  /// What was taken off each column; 0 but for covariates.
  let centres: [Double]
  /// XᵀX of the centred columns with weights, lower triangle.
  let products: SymmetricBlock

  /// A column's squared part beyond the earlier ones, below which it counts as their combination.
  static let tolerance = 1e-11

  /// - Complexity: rows × (covariates + factors)², and columns³/3 once.
  init(_ terms: [FixedTerm], rows: Int, weights: [Double]?) {
    var names = ["(Intercept)"]
    var covariates = [Covariate(column: 0, values: [])]
    var factors: [Factor] = []
    for term in terms {
      switch term {
      case .covariate(let name, let values):
        covariates.append(.init(column: names.count, values: values))
        names.append(name)
      case .factor(let name, let levels, let codes):
        let first = Int32(names.count)
        let columns = levels.indices.map { $0 == 0 ? -1 : first + Int32($0) - 1 }
        factors.append(.init(codes: codes, columns: columns))
        names += levels.dropFirst().map { name + $0 }
      }
    }
    let total = weights?.reduce(0, +) ?? Double(rows)
    // Centred covariates keep their digits where their mean is large beside their spread.
    var centres = [Double](repeating: 0, count: names.count)
    for covariate in covariates where !covariate.values.isEmpty {
      var sum = 0.0
      for (row, value) in covariate.values.enumerated() { sum += (weights?[row] ?? 1) * value }
      centres[covariate.column] = sum / total
    }
    covariates = covariates.map { covariate in
      let centre = centres[covariate.column]
      return Covariate(column: covariate.column, values: covariate.values.map { $0 - centre })
    }
    let all = Self.products(
      covariates, factors, rows: rows, weights: weights, count: names.count)
    let kept = Self.independent(all, centres: centres, total: total)
    var place = [Int32](repeating: -1, count: names.count)
    for (index, column) in kept.enumerated() { place[column] = Int32(index) }
    self.names = kept.map { names[$0] }
    dropped = names.indices.filter { place[$0] < 0 }.map { names[$0] }
    self.covariates = covariates.filter { place[$0.column] >= 0 }.map {
      Covariate(column: Int(place[$0.column]), values: $0.values)
    }
    self.factors = factors.map { factor in
      Factor(
        codes: factor.codes, columns: factor.columns.map { $0 < 0 ? -1 : place[Int($0)] })
    }
    var products = SymmetricBlock(order: kept.count)
    for (j, b) in kept.enumerated() {
      for (i, a) in kept.enumerated().dropFirst(j) {
        products[i, j] = all[a, b]
      }
    }
    self.centres = kept.map { centres[$0] }
    self.products = products
  }

  /// Xᵀ of the centred response with weights, and its sum of squares.
  func responseProducts(
    _ response: [Double], centre: Double, weights: [Double]?
  ) -> (right: [Double], squares: Double) {
    var right = [Double](repeating: 0, count: names.count)
    var squares = 0.0
    for row in response.indices {
      let y = response[row] - centre
      let weighted = (weights?[row] ?? 1) * y
      squares += weighted * y
    }
    for covariate in covariates {
      var sum = 0.0
      for row in response.indices {
        let weighted = (weights?[row] ?? 1) * (covariate.values.isEmpty ? 1 : covariate.values[row])
        sum += weighted * (response[row] - centre)
      }
      right[covariate.column] = sum
    }
    for factor in factors {
      for row in response.indices {
        let column = factor.columns[Int(factor.codes[row])]
        guard column >= 0 else { continue }
        right[Int(column)] += (weights?[row] ?? 1) * (response[row] - centre)
      }
    }
    return (right, squares)
  }

  private static func products(
    _ covariates: [Covariate], _ factors: [Factor], rows: Int, weights: [Double]?,
    count: Int
  ) -> SymmetricBlock {
    var products = SymmetricBlock(order: count)
    if count == 1 {
      products[0, 0] = weights?.reduce(0, +) ?? Double(rows)
      return products
    }
    var columns: [Int] = []
    var values: [Double] = []
    for row in 0..<rows {
      columns.removeAll(keepingCapacity: true)
      values.removeAll(keepingCapacity: true)
      for covariate in covariates {
        columns.append(covariate.column)
        values.append(covariate.values.isEmpty ? 1 : covariate.values[row])
      }
      for factor in factors {
        let column = factor.columns[Int(factor.codes[row])]
        guard column >= 0 else { continue }
        columns.append(Int(column))
        values.append(1)
      }
      let weight = weights?[row] ?? 1
      for (a, x) in zip(columns, values) {
        for (b, y) in zip(columns, values) where b <= a { products[a, b] += weight * x * y }
      }
    }
    return products
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
