/// The outcome of a test that groups are alike.
public struct GroupTest: Equatable, Sendable {
  /// Name of the test, in English.
  public let name: String
  /// The statistic: F, or chi-squared where `df2` is nil.
  public let statistic: Double
  /// Degrees of freedom of the numerator, or of chi-squared.
  public let df1: Double
  /// Degrees of freedom of the denominator; nil for a chi-squared reference.
  public let df2: Double?
  /// Probability of a statistic at least this large when the groups are alike.
  public let p: Double
}
