import Foundation
import Statistics

/// Boxplot fences, widened on the side of the longer tail.
///
/// With medcouple M ≥ 0 the fences are Q1 − 1.5 e^(−4M) IQR and Q3 + 1.5 e^(3M) IQR; with M < 0 the
/// exponents are −3M and 4M. Quartiles are of type 7.
///
/// Source: Hubert & Vandervieren (2008), Comput. Stat. Data Anal. 52, 5186-5201.
public struct AdjustedBoxplot: Equatable, Sendable {
  /// Robust skewness, −1 to 1; positive where the upper tail is longer.
  public let medcouple: Double
  /// The lower fence, in units of the values.
  public let lower: Double
  /// The upper fence, in units of the values.
  public let upper: Double

  /// Fences of values in any order.
  ///
  /// - Throws: `tooFew` below 5 values; `noSpread` where the quartiles are equal.
  public init(_ values: [Double]) throws(OutliersError) {
    guard values.count >= 5 else { throw .tooFew(needed: 5, found: values.count) }
    let sorted = values.ascending()
    let first = quantile(sorted: sorted, 0.25)
    let third = quantile(sorted: sorted, 0.75)
    guard third > first else { throw .noSpread }
    medcouple = Self.medcouple(sorted)
    let (down, up) = medcouple >= 0 ? (-4.0, 3.0) : (-3.0, 4.0)
    lower = first - 1.5 * exp(down * medcouple) * (third - first)
    upper = third + 1.5 * exp(up * medcouple) * (third - first)
  }

  /// The medcouple, a robust skewness between −1 and 1.
  static func medcouple(_ sorted: [Double]) -> Double { MedcoupleKernel(sorted).median }
}
