import LinearAlgebra
import Statistics

/// Fixed effects with standard errors and Satterthwaite's degrees of freedom.
///
/// Source: Satterthwaite (1946), Biometrics 2, 110-114; Giesbrecht & Burns (1985), Biometrics 41,
/// 477-486, with the average information for the variances' covariances.
struct FixedEffectTable {
  let effects: [FixedEffect]
  let covariance: [[Double]]

  init(_ best: ProfiledDeviance, information: VarianceInformation) {
    let products = best.factor.products
    let levels = products.levelCount
    let p = products.fixedCount
    let inverse = best.factor.fixedInverse
    // The fit's intercept stands at the covariates' means; the one reported, at zero.
    let centres = products.fixedCentres
    let columns = (0..<p).map { k in
      (0..<p).map { row in
        var entry = inverse[max(row, k), min(row, k)]
        if k == 0 {
          for j in 1..<max(1, p) where centres[j] != 0 {
            entry -= centres[j] * inverse[max(row, j), min(row, j)]
          }
        }
        return entry
      }
    }
    func combined(_ k: Int, _ vector: [Double]) -> Double {
      k > 0 ? vector[k] : vector[0] - zip(centres, vector).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let residual = best.residualVariance
    let solution = Array(best.effects[levels..<(levels + p)])
    covariance = (0..<p).map { k in
      columns.map { residual * combined(k, $0) }
    }
    effects = (0..<p).map { k in
      let estimate = combined(k, solution) + (k == 0 ? products.responseCentre : 0)
      let own = combined(k, columns[k])
      let variance = residual * own
      let gradient = Self.gradient(best, column: columns[k], own: own)
      var spread = 0.0
      if let among = information.covariance {
        for (i, r) in information.inside.enumerated() {
          for (j, s) in information.inside.enumerated() {
            spread += gradient[r] * gradient[s] * among[i][j]
          }
        }
      }
      let df = spread > 0 ? 2 * variance * variance / spread : Double(products.rowCount - p)
      let t = estimate / variance.squareRoot()
      return FixedEffect(
        name: products.fixedNames[k], estimate: estimate, standardError: variance.squareRoot(),
        degreesOfFreedom: df, t: t, p: Distributions.studentTwoSided(t, df: df))
    }
  }

  /// Derivatives of one fixed effect's variance in each variance, the residual's last.
  ///
  /// With c = (XᵀV⁻¹X)⁻¹ e_k, that is |Z_rᵀ V⁻¹ X c|² for factor r and |V⁻¹ X c|² for the residual;
  /// Σ variance · derivative is the variance itself, which gives the last without rows.
  private static func gradient(_ best: ProfiledDeviance, column: [Double], own: Double) -> [Double]
  {
    let products = best.factor.products
    let levels = products.levelCount
    var vector = [Double](repeating: 0, count: levels + products.fixedCount)
    for (k, value) in column.enumerated() { vector[levels + k] = value }
    let side = products.product(vector)
    var effects = best.factor.backward(best.factor.forward(side), withFixed: false)
    for level in 0..<levels { effects[level] *= best.factor.scale[level] }
    let fitted = products.product(Array(effects[..<levels]))
    var gradient = [Double](repeating: 0, count: best.variances.count + 1)
    for level in 0..<levels {
      let rest = side[level] - fitted[level]
      gradient[products.factorOf[level]] += rest * rest
    }
    let explained = best.variances.indices.reduce(0) { $0 + best.variances[$1] * gradient[$1] }
    gradient[best.variances.count] = own - explained
    return gradient
  }
}
