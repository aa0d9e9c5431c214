import Statistics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The share of a variance that a smooth function of one variable explains: 0 to 1.
///
/// The function is fitted by local linear regression with a Gaussian kernel. Of 24 bandwidths from 0.05 to
/// 10 standard deviations, the last as good as a straight line, the one with the least leave-one-out
/// error is taken. More than 1,000 points are shared out between the nearest two of 1,024 points of a grid.
///
/// - Returns: 0 when either list is constant.
/// - Complexity: 24 n², and of many points 24 · 1,024² and linear in them.
///
/// Source: Fan & Gijbels (1996), Local Polynomial Modelling and Its Applications, section 2.3; Fan &
/// Marron (1994), Fast implementations of nonparametric curve estimators, Journal of Computational and
/// Graphical Statistics 3, 35-56, for the grid.
public func correlationRatio(of response: [Double], given variable: [Double]) -> Double {
  precondition(response.count == variable.count, "two lists of one length")
  guard let spread = variance(response), spread > 0, let width = variance(variable), width > 0,
    let centre = mean(response)
  else { return 0 }
  let x = variable.map { $0 / width.squareRoot() }
  let y = response.map { $0 - centre }
  let grid = x.count > mostPoints ? BinnedPoints(x, y) : nil
  var best: (error: Double, fitted: [Double])?
  for step in 0..<24 {
    let bandwidth = 0.05 * pow(200, Double(step) / 23)
    guard let fit = grid.map({ $0.localLinear(bandwidth) }) ?? localLinear(x, y, bandwidth)
    else { continue }
    if fit.error < best?.error ?? .infinity { best = fit }
  }
  guard let fitted = best?.fitted, let explained = variance(fitted) else { return 0 }
  return min(1, explained / spread)
}

/// Points up to which every two are looked at.
private let mostPoints = 1_000

/// Fitted values and the mean squared leave-one-out error; nil where some point has no neighbours.
func localLinear(
  _ x: [Double], _ y: [Double], _ bandwidth: Double
) -> (error: Double, fitted: [Double])? {
  var fitted: [Double] = []
  var error = 0.0
  for i in x.indices {
    var (s0, s1, s2, t0, t1) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for j in x.indices {
      let distance = (x[j] - x[i]) / bandwidth
      // Beyond 8 bandwidths a weight is below 1e-13 of the largest.
      guard abs(distance) < 8 else { continue }
      let weight = exp(-distance * distance / 2)
      s0 += weight
      s1 += weight * distance
      s2 += weight * distance * distance
      t0 += weight * y[j]
      t1 += weight * distance * y[j]
    }
    let determinant = s0 * s2 - s1 * s1
    guard determinant > 1e-10 * s0 * s0 else { return nil }
    let value = (s2 * t0 - s1 * t1) / determinant
    let leverage = s2 / determinant
    guard leverage < 1 - 1e-10 else { return nil }
    let residual = (y[i] - value) / (1 - leverage)
    fitted.append(value)
    error += residual * residual
  }
  return (error / Double(x.count), fitted)
}
