/// What is a unit's own in a change, or in a slope: the part that the other units do not share.
///
/// A year whose teams were all harsher, or whose scores all stand higher or farther apart, moves every
/// unit; no score can tell that from units that all changed. So what all units share, a shift and a
/// part in proportion to how high a unit stands, is taken off before a unit is said to have changed.
public struct OwnChange: Sendable {
  /// Points (per year, for a slope): the change beyond what all units share.
  public let value: Double
  /// What all units share at this unit's height, same points.
  public let shared: Double
  /// Of `value`: severities, errors of measurement in every year compared, and the shared part.
  public let standardError: Double
  /// Lower end of the central 95 % interval.
  public let lower: Double
  /// Upper end of the central 95 % interval.
  public let upper: Double
  /// Two-sided, that the unit has no change of its own, with normal errors.
  public let normalP: Double
  /// The same where any single score may be far off: the larger of `normalP` and the square of twice
  /// the p value that is left without the score that carries most.
  ///
  /// Two scores of a unit rarely are far off at once, so this holds its level under errors of heavy
  /// tails or skew too, which a normal p value does not (`benchmarks/results/trend-study.md`).
  public let p: Double
  /// A score far from what the unit's other scores of its year say, which makes the change larger.
  public let oddScore: OddScore?

  /// Scores whose distance from the others is beyond this many SDs are odd: 1 normal score in 370.
  public static let oddDistance = 3.0
}

/// A score that does not fit the unit's other scores of the year.
public struct OddScore: Equatable, Sendable {
  /// Index of the year.
  public let year: Int
  /// Index of the component, on-site first.
  public let component: Int
  /// The score less what the others say, points; negative is low.
  public let distance: Double
}
