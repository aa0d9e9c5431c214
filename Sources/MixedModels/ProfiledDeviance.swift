import LinearAlgebra

/// The profiled criterion at given relative variances: −2 log likelihood with the residual variance
/// and the fixed effects at their best, as lme4 counts its constants.
///
/// Source: Bates, Mächler, Bolker & Walker (2015), equations 34 and 41.
struct ProfiledDeviance {
  let variances: [Double]
  let value: Double
  /// The residual variance.
  let residualVariance: Double
  /// (u, β), and b = Λu over the levels.
  let solution: [Double]
  let effects: [Double]
  let factor: BlockFactor
  let method: FitMethod

  /// Degrees of freedom of the residual sum of squares.
  var freedom: Double { Self.freedom(factor.products, method) }

  private static func freedom(_ products: CrossProducts, _ method: FitMethod) -> Double {
    Double(products.rowCount - (method == .reml ? products.fixedCount : 0))
  }

  /// - Parameter variances: variance of each random factor over the residual variance.
  /// - Returns: nil where the equations cannot be solved or nothing is left for the residual.
  init?(_ factor: inout BlockFactor, variances: [Double], method: FitMethod) {
    guard (try? factor.factor(relativeSDs: variances.map { $0.squareRoot() })) != nil else {
      return nil
    }
    let products = factor.products
    let forward = factor.forward(products.right)
    let rest = factor.squaresLeft(forward)
    // Below this, what is left is rounding of the sum of squares.
    guard rest > 1e-13 * products.responseSquares, rest > 0 else { return nil }
    let freedom = Self.freedom(products, method)
    self.variances = variances
    self.method = method
    residualVariance = rest / freedom
    var value = factor.logDeterminantRandom - products.logWeights
    if method == .reml { value += factor.logDeterminantFixed }
    value += freedom * (1 + (2 * Double.pi * rest / freedom).naturalLogarithm)
    self.value = value
    solution = factor.backward(forward)
    var effects = solution
    for level in factor.scale.indices { effects[level] *= factor.scale[level] }
    self.effects = effects
    self.factor = factor
  }

  /// Score and average information of the criterion in the relative variances, and the
  /// information in the variances themselves (the residual's last).
  ///
  /// Source: Gilmour, Thompson & Cullis (1995), Biometrics 51, 1440-1450; traces from the selected
  /// inverse as in Johnson & Thompson (1995), J. Dairy Sci. 78, 449-456.
  ///
  /// - Parameter traces: false leaves the score at zero and saves the inverse.
  func derivatives(traces wanted: Bool = true) -> Derivatives {
    let products = factor.products
    let count = variances.count
    let levels = products.levelCount
    // Zᵀ P y of the relative P: what the effects have not explained, level by level.
    let fitted = products.product(effects)
    var residual = (0..<(levels + products.fixedCount)).map { products.right[$0] - fitted[$0] }
    // By the equations they are the effects over their variance: of levels with many rows the difference
    // is of numbers nearly equal, and keeps few digits.
    for level in 0..<levels where variances[products.factorOf[level]] > 0 {
      residual[level] = effects[level] / variances[products.factorOf[level]]
    }
    let inverse =
      wanted
      ? factor.inverseDiagonal(withFixed: method == .reml)
      : [Double](repeating: 1, count: levels)
    var score = [Double](repeating: 0, count: count)
    var squares = [Double](repeating: 0, count: count)
    var traces = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for level in 0..<levels {
      let own = products.factorOf[level]
      squares[own] += residual[level] * residual[level]
      traces[own] += 1 - inverse[level]
      sizes[own] += 1
    }
    for r in 0..<count where wanted && variances[r] > 0 {
      score[r] = traces[r] / variances[r] - squares[r] / residualVariance
    }

    // Working vectors q_r = Z_r Z_rᵀPy and the residual vector itself, known by cross-products.
    var sides: [[Double]] = []
    var inner: [[Double]] = []
    for r in 0..<count {
      var own = [Double](repeating: 0, count: levels)
      for level in 0..<levels where products.factorOf[level] == r { own[level] = residual[level] }
      inner.append(own)
      sides.append(products.product(own))
    }
    var residualSide = residual
    for k in 0..<products.fixedCount { residualSide[levels + k] = 0 }
    sides.append(residualSide)
    let forwards = sides.map { factor.forward($0) }
    let residualSquares = residualVariance * freedom - squaresOfEffects
    var information = [[Double]](
      repeating: [Double](repeating: 0, count: count + 1), count: count + 1)
    for r in 0...count {
      for s in 0...r {
        let plain: Double
        if s == count {
          plain = residualSquares
        } else {
          plain = zip(sides[r], inner[s]).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let projected = zip(forwards[r], forwards[s]).reduce(0) { $0 + $1.0 * $1.1 }
        information[r][s] = plain - projected
        information[s][r] = plain - projected
      }
    }
    return Derivatives(
      score: score, information: information, traces: traces, sizes: sizes,
      residualVariance: residualVariance, variances: variances, freedom: freedom,
      squares: squares)
  }

  /// uᵀu: the penalised sum of squares is the residual one and this.
  private var squaresOfEffects: Double {
    (0..<factor.products.levelCount).reduce(0) { $0 + solution[$1] * solution[$1] }
  }
}

/// First and average second derivatives of the criterion at a point.
struct Derivatives {
  /// In the relative variances; 0 where one is zero (see `VarianceOptimiser`).
  let score: [Double]
  /// qᵀPq of the working vectors, the residual's last, at residual variance 1.
  let information: [[Double]]
  /// Of each factor: levels less the trace of the inverse's block.
  let traces: [Double]
  let sizes: [Double]
  let residualVariance: Double
  let variances: [Double]
  let freedom: Double
  let squares: [Double]

  /// Average second derivatives in the relative variances, the residual variance profiled out.
  var profiledHessian: [[Double]] {
    variances.indices.map { r in
      variances.indices.map { s in
        let lost = squares[r] * squares[s] / (residualVariance * residualVariance) / freedom
        return information[r][s] / residualVariance - lost
      }
    }
  }

  /// The next relative variances by one EM step.
  var expectationStep: [Double] {
    variances.indices.map { r in
      let u = variances[r] * squares[r] / residualVariance
      return variances[r] * (u + sizes[r] - traces[r]) / sizes[r]
    }
  }

  /// Average information matrix of the variances themselves, the residual's last.
  var varianceInformation: [[Double]] {
    let cube = residualVariance * residualVariance * residualVariance
    return information.map { $0.map { 0.5 * $0 / cube } }
  }
}
