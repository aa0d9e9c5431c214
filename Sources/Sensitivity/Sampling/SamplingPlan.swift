/// How much is sampled, and from which seed.
public struct SamplingPlan: Equatable, Sendable {
  /// Weight vectors per replicate; a power of 2 uses whole nets of 2^m points.
  public var points: Int
  /// Independent randomizations, from which error bars are computed; at least 2.
  public var replicates: Int
  /// The seed of all streams.
  public var seed: UInt64

  /// A plan of 16 replicates of 4,096 points unless told otherwise.
  public init(points: Int = 4_096, replicates: Int = 16, seed: UInt64 = 1) {
    self.points = max(1, points)
    self.replicates = max(2, replicates)
    self.seed = seed
  }
}

/// How sampled weights are drawn; printed with the numbers that come of them.
public enum SamplingMethod: String, Sendable {
  /// Scrambled Sobol' points.
  case quasiMonteCarlo = "quasi-Monte Carlo"
  /// Random chords of a convex region.
  case hitAndRun = "hit-and-run"
}
