public import Statistics

/// A residual judged against those of ordinary units.
public struct ResidualFlag: Sendable {
  /// Position in the input.
  public let index: Int
  /// The residual, points.
  public let residual: Double
  /// Residual over its standard deviation.
  public let statistic: Double
  /// Two-sided p.
  public let p: Double
  /// p adjusted over all residuals of the call.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Flags residuals; the error that `control` names is held at `level` over all of them.
///
/// - Parameter residuals: residual and its standard deviation, points, known; nil is not judged.
/// - Returns: one flag per residual that is not nil.
public func residualFlags(
  _ residuals: [(residual: Double, sd: Double)?], level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) -> [ResidualFlag] {
  let p = residuals.map { entry in
    entry.map { 2 * Distributions.normalCumulative(-abs($0.residual / $0.sd)) }
  }
  let q = control.adjusted(p)
  return residuals.indices.compactMap { index in
    guard let entry = residuals[index], let p = p[index], let q = q[index] else { return nil }
    return ResidualFlag(
      index: index, residual: entry.residual, statistic: entry.residual / entry.sd, p: p, q: q,
      flagged: q <= level)
  }
}
