import Statistics

/// A residual judged against what ordinary units show.
public struct ResidualFlag: Sendable {
  public let index: Int
  /// Points.
  public let residual: Double
  /// Residual over its standard deviation.
  public let statistic: Double
  /// Two-sided.
  public let p: Double
  /// Adjusted over all residuals given.
  public let q: Double
  public let flagged: Bool
}

/// Flags residuals, the error named by `control` held at `level` over all of them.
///
/// - Parameters:
///   - residuals: residual and its standard deviation, points; nil is not judged.
///   - df: degrees of freedom behind the standard deviations; nil takes them as known.
public func residualFlags(
  _ residuals: [(residual: Double, sd: Double)?], df: Double? = nil, level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) -> [ResidualFlag] {
  let p = residuals.map { entry in
    entry.map { entry in
      let ratio = abs(entry.residual / entry.sd)
      return df.map { Distributions.studentTwoSided(ratio, df: $0) }
        ?? 2 * Distributions.normalCumulative(-ratio)
    }
  }
  let q = control.adjusted(p)
  return residuals.indices.compactMap { index in
    guard let entry = residuals[index], let p = p[index], let q = q[index] else { return nil }
    return ResidualFlag(
      index: index, residual: entry.residual, statistic: entry.residual / entry.sd, p: p, q: q,
      flagged: q <= level)
  }
}
