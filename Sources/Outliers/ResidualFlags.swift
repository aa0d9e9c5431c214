import Statistics

/// A residual judged against what ordinary units show.
public struct ResidualFlag: Sendable {
  public let index: Int
  /// Points.
  public let residual: Double
  /// Residual over its standard deviation.
  public let statistic: Double
  /// Two-sided normal p.
  public let p: Double
  /// Benjamini-Hochberg q over all residuals given.
  public let q: Double
  public let flagged: Bool
}

/// Flags residuals, the false discovery rate held at `level`.
///
/// - Parameter residuals: residual and its standard deviation, points; nil is not judged.
public func residualFlags(
  _ residuals: [(residual: Double, sd: Double)?], level: Double = 0.05
) -> [ResidualFlag] {
  let p = residuals.map { entry in
    entry.map { 2 * Distributions.normalCumulative(-abs($0.residual / $0.sd)) }
  }
  let q = benjaminiHochberg(p)
  return residuals.indices.compactMap { index in
    guard let entry = residuals[index], let p = p[index], let q = q[index] else { return nil }
    return ResidualFlag(
      index: index, residual: entry.residual, statistic: entry.residual / entry.sd, p: p, q: q,
      flagged: q <= level)
  }
}
