import LinearAlgebra
public import Severity
import Statistics

/// Whether the scores of a round are skewed, so that tests which take errors to be normal do not hold.
///
/// Looked at are each component's residuals given the other components (within teams) and the on-site
/// scores themselves, which full marks skew. The units with the largest on-site residuals are left out:
/// the outliers looked for must not hide themselves. The largest skewness, in SDs, is compared with that of
/// normal rounds of the same shape and covariance, estimated anew in each.
///
/// Source: Mardia (1970), Biometrika 57, 519-530, for skewness as what normal-theory tests of several
/// columns are sensitive to.
public struct ErrorSkewness: Sendable {
  /// Chance that a normal round is as skewed.
  public let p: Double
  /// The component whose residuals are the most skewed, on-site 0; nil where the on-site scores
  /// themselves are.
  public let component: Int?

  /// Whether single on-site residuals can be judged.
  public var allowsResiduals: Bool { p >= (isSuspected ? 0.25 : 0.04) }
  /// Whether distances in several components can be judged: they depend on errors more.
  public var allowsDistances: Bool { p >= (isSuspected ? 0.4 : 0.1) }
  /// Whether so many item scores are at full marks that the on-site scores can hardly be normal.
  private let isSuspected: Bool
  /// That share of item scores.
  private static let suspectedShare = 0.05

  private static let draws = 399
  /// Units of a drawn round at most. In rounds of more units skewness varies less by the root of the ratio: of so
  /// many values it is normally distributed.
  private static let drawnUnits = 20_000
  /// Share of units left out.
  private static let leftOut = 0.05
  private static let leastFreedom = 20

  /// - Parameter extremeShare: share of item scores at full marks or 0; with 5 % and more, less of a
  ///   skewness is enough.
  /// - Returns: nil with fewer than two components or too few complete units to tell.
  /// - Complexity: units × components² × draws, of up to 20,000 units.
  public init?(_ data: AnchoredData, extremeShare: Double = 0) {
    isSuspected = extremeShare >= Self.suspectedShare
    var rows: [[Double]] = []
    var teams: [Int] = []
    var seen = [Bool](repeating: false, count: data.unitCount)
    for visit in data.visits where !seen[visit.unit] {
      seen[visit.unit] = true
      let anchors = data.anchors[visit.unit].compactMap { $0 }
      guard anchors.count == data.anchorCount else { continue }
      rows.append([visit.score] + anchors)
      teams.append(visit.team)
    }
    let width = 1 + data.anchorCount
    guard width > 1, rows.count >= Set(teams).count + width + Self.leastFreedom else { return nil }
    var centred = rows.flatMap(\.self)
    for (_, members) in Dictionary(grouping: rows.indices, by: { teams[$0] }) {
      let mean = members.reduce(0) { $0 + rows[$1][0] } / Double(members.count)
      for index in members { centred[index * width] -= mean }
    }
    guard let own = Self.skewnesses(centred, width, onsite: rows.map { $0[0] }) else { return nil }
    var stream = PhiloxStream(seed: 1, purpose: .errorSkewness)
    let count = min(rows.count, Self.drawnUnits)
    let shrink = (Double(count) / Double(rows.count)).squareRoot()
    let null = (0..<Self.draws).compactMap { _ -> [Double]? in
      let drawn = own.factor.lower(times: stream.normals(count * width))
      let onsite = (0..<count).map { drawn[$0 * width] }
      return Self.skewnesses(drawn, width, onsite: onsite)?.values.map { shrink * $0 }
    }
    guard null.count == Self.draws else { return nil }
    let spreads = own.values.indices.map { place in
      (null.reduce(0) { $0 + $1[place] * $1[place] } / Double(null.count)).squareRoot()
    }
    func sizes(_ values: [Double]) -> [Double] { zip(values, spreads).map { abs($0 / $1) } }
    let ratios = sizes(own.values)
    let largest = ratios.max() ?? 0
    let reached = null.count { (sizes($0).max() ?? 0) >= largest }
    p = Double(1 + reached) / Double(1 + null.count)
    let place = ratios.firstIndex(of: largest) ?? 0
    component = place < width ? place : nil
  }

  /// Skewness of each component's residuals given the others and of the on-site scores, and the factor of
  /// the covariance; nil where components repeat each other.
  ///
  /// - Parameter rows: unit × component.
  private static func skewnesses(
    _ rows: [Double], _ width: Int, onsite: [Double]
  ) -> (values: [Double], factor: Cholesky)? {
    let count = onsite.count
    let out = max(1, Int((leftOut * Double(count)).rounded()))
    var kept = Array(0..<count)
    var residuals = rows
    var last: Cholesky?
    for _ in 0..<2 {
      var mean = [Double](repeating: 0, count: width)
      for index in kept { for k in 0..<width { mean[k] += rows[index * width + k] } }
      for k in 0..<width { mean[k] /= Double(kept.count) }
      guard let factor = Self.factor(rows, kept, mean) else { return nil }
      last = factor
      // Residuals are proportional to rows of the precision times the gaps.
      let precision = (0..<width).flatMap { column in
        factor.solve((0..<width).map { $0 == column ? 1 : 0 })
      }
      for row in 0..<count {
        for i in 0..<width {
          var value = 0.0
          for k in 0..<width {
            value += precision[i * width + k] * (rows[row * width + k] - mean[k])
          }
          residuals[row * width + i] = value
        }
      }
      let sizes = (0..<count).map { abs(residuals[$0 * width]) }
      let limit = sizes.ascending()[count - out - 1]
      kept = (0..<count).filter { sizes[$0] <= limit }
    }
    let columns = (0..<width).map { column in
      skewness(kept.map { residuals[$0 * width + column] })
    }
    return last.map { (columns + [skewness(kept.map { onsite[$0] })], $0) }
  }

  /// Of the covariance of some rows; nil where components repeat each other.
  private static func factor(_ rows: [Double], _ kept: [Int], _ mean: [Double]) -> Cholesky? {
    let width = mean.count
    var products = [Double](repeating: 0, count: width * width)
    for index in kept {
      for i in 0..<width {
        let own = rows[index * width + i] - mean[i]
        for j in 0...i {
          products[i * width + j] += own * (rows[index * width + j] - mean[j])
        }
      }
    }
    var matrix = Matrix(rows: width, columns: width)
    for i in 0..<width {
      for j in 0...i { matrix[i, j] = products[i * width + j] / Double(kept.count - 1) }
    }
    return try? Cholesky(matrix, leastShare: leastShare)
  }

  /// Of a component's variance that the others may not explain.
  private static let leastShare = 1e-10

  private static func skewness(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    var (squares, cubes) = (0.0, 0.0)
    for value in values {
      let gap = value - mean
      squares += gap * gap
      cubes += gap * gap * gap
    }
    let variance = squares / count
    return variance > 0 ? cubes / count / (variance * variance.squareRoot()) : 0
  }
}
