internal import CBoost

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Tail areas and quantiles of the usual distributions, by Boost.Math.
///
/// Upper tails are computed as complements, so small p values keep their digits.
/// Arguments outside a distribution's domain give NaN.
public enum Distributions {
  /// P(Z ≤ x) of the standard normal distribution.
  ///
  /// By the C library's `erfc`: exact to the last digits in either tail, and several times as fast
  /// as Boost's, which computes in long double; mixtures of draws need it by the million.
  public static func normalCumulative(_ x: Double) -> Double {
    0.5 * erfc(-x * 0.5.squareRoot())
  }
  /// Density of the standard normal distribution.
  public static func normalDensity(_ x: Double) -> Double {
    // 1 / √(2π)
    exp(-0.5 * x * x) * 0.398_942_280_401_432_7
  }
  /// The x with P(Z ≤ x) = p, for the standard normal distribution.
  public static func normalQuantile(_ p: Double) -> Double { boost_normal_quantile(p) }
  /// P(|T| ≥ |t|) of Student's t with `df` degrees of freedom.
  public static func studentTwoSided(_ t: Double, df: Double) -> Double {
    min(1, 2 * boost_student_upper(abs(t), df))
  }
  /// The t with P(T ≤ t) = p, for Student's t with `df` degrees of freedom.
  public static func studentQuantile(_ p: Double, df: Double) -> Double {
    boost_student_quantile(p, df)
  }
  /// P(F ≥ f), with `df1` degrees of freedom of the numerator and `df2` of the denominator.
  public static func fisherUpper(_ f: Double, _ df1: Double, _ df2: Double) -> Double {
    boost_fisher_upper(f, df1, df2)
  }
  /// The f with P(F ≤ f) = p, with `df1` degrees of freedom of the numerator and `df2` of the
  /// denominator.
  public static func fisherQuantile(_ p: Double, _ df1: Double, _ df2: Double) -> Double {
    boost_fisher_quantile(p, df1, df2)
  }
  /// P(B ≥ x) of the beta distribution with shapes `a` and `b`.
  public static func betaUpper(_ x: Double, _ a: Double, _ b: Double) -> Double {
    boost_beta_upper(x, a, b)
  }
  /// The x with P(χ² ≤ x) = p, with `df` degrees of freedom.
  public static func chiSquaredQuantile(_ p: Double, df: Double) -> Double {
    boost_chi_squared_quantile(p, df)
  }
  /// P(χ² ≥ x), with `df` degrees of freedom.
  public static func chiSquaredUpper(_ x: Double, df: Double) -> Double {
    boost_chi_squared_upper(x, df)
  }
  /// The x with P(B ≤ x) = p, for the beta distribution with shapes `a` and `b`.
  public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    boost_beta_quantile(p, a, b)
  }
}
