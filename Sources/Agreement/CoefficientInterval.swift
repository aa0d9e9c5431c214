/// Limits between which a coefficient lies with some confidence.
public struct CoefficientInterval: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, Sendable {
    /// From the F distribution; exact for normal scores.
    case exactF = "F"
    /// Generalized pivots: mean squares drawn from their chi-squared distributions.
    case generalized = "generalized pivots"
  }

  /// Lower end, 0 or more.
  public let lower: Double
  /// Upper end.
  public let upper: Double
  /// How they are found.
  public let method: Method

  /// nil unless both ends are numbers.
  init?(_ lower: Double, _ upper: Double, _ method: Method) {
    guard lower.isFinite, upper.isFinite else { return nil }
    self.lower = min(1, max(0, lower))
    self.upper = min(1, max(0, upper))
    self.method = method
  }
}

/// Intervals of both coefficients of a decision study; nil where there is none.
public struct CoefficientIntervals: Equatable, Sendable {
  /// Of Eρ².
  public let generalizability: CoefficientInterval?
  /// Of Φ.
  public let dependability: CoefficientInterval?

  /// No interval.
  public static let none = CoefficientIntervals(generalizability: nil, dependability: nil)
}

/// How intervals are asked for.
public struct IntervalOptions: Equatable, Sendable {
  /// Share of intervals that hold the truth, above 0 and below 1.
  public let confidence: Double
  /// Of the draws of generalized pivots.
  public let seed: UInt64
  /// How many draws; with 4,000, ends of a 95 % interval lie at levels within .005 of those meant.
  public let draws: Int

  /// Confidence, seed and number of draws.
  public init(confidence: Double = 0.95, seed: UInt64 = 1, draws: Int = 4_000) {
    self.confidence = confidence
    self.seed = seed
    self.draws = draws
  }
}
