import Foundation
import Statistics

/// A scale on which the outer tenths of skewed values lie equally far from the median.
///
/// It is that of a shifted lognormal distribution, Tukey's g: with g found from the median and the
/// first and last tenth, z = log(1 + g (x − median) / scale) / g. Outliers do not shape it.
///
/// Source: Hoaglin (1985), in Exploring Data Tables, Trends, and Shapes, chapter 11, section 11B.
struct Symmetrised {
  private let centre: Double
  private let g: Double
  private let scale: Double

  /// With fewer values, tenths do not tell a skewness.
  static let least = 60
  /// How many standard errors the skewness of the tenths has to differ from 0.
  private static let shown = 0.5
  /// Standard error of that skewness in normal samples times √n.
  private static let errorRoot = 1.032
  /// The normal point of the last tenth.
  private static let point = 1.281_551_565_544_600_4

  /// - Returns: nil where nothing shows that the values are skewed.
  init?(_ values: [Double]) {
    guard values.count >= Self.least else { return nil }
    let sorted = values.ascending()
    centre = quantile(sorted: sorted, 0.5)
    let (down, up) = (
      centre - quantile(sorted: sorted, 0.1), quantile(sorted: sorted, 0.9) - centre
    )
    let skewness = (up - down) / (up + down)
    guard down > 0, up > 0,
      abs(skewness) * Double(values.count).squareRoot() > Self.shown * Self.errorRoot
    else { return nil }
    g = log(up / down) / Self.point
    scale = g * (up + down) / (2 * sinh(Self.point * g))
  }

  /// A value on the scale, in SDs of a normal distribution with the same outer tenths.
  func callAsFunction(_ value: Double) -> Double {
    log(max(1 + g * (value - centre) / scale, 1e-6)) / g
  }
}
