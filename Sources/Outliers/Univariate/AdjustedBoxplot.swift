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
    let sorted = values.sorted()
    let first = quantile(sorted: sorted, 0.25)
    let third = quantile(sorted: sorted, 0.75)
    guard third > first else { throw .noSpread }
    medcouple = Self.medcouple(sorted)
    let (down, up) = medcouple >= 0 ? (-4.0, 3.0) : (-3.0, 4.0)
    lower = first - 1.5 * exp(down * medcouple) * (third - first)
    upper = third + 1.5 * exp(up * medcouple) * (third - first)
  }

  /// The medcouple, a robust skewness between −1 and 1.
  ///
  /// - Complexity: n² kernel values and their median.
  ///
  /// Source: Brys, Hubert & Struyf (2004), J. Comput. Graph. Stat. 13, 996-1017, equation 2.
  static func medcouple(_ sorted: [Double]) -> Double {
    let centre = quantile(sorted: sorted, 0.5)
    let above = sorted.filter { $0 >= centre }.map { $0 - centre }
    let below = sorted.filter { $0 <= centre }.map { $0 - centre }
    let ties = sorted.count { $0 == centre }
    var kernel: [Double] = []
    kernel.reserveCapacity(above.count * below.count)
    // Values at the median stand in both lists: among themselves the kernel is −1, 0 or 1.
    for (i, up) in above.enumerated() {
      for (j, down) in below.enumerated() {
        if up == 0, down == 0 {
          let rank = i + (below.count - 1 - j)
          kernel.append(rank < ties - 1 ? -1 : rank == ties - 1 ? 0 : 1)
        } else {
          kernel.append((up + down) / (up - down))
        }
      }
    }
    return median(kernel) ?? 0
  }
}
