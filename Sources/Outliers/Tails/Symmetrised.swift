import Foundation
import Statistics

/// Values on a scale on which their outer tenths lie equally far from the median.
///
/// The scale is that of a shifted lognormal distribution, Tukey's g: with g found from the median and the
/// first and last tenth, z = log(1 + g (x − median) / scale) / g. Outliers do not shape it.
///
/// Source: Hoaglin (1985), in Exploring Data Tables, Trends, and Shapes, chapter 11, section 11B.
struct Symmetrised {
  /// One per value, in SDs of a normal distribution with the same outer tenths; nil where nothing shows
  /// that the values are skewed.
  let values: [Double]?

  /// With fewer values, tenths do not tell a skewness.
  static let least = 60
  /// How many standard errors the skewness of the tenths has to differ from 0.
  private static let shown = 0.5
  /// Standard error of that skewness in normal samples times √n.
  private static let errorRoot = 1.032
  /// The normal point of the last tenth.
  private static let point = 1.281_551_565_544_600_4

  init(_ values: [Double]) {
    guard values.count >= Self.least else {
      self.values = nil
      return
    }
    let sorted = values.ascending()
    let centre = quantile(sorted: sorted, 0.5)
    let (down, up) = (
      centre - quantile(sorted: sorted, 0.1), quantile(sorted: sorted, 0.9) - centre
    )
    let skewness = (up - down) / (up + down)
    guard down > 0, up > 0,
      abs(skewness) * Double(values.count).squareRoot() > Self.shown * Self.errorRoot
    else {
      self.values = nil
      return
    }
    let g = log(up / down) / Self.point
    let scale = g * (up + down) / (2 * sinh(Self.point * g))
    self.values = values.map { log(max(1 + g * ($0 - centre) / scale, 1e-6)) / g }
  }
}
