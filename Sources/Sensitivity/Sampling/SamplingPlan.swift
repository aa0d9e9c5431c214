/// How much is sampled, how accurately, and from which seed.
public struct SamplingPlan: Equatable, Sendable {
  /// Weight vectors per replicate, to begin with; a power of 2 uses whole nets of 2^m points.
  public var points: Int
  /// Independent randomizations, from which error bars are computed; at least 2.
  public var replicates: Int
  /// The seed of all streams.
  public var seed: UInt64
  /// Points are doubled until no share has a larger standard error; nil samples `points` and no more.
  public var accuracy: Double?
  /// Weight vectors per replicate at most.
  public var most: Int
  /// Threads the sampling may use; the answer does not depend on them.
  public var threads: Int

  /// A plan of 32 replicates of 4,096 points unless told otherwise.
  public init(
    points: Int = 4_096, replicates: Int = 32, seed: UInt64 = 1, accuracy: Double? = nil,
    most: Int = 65_536, threads: Int = 1
  ) {
    self.points = max(1, points)
    self.replicates = max(2, replicates)
    self.seed = seed
    self.accuracy = accuracy
    self.most = max(points, most)
    self.threads = max(1, threads)
  }
}

/// How sampled weights are drawn; printed with the numbers that come of them.
public enum SamplingMethod: String, Sendable {
  /// Scrambled Sobol' points.
  case quasiMonteCarlo = "quasi-Monte Carlo"
  /// Random chords of a convex region.
  case hitAndRun = "hit-and-run"
}
