/// One fixed effect.
public struct FixedEffect: Sendable {
  /// Name of the column: "(Intercept)", a covariate, or factor and level.
  public let name: String
  /// The coefficient, in units of the response per unit of the column.
  public let estimate: Double
  /// Standard error of the coefficient, the variances taken as known; nil where nothing is left to
  /// estimate a variance from.
  public let standardError: Double?
  /// Degrees of freedom of `t`: by Satterthwaite's approximation, or exact without random factors.
  public let degreesOfFreedom: Double
  /// Coefficient over standard error; nil where there is none or it is 0.
  public let t: Double?
  /// Two-sided p value by Student's t.
  public let p: Double?
}
