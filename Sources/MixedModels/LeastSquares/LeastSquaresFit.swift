import LinearAlgebra
public import Statistics

/// An ordinary regression by least squares.
///
/// Coefficients, residuals and standard errors are those of the numbers as given, to all digits of a
/// double, however ill-conditioned the columns are: no column is left out but where doubles cannot
/// tell it from a combination of earlier ones.
///
/// Source: Golub & Van Loan (2013), Matrix Computations, section 5.3, for the factorization; Björck
/// (1967), BIT 7, 257-278, for the refinement.
public struct LeastSquaresFit: Sendable {
  /// Coefficients in the order of their columns.
  public let effects: [FixedEffect]
  /// Names of the columns left out because they are combinations of earlier ones.
  public let dropped: [String]
  /// Number of rows.
  public let observations: Int
  /// Rows less coefficients.
  public let residualDF: Int
  /// Sum of squared residuals, weighted; 0 where the columns give every response exactly.
  public let residualSquares: Double
  /// Sum of squares of the fitted values, about their mean where there is an intercept.
  public let regressionSquares: Double
  /// Degrees of freedom of `regressionSquares`.
  public let regressionDF: Int
  /// Whether no residual is larger than the rounding of its response.
  public let isExact: Bool
  /// Largest over smallest singular value of X.
  public let conditionNumber: Double
  /// The same with every column scaled to length 1, which does not depend on units.
  public let scaledConditionNumber: Double
  /// Terms in their order, each after the ones before it, and the residual last.
  public let anova: [AnovaRow]
  /// Mean square of the residuals; nil without degrees of freedom. For maximum likelihood the sum of
  /// squares over the rows.
  public let residualVariance: Double?
  /// −2 log likelihood (restricted for REML), with all constants; minus infinity for an exact fit.
  public let criterion: Double
  /// The likelihood the variance maximises.
  public let method: FitMethod

  /// Share of the sum of squares that the columns explain; nil where there is none.
  public var rSquared: Double? {
    let total = regressionSquares + residualSquares
    return total > 0 ? regressionSquares / total : nil
  }

  /// All columns but the intercept together, tested against the residuals.
  public var regression: AnovaRow {
    AnovaRow(
      source: "Regression", df: Double(regressionDF), squares: regressionSquares,
      error: residualVariance.map { _ in
        (residualSquares / Double(residualDF), Double(residualDF))
      })
  }

  /// Standard errors of more columns than these are from the factorization alone.
  private static let mostRefined = 64
  /// Below this share of the response's size, a contribution is rounding of the arithmetic.
  private static let nothing = 0x1p-90

  /// Fits the rows.
  ///
  /// - Throws: `noColumns` where all columns are zero.
  /// - Complexity: 2 rows · columns² flops for each term, and some 60 rows · columns² where there are
  ///   up to 64 columns.
  public init(_ data: LeastSquaresData, _ method: FitMethod = .reml) throws(MixedModelsError) {
    let design = LeastSquaresDesign(data)
    let kept = design.independent
    guard !kept.isEmpty else { throw .noColumns }
    let rows = data.response.count
    let columns = kept.map { design.columns[$0] }
    let scales = kept.map { design.scales[$0] }
    let roots = data.weights?.map { $0.squareRoot() }
    let response = roots.map { zip(data.response, $0).map { $0 * $1 } } ?? data.response
    let length = response.reduce(0) { $0 + $1.head * $1.head }.squareRoot()

    let system = AugmentedSystem(columns)
    var solution = system.solve(response, nil)
    let sizes = system.sizes(solution.coefficients)
    let exact = response.indices.allSatisfy { i in
      abs(solution.residuals[i].head)
        <= Double.ulpOfOne / 2 * (abs(response[i].head) + sizes[i])
    }
    if exact {
      solution.residuals = response.map { _ in DoubleDouble(0) }
    }
    for j in columns.indices
    where abs(solution.coefficients[j].head) <= Self.nothing * length {
      solution.coefficients[j] = DoubleDouble(0)
    }
    let df = rows - kept.count
    let squares = solution.residuals.map { $0 * $0 }.total.head
    isExact = exact
    residualDF = df
    residualSquares = squares
    observations = rows
    dropped = design.names.indices.filter { !kept.contains($0) }.map { design.names[$0] }
    self.method = method

    anova = Self.sequential(
      data, design, kept, response: response, last: solution.residuals, squares: squares, df: df,
      exact: exact)
    let base = data.hasIntercept ? Self.meanResiduals(data, roots, response) : response
    let fitted = zip(base, solution.residuals).map { ($0 - $1) * ($0 - $1) }.total.head
    regressionSquares = fitted > Self.nothing * Self.nothing * length * length ? fitted : 0
    regressionDF = kept.count - (data.hasIntercept ? 1 : 0)

    let variance = df > 0 ? squares / Double(method == .reml ? df : rows) : nil
    residualVariance = variance
    let upper = system.factor.upper
    let diagonal = columns.indices.map { abs(upper[$0, $0]) * scales[$0] }
    criterion = Self.criterion(
      method, squares: squares, df: df, rows: rows,
      logDeterminant: diagonal.reduce(0) { $0 + 2 * $1.naturalLogarithm },
      logWeights: data.weights.map { $0.reduce(0) { $0 + $1.naturalLogarithm } } ?? 0)
    let unit = Self.normalised(upper)
    scaledConditionNumber = Self.condition(unit.matrix)
    var given = upper
    for j in columns.indices {
      for i in 0...j { given[i, j] *= scales[j] }
    }
    conditionNumber = Self.condition(given)
    let inverse = Self.inverseDiagonal(system)
    effects = kept.enumerated().map { j, place in
      let estimate = (solution.coefficients[j] * (1 / scales[j])).head
      let error = variance.map { ($0 * inverse[j]).squareRoot() / scales[j] }
      let t = error.flatMap { $0 > 0 ? estimate / $0 : nil }
      return FixedEffect(
        name: design.names[place], estimate: estimate, standardError: error,
        degreesOfFreedom: Double(df), t: t,
        p: t.map { Distributions.studentTwoSided($0, df: Double(df)) })
    }
  }

