public import Statistics

/// Values judged by their distance from the median over a robust scale.
public struct RobustZ: Sendable {
  /// The median of the known values.
  public let median: Double
  /// The estimate of the scale, in units of the values.
  public let spread: Double
  /// The |z| that a single value must exceed, by Bonferroni over the family.
  public let threshold: Double
  /// One flag per known value, in order.
  public let flags: [ResidualFlag]

  /// Judges values as one family, the error named by `control` held at `level` over them.
  ///
  /// The scale is estimated, so z is judged by Student's t with efficiency · (n − 1) degrees of
  /// freedom (a squared scale's relative variance matched to a chi-squared's). In normal samples
  /// of 6 to 105 values 0 to 4 % of families had any flag at a level of 5 %; judged by the normal
  /// distribution it would be 8 % at 105 values and 20 % at 10 with the MAD.
  ///
  /// - Parameter values: nil is not judged.
  /// - Throws: `tooFew` below 5 values; `noSpread` where at least half of them are equal.
  ///
  /// Source: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, section 3, for the
  /// score; Satterthwaite (1946), Biometrics Bulletin 2, 110-114, for matching the degrees.
  public init(
    _ values: [Double?], scale: RobustScale = .mad, level: Double = 0.05,
    control: MultiplicityControl = .benjaminiHochberg
  ) throws(OutliersError) {
    let known = values.compactMap { $0 }
    spread = try scale.estimate(known)
    let centre = Statistics.median(known) ?? 0
    median = centre
    let sd = spread
    let df = scale.efficiency * Double(known.count - 1)
    threshold = Distributions.studentQuantile(1 - level / Double(2 * known.count), df: df)
    flags = residualFlags(
      values.map { $0.map { ($0 - centre, sd) } }, df: df, level: level, control: control)
  }
}
