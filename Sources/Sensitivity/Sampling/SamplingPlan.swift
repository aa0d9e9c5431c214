/// How much is sampled, and from which seed.
public struct SamplingPlan: Equatable, Sendable {
  /// Weight vectors a replicate; nets of 2^m points are used whole when this is a power of 2.
  public var points: Int
  /// Independent randomizations, from which error bars come; at least 2.
  public var replicates: Int
  public var seed: UInt64

  public init(points: Int = 4_096, replicates: Int = 16, seed: UInt64 = 1) {
    self.points = max(1, points)
    self.replicates = max(2, replicates)
    self.seed = seed
  }
}

/// Where sampled numbers come from; printed beside them.
public enum SamplingMethod: String, Sendable {
  case quasiMonteCarlo = "quasi-Monte Carlo"
  case hitAndRun = "hit-and-run"
}
