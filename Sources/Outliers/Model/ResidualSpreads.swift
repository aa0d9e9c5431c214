import Foundation
import Statistics

/// Spread of residuals as a product of factors: one per unit, per item, per assessor and per level of the
/// fitted score, each residual left out of its own.
///
/// Units and items are scored with unlike noise, assessors score with it, and near full marks there is
/// little room to differ. Each factor is drawn towards 1 by as much as it may differ by chance alone, so
/// that where spreads are alike the whole family shares one, and a few odd levels have their own.
///
/// Source: James & Stein (1961), Proc. 4th Berkeley Symposium 1, 361-379, for the amount; Bartlett &
/// Kendall (1946), Suppl. J. R. Stat. Soc. 8, 128-138, for logarithms of variances.
struct ResidualSpreads {
  /// One way of grouping residuals.
  private struct Grouping {
    let codes: [Int32]
    /// Degrees of freedom of a level's mean square.
    var freedom: [Double]
    var counts: [Double]
    /// Logarithms of the factors.
    var logs: [Double]
    /// How much of a level's own estimate is kept, 0 to 1.
    var kept: [Double]
  }

  private let residuals: [Double]
  private var groupings: [Grouping]
  private var base = 0.0
  private let freedom: Double

  /// The fewest ratings in a level of the fitted score.
  private static let fewest = 100
  private static let mostLevels = 20
  private static let rounds = 4
  /// Squared standard errors by which a level's spread has to differ before anything of it is kept.
  private static let doubt = 3.0

  /// - Parameters:
  ///   - freedom: degrees of freedom of each residual, their sum that of the fit.
  ///   - fitted: fitted scores, for their levels.
  ///   - labels: unit, item and assessor of each residual.
  /// - Returns: nil where nothing varies.
  /// - Complexity: residuals, and their logarithm once.
  init?(
    _ residuals: [Double], freedom: [Double], fitted: [Double], labels: [[Int32]]
  ) {
    self.residuals = residuals
    self.freedom = freedom.reduce(0, +)
    let levels = min(Self.mostLevels, residuals.count / Self.fewest)
    var byLevel = [Int32](repeating: 0, count: residuals.count)
    if levels > 1 {
      let order = fitted.indices.sorted { (fitted[$0], $0) < (fitted[$1], $1) }
      for (rank, index) in order.enumerated() {
        byLevel[index] = Int32(rank * levels / residuals.count)
      }
    }
    groupings = (labels + [byLevel]).map { codes in
      let count = Int(codes.max() ?? 0) + 1
      var grouping = Grouping(
        codes: codes, freedom: Array(repeating: 0, count: count),
        counts: Array(repeating: 0, count: count), logs: Array(repeating: 0, count: count),
        kept: Array(repeating: 0, count: count))
      for (index, code) in codes.enumerated() {
        grouping.freedom[Int(code)] += freedom[index]
        grouping.counts[Int(code)] += 1
      }
      return grouping
    }
    let squares = residuals.map { $0 * $0 }
    let whole = squares.reduce(0, +)
    guard whole > 0, self.freedom > 2 else { return nil }
    for _ in 0..<Self.rounds {
      for place in groupings.indices { improve(place, squares) }
    }
    base = log(scaled(squares).reduce(0, +) / Double(squares.count))
  }

  /// Squares over all factors but those of one grouping.
  private func scaled(_ squares: [Double], without place: Int? = nil) -> [Double] {
    var result = squares
    for (other, grouping) in groupings.enumerated() where other != place {
      let weights = grouping.logs.map { exp(-$0) }
      for index in result.indices { result[index] *= weights[Int(grouping.codes[index])] }
    }
    return result
  }

  /// Estimates the factors of one grouping, the others held.
  private mutating func improve(_ place: Int, _ squares: [Double]) {
    var grouping = groupings[place]
    let values = scaled(squares, without: place)
    var sums = [Double](repeating: 0, count: grouping.logs.count)
    for (index, value) in values.enumerated() { sums[Int(grouping.codes[index])] += value }
    let whole = sums.reduce(0, +) / grouping.counts.reduce(0, +)
    let present = sums.indices.filter { grouping.freedom[$0] > 1 }
    // A level that hardly varies has next to no logarithm.
    let logs = sums.indices.map { log(max(sums[$0] / max(grouping.counts[$0], 1), 1e-6 * whole)) }
    guard present.count > 1 else { return }
    let centre = median(present.map { logs[$0] }) ?? 0
    for level in logs.indices {
      let gap = logs[level] - centre
      let known = grouping.freedom[level] > 1 && gap != 0
      let chance = 2 / grouping.freedom[level]
      grouping.kept[level] = known ? max(0, 1 - Self.doubt * chance / (gap * gap)) : 0
      grouping.logs[level] = grouping.kept[level] * gap
    }
    groupings[place] = grouping
  }

  /// A residual over the spread of the others like it, and the degrees of freedom of that spread.
  func studentised(_ index: Int) -> (statistic: Double, freedom: Double) {
    var logarithm = base
    // Share of the residual's own square in its spread, and the variance of the spread's logarithm.
    var own = 1 / Double(residuals.count)
    var uncertain = 1 / freedom
    for grouping in groupings {
      let level = Int(grouping.codes[index])
      let kept = grouping.kept[level]
      guard kept > 0 else { continue }
      logarithm += grouping.logs[level]
      own += kept / grouping.counts[level]
      uncertain += kept * kept / grouping.freedom[level]
    }
    let ratio = residuals[index] / exp(logarithm / 2)
    let rest = max(1 - own * ratio * ratio, 1e-12)
    return (ratio * ((1 - own) / rest).squareRoot(), max(1, 1 / uncertain - 1))
  }
}
