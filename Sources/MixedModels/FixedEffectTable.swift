import LinearAlgebra
import Statistics

/// Fixed effects with standard errors and Satterthwaite's degrees of freedom.
///
/// Source: Satterthwaite (1946), Biometrics 2, 110-114; Giesbrecht & Burns (1985), Biometrics 41,
/// 477-486, with the average information for the variances' covariances.
struct FixedEffectTable {
  let effects: [FixedEffect]
  let covariance: [[Double]]

  init(_ best: Evaluation, information: VarianceInformation) {
    let products = best.factor.products
    let levels = products.levelCount
    let p = products.fixedCount
    let inverse = best.factor.fixedInverse
    let unscaled = (0..<p).map { row in
      (0..<p).map { inverse[max(row, $0), min(row, $0)] }
    }
    let residual = best.residualVariance
    covariance = unscaled.map { $0.map { residual * $0 } }
    effects = (0..<p).map { k in
      let estimate = best.effects[levels + k] + (k == 0 ? products.responseCentre : 0)
      let variance = residual * unscaled[k][k]
      let gradient = Self.gradient(best, column: unscaled[k], own: unscaled[k][k])
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
  private static func gradient(_ best: Evaluation, column: [Double], own: Double) -> [Double] {
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
