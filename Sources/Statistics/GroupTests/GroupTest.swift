/// The outcome of a test that groups are alike.
public struct GroupTest: Equatable, Sendable {
  public let name: String
  public let statistic: Double
  public let df1: Double
  /// Denominator degrees of freedom; nil for a chi-squared reference.
  public let df2: Double?
  public let p: Double
}
