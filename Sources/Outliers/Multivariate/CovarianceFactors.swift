import Foundation
import Statistics

extension MinimumCovarianceDeterminant {
  enum Step { case raw, reweighted }

  /// What the covariance of the innermost share of normal rows is multiplied by to be consistent.
  ///
  /// Source: Croux & Haesbroeck (1999), J. Multivar. Anal. 71, 161-190.
  static func consistency(_ p: Int, _ share: Double) -> Double {
    let radius = Distributions.chiSquaredQuantile(share, df: Double(p))
    return share / (1 - Distributions.chiSquaredUpper(radius, df: Double(p + 2)))
  }

  /// The squared raw distance, covariance made consistent, that an ordinary row passes with
  /// probability `tail`: a scaled F whose degrees of freedom tell how uncertain the estimate is.
  ///
  /// Source: Hardin & Rocke (2005), J. Comput. Graph. Stat. 14, 928-946, equations 3.2 and 3.6, with
  /// the asymptotic degrees of freedom of Croux & Haesbroeck (1999).
  static func rawCutoff(_ p: Int, n: Double, h: Double, tail: Double) -> Double {
    let columns = Double(p)
    let trimmed = (n - h) / n
    let kept = 1 - trimmed
    let q = Distributions.chiSquaredQuantile(kept, df: columns)
    func inside(_ more: Double) -> Double {
      1 - Distributions.chiSquaredUpper(q, df: columns + more)
    }
    let c = kept / inside(2)
    let c2 = -inside(2) / 2
    let c3 = -inside(4) / 2
    let b1 = c * (c3 - 3 * c3) / kept
    let b2 = 0.5 + c / kept * (c3 - q / columns * (c2 + kept / 2))
    let v1 =
      kept * b1 * b1 * (trimmed * (c * q / columns - 1) * (c * q / columns - 1) - 1)
      - 2 * c3 * c * c
      * (3 * (b1 - columns * b2) * (b1 - columns * b2)
        + (columns + 2) * b2 * (2 * b1 - columns * b2))
    let v2 = n * (b1 * (b1 - columns * b2) * kept) * (b1 * (b1 - columns * b2) * kept) * c * c
    let asymptotic = 2 * v2 / (c * c * v1)
    let m = asymptotic * exp(0.725 - 0.00663 * columns - 0.0780 * log(n))
    // Below p the approximation has no distribution left; the least it can say is p.
    let freedom = max(m - columns + 1, 1)
    return columns * m / freedom * Distributions.fisherQuantile(1 - tail, columns, freedom)
  }
}
