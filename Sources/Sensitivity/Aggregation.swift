#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How the weighted values of components become one total.
///
/// Ranks by a geometric mean are ranks by the weighted mean of logarithms, and those by a harmonic mean
/// by the weighted mean of −1 over the values: with `additive` values every analysis of weights is as
/// exact as for the arithmetic mean.
public enum Aggregation: String, Codable, CaseIterable, Sendable {
  /// Σ w x / Σ w.
  case arithmetic
  /// exp(Σ w ln x / Σ w); values have to be above 0.
  case geometric
  /// Σ w / Σ (w / x); values have to be above 0.
  case harmonic

  /// Whether values have to be above 0.
  public var needsPositive: Bool { self != .arithmetic }

  /// What stands for a value so that totals are weighted means; it rises with the value.
  public func additive(_ value: Double) -> Double {
    switch self {
    case .arithmetic: value
    case .geometric: log(value)
    case .harmonic: -1 / value
    }
  }

  /// The total that a weighted mean of `additive` values stands for.
  public func total(_ mean: Double) -> Double {
    switch self {
    case .arithmetic: mean
    case .geometric: exp(mean)
    case .harmonic: -1 / mean
    }
  }
}