  private static func criterion(
    _ method: FitMethod, squares: Double, df: Int, rows: Int, logDeterminant: Double,
    logWeights: Double
  ) -> Double {
    let n = Double(method == .reml ? df : rows)
    guard n > 0 else { return .infinity }
    let likelihood = n * (1 + (2 * Double.pi * squares / n).naturalLogarithm) - logWeights
    return method == .reml ? likelihood + logDeterminant : likelihood
  }

  /// Diagonal of (XᵀX)⁻¹ of the scaled columns.
  private static func inverseDiagonal(_ system: AugmentedSystem) -> [Double] {
    let count = system.columns.count
    return (0..<count).map { j in
      var unit = [Double](repeating: 0, count: count)
      unit[j] = 1
      if count <= mostRefined { return -system.solve(nil, unit).coefficients[j].head }
      return system.factor.solve(unit, transposed: true).reduce(0) { $0 + $1 * $1 }
    }
  }

  /// The triangle with columns of length 1.
  private static func normalised(_ upper: Matrix) -> (matrix: Matrix, lengths: [Double]) {
    var matrix = upper
    var lengths: [Double] = []
    for j in 0..<upper.columns {
      let length = (0...j).reduce(0) { $0 + upper[$1, j] * upper[$1, j] }.squareRoot()
      lengths.append(length)
      for i in 0...j { matrix[i, j] /= length }
    }
    return (matrix, lengths)
  }

  private static func condition(_ upper: Matrix) -> Double {
    let values = singularValues(ofUpper: upper)
    return (values.first ?? 1) / (values.last ?? 1)
  }

  /// Responses less their weighted mean, weights applied.
  private static func meanResiduals(
    _ data: LeastSquaresData, _ roots: [Double]?, _ response: [DoubleDouble]
  ) -> [DoubleDouble] {
    let ones = roots.map { $0.map { DoubleDouble($0) } } ?? response.map { _ in DoubleDouble(1) }
    return AugmentedSystem([ones]).solve(response, nil).residuals
  }

  /// Sums of squares of terms, each after those before it: how far the fitted values move.
  private static func sequential(
    _ data: LeastSquaresData, _ design: LeastSquaresDesign, _ kept: [Int],
    response: [DoubleDouble], last: [DoubleDouble], squares: Double, df: Int, exact: Bool
  ) -> [AnovaRow] {
    let error = df > 0 && !exact ? (meanSquare: squares / Double(df), df: Double(df)) : nil
    var before = response
    let length = response.reduce(0) { $0 + $1.head * $1.head }
    func residuals(upTo term: Int) -> [DoubleDouble] {
      let places = kept.filter { design.termOf[$0] <= term }
      if places.count == kept.count { return last }
      if places.isEmpty { return response }
      return AugmentedSystem(places.map { design.columns[$0] }).solve(response, nil).residuals
    }
    if data.hasIntercept { before = residuals(upTo: 0) }
    var rows: [AnovaRow] = []
    for (place, term) in data.terms.enumerated() {
      let count = kept.count { design.termOf[$0] == place + 1 }
      let after = count == 0 ? before : residuals(upTo: place + 1)
      let moved = zip(before, after).map { ($0 - $1) * ($0 - $1) }.total.head
      rows.append(
        AnovaRow(
          source: term.name, df: Double(count),
          squares: moved > nothing * nothing * length ? moved : 0, error: error))
      before = after
    }
    return rows + [AnovaRow(source: "Residual", df: Double(df), squares: squares)]
  }
}
