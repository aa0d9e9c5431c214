import Foundation
import Statistics

/// Fences of the boxplot, widened on the side to which the values lean.
///
/// With medcouple M ≥ 0 the fences are Q1 − 1.5 e^(−4M) IQR and Q3 + 1.5 e^(3M) IQR, with M < 0
/// e^(−3M) and e^(4M); quartiles by type 7.
///
/// Source: Hubert & Vandervieren (2008), Comput. Stat. Data Anal. 52, 5186-5201.
public struct AdjustedBoxplot: Equatable, Sendable {
  public let medcouple: Double
  public let lower: Double
  public let upper: Double

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
