import Foundation
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
  /// Share of units left out.
  private static let leftOut = 0.05
  private static let leastFreedom = 20

  /// - Parameter extremeShare: share of item scores at full marks or 0; with 5 % and more, less of a
  ///   skewness is enough.
  /// - Returns: nil with fewer than two components or too few complete units to tell.
  /// - Complexity: units × components² × draws.
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
    var centred = rows
    for (_, members) in Dictionary(grouping: rows.indices, by: { teams[$0] }) {
      let mean = members.reduce(0) { $0 + rows[$1][0] } / Double(members.count)
      for index in members { centred[index][0] -= mean }
    }
    guard let own = Self.skewnesses(centred, onsite: rows.map { $0[0] }) else { return nil }
    var stream = PhiloxStream(seed: 1, purpose: .errorSkewness)
    let null = (0..<Self.draws).compactMap { _ in
      let drawn = rows.map { _ in Self.normal(own.factor, &stream) }
      return Self.skewnesses(drawn, onsite: drawn.map { $0[0] })?.values
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

  private static func normal(_ factor: [[Double]], _ stream: inout PhiloxStream) -> [Double] {
    let z = factor.map { _ in stream.normal() }
    return factor.indices.map { row in (0...row).reduce(0) { $0 + factor[row][$1] * z[$1] } }
  }

  /// Skewness of each component's residuals given the others and of the on-site scores, and the lower
  /// factor of the covariance; nil where components repeat each other.
  private static func skewnesses(
    _ rows: [[Double]], onsite: [Double]
  ) -> (values: [Double], factor: [[Double]])? {
    let out = max(1, Int((leftOut * Double(rows.count)).rounded()))
    var kept = Array(rows.indices)
    var residuals: [[Double]] = []
    var factor: [[Double]] = []
    for _ in 0..<2 {
      guard let found = lowerFactor(rows, kept) else { return nil }
      factor = found
      let mean = means(rows, kept)
      // Σ⁻¹ (y − mean) is proportional to the residuals, component by component.
      residuals = rows.map { solved(factor, zip($0, mean).map { $0 - $1 }) }
      let order = rows.indices.sorted { (abs(residuals[$0][0]), $0) < (abs(residuals[$1][0]), $1) }
      kept = Array(order.prefix(rows.count - out))
    }
    let columns = factor.indices.map { column in kept.map { residuals[$0][column] } }
    return ((columns + [kept.map { onsite[$0] }]).map(skewness), factor)
  }

  private static func means(_ rows: [[Double]], _ kept: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: rows[0].count)
    for index in kept { for column in sums.indices { sums[column] += rows[index][column] } }
    return sums.map { $0 / Double(kept.count) }
  }

  private static func lowerFactor(_ rows: [[Double]], _ kept: [Int]) -> [[Double]]? {
    let width = rows[0].count
    let mean = means(rows, kept)
    var matrix = [[Double]](repeating: Array(repeating: 0, count: width), count: width)
    for index in kept {
      for i in 0..<width {
        let own = rows[index][i] - mean[i]
        for j in 0...i { matrix[i][j] += own * (rows[index][j] - mean[j]) }
      }
    }
    for i in 0..<width {
      let whole = matrix[i][i]
      for j in 0...i {
        var value = matrix[i][j]
        for k in 0..<j { value -= matrix[i][k] * matrix[j][k] }
        if i == j {
          guard value > 1e-10 * whole else { return nil }
          matrix[i][i] = value.squareRoot()
        } else {
          matrix[i][j] = value / matrix[j][j]
        }
      }
    }
    return matrix
  }

  private static func solved(_ factor: [[Double]], _ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in x.indices.reversed() {
      for k in (i + 1)..<max(i + 1, x.count) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }

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
