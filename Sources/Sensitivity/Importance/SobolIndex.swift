/// How much of a result's variance comes from one uncertain input.
public struct SobolIndex: Equatable, Sendable {
  /// The share of the variance that the input explains alone.
  public let first: Double
  /// The share of the variance that would be left if all other inputs were known.
  public let total: Double
  /// The central 95 % bootstrap interval of `first`.
  public let firstInterval: ClosedRange<Double>
  /// The central 95 % bootstrap interval of `total`.
  public let totalInterval: ClosedRange<Double>
}
