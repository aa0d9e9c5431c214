import Foundation
import LinearAlgebra
import Statistics

/// Effects of teams on scores, the anchors held fixed by the pooled within-team regression.
struct TeamEffects {
  /// a_t = (ȳ_t − ȳ) − bᵀ(x̄_t − x̄), points, in the order of the teams; b the pooled slopes.
  let effects: [Double]
  /// se_t² = s² (1/n_t + dᵀW⁻¹d), d = x̄_t − x̄ and W the within-team scatter of the anchors: the
  /// error variance of the team's adjusted mean, squared points.
  let errorVariances: [Double]
  /// Variance of true effects by the method of moments, squared points; 0 where effects vary no
  /// more than their errors.
  let betweenVariance: Double

  /// Fits teams × units × (score, anchors…), every team with a unit.
  ///
  /// - Throws: `anchorsCollinear`.
  /// - Complexity: units · anchors².
  init(_ samples: [[[Double]]]) throws(NormalizationError) {
    let width = (samples.first?.first?.count ?? 1) - 1
    let all = samples.flatMap(\.self)
    let grand = Self.centre(all, width)
    let centres = samples.map { Self.centre($0, width) }
    let within = Self.scatter(samples, around: centres, width)
    let factor = try Self.factored(within, width)
    let slopes = factor.solve((1...width).map { within[$0, 0] })

    let explained = (0..<width).reduce(0) { $0 + slopes[$1] * within[$1 + 1, 0] }
    let freedom = Double(all.count - samples.count - width)
    let residual = max(0, within[0, 0] - explained) / freedom

    func shift(_ a: [Double], _ b: [Double]) -> [Double] { (1...width).map { a[$0] - b[$0] } }
    func leverage(_ d: [Double]) -> Double { dot(d, factor.solve(d)) }
    effects = centres.map { $0[0] - grand[0] - dot(slopes, shift($0, grand)) }
    errorVariances = zip(samples, centres).map {
      residual * (1 / Double($0.count) + leverage(shift($1, grand)))
    }

    // E[variance of a] = v + s² (mean of 1/n_t + Σ eᵀW⁻¹e / (T − 1)), e = x̄_t − mean of all x̄_t.
    guard let spread = variance(effects) else {
      betweenVariance = 0
      return
    }
    let middle = Self.centre(centres, width)
    let sampling = mean(samples.map { 1 / Double($0.count) }) ?? 0
    let slopeError = centres.reduce(0) { $0 + leverage(shift($1, middle)) }
    betweenVariance = max(
      0, spread - residual * (sampling + slopeError / Double(samples.count - 1)))
  }

  private static func centre(_ rows: [[Double]], _ width: Int) -> [Double] {
    (0...width).map { column in mean(rows.map { $0[column] }) ?? 0 }
  }

  /// Sums of squares and products of score and anchors about the team's own means.
  private static func scatter(
    _ samples: [[[Double]]], around centres: [[Double]], _ width: Int
  ) -> Matrix {
    var within = Matrix(rows: width + 1, columns: width + 1)
    for (rows, centre) in zip(samples, centres) {
      for row in rows {
        for i in 0...width {
          for j in 0...width { within[i, j] += (row[i] - centre[i]) * (row[j] - centre[j]) }
        }
      }
    }
    return within
  }

  private static func factored(
    _ within: Matrix, _ width: Int
  ) throws(NormalizationError) -> Cholesky {
    var squares = Matrix(rows: width, columns: width)
    for i in 0..<width { for j in 0..<width { squares[i, j] = within[i + 1, j + 1] } }
    let factor: Cholesky
    do { factor = try Cholesky(squares) } catch { throw .anchorsCollinear }
    // The determinant of the anchors' correlations; below √ulp it is rounding noise.
    let scale = (0..<width).reduce(0) { $0 + log(squares[$1, $1]) }
    guard factor.logDeterminant - scale > log(Double.ulpOfOne.squareRoot()) else {
      throw .anchorsCollinear
    }
    return factor
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
