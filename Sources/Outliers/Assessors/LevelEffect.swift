import Foundation
import LinearAlgebra
import Severity
import Statistics

/// What the levels of sheets explain of other things about them, to be taken out before assessors are
/// compared.
///
/// Near full marks a lenient assessor's scores have no room to spread, and two assessors of one level give
/// the same score more often: neither is a habit. Contrasts are regressed on contrasts of the level,
/// without an intercept, and each member's slopes come from the other members, so an odd one does not
/// explain itself away.
struct LevelEffect {
  /// What p is multiplied by where an effect of the level was taken out: the null takes it as known, and it
  /// does not explain all (without it 8 to 10 % of clean rounds near full marks have a flag).
  static let doubt = 2.0

  /// visit × entry × covariate.
  private let covariates: [[[Double]]]
  /// One per member; nil where the others' covariates do not tell the slopes.
  private let slopes: [[Double]?]

  /// - Parameters:
  ///   - visits: contrasts by visit.
  ///   - covariates: as many rows as `visits` has entries, all of one length.
  init(
    _ visits: [[(member: Int, contrast: Double)]], covariates: [[[Double]]], memberCount: Int
  ) {
    self.covariates = covariates
    let width = covariates.lazy.compactMap { $0.first?.count }.first ?? 0
    let size = width * (width + 1)
    var whole = [Double](repeating: 0, count: size)
    var own = [[Double]](repeating: whole, count: memberCount)
    for (visit, rows) in zip(visits, covariates) where visit.count > 1 {
      for (entry, x) in zip(visit, rows) {
        for i in 0..<width {
          for j in 0...width {
            let product = x[i] * (j < width ? x[j] : entry.contrast)
            whole[i * (width + 1) + j] += product
            own[entry.member][i * (width + 1) + j] += product
          }
        }
      }
    }
    slopes = own.map { own in Self.solved(zip(whole, own).map { $0 - $1 }, width) }
  }

  /// One set of slopes for all members, from each member's mean contrast and covariates; members far off
  /// the others count little or nothing.
  ///
  /// Source: Beaton & Tukey (1974), Technometrics 16, 147-185, for the biweight.
  init(
    robustly visits: [[(member: Int, contrast: Double)]], covariates: [[[Double]]],
    memberCount: Int
  ) {
    self.covariates = covariates
    let width = covariates.lazy.compactMap { $0.first?.count }.first ?? 0
    var rows = [[Double]](repeating: Array(repeating: 0, count: width + 1), count: memberCount)
    var counts = [Double](repeating: 0, count: memberCount)
    for (visit, own) in zip(visits, covariates) where visit.count > 1 {
      for (entry, x) in zip(visit, own) {
        for i in 0..<width { rows[entry.member][i] += x[i] }
        rows[entry.member][width] += entry.contrast
        counts[entry.member] += 1
      }
    }
    let means = rows.indices.filter { counts[$0] > 0 }.map { member in
      rows[member].map { $0 / counts[member] }
    }
    var weights = [Double](repeating: 1, count: means.count)
    var found: [Double]?
    for _ in 0..<Self.steps {
      var equations = [Double](repeating: 0, count: width * (width + 1))
      for (row, weight) in zip(means, weights) {
        for i in 0..<width {
          for j in 0...width { equations[i * (width + 1) + j] += weight * row[i] * row[j] }
        }
      }
      guard let slopes = Self.solved(equations, width) else { break }
      found = slopes
      let rest = means.map { row in
        row[width] - zip(slopes, row).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard let spread = medianAbsoluteDeviation(rest), spread > 0 else { break }
      weights = rest.map { gap in
        let share = gap / (Self.reach * spread)
        return abs(share) < 1 ? (1 - share * share) * (1 - share * share) : 0
      }
    }
    slopes = Array(repeating: found, count: memberCount)
  }

  private static let steps = 20
  /// 95 % efficient where contrasts are normal.
  private static let reach = 4.685

  /// What the covariates of an entry explain of its contrast, by the slopes for a member.
  func explained(_ visit: Int, _ entry: Int, for member: Int) -> Double {
    guard let slopes = slopes[member] else { return 0 }
    return zip(slopes, covariates[visit][entry]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The solution of normal equations by rows, the right side last; nil where they are singular.
  private static func solved(_ equations: [Double], _ width: Int) -> [Double]? {
    var matrix = Matrix(rows: width, columns: width)
    for i in 0..<width {
      for j in 0..<width { matrix[i, j] = equations[i * (width + 1) + j] }
    }
    let factor = try? Cholesky(matrix, leastShare: leastShare)
    return factor?.solve((0..<width).map { equations[$0 * (width + 1) + width] })
  }

  /// Of a covariate's squares that the others may not explain.
  private static let leastShare = 1e-9
}

extension ScoreSheets {
  /// From this share of scores at full marks or 0 on, levels explain habits.
  static let shareThatCounts = 0.01

  /// Contrasts of a value of each sheet with the median of its colleagues, what the level explains
  /// beside them.
  ///
  func contrasts(
    _ values: [[(member: Int, value: Double, level: Double)]]
  ) -> (visits: [[(member: Int, contrast: Double)]], effect: LevelEffect?) {
    let visits = values.map { ContrastTest.besideOthers($0.map { ($0.member, $0.value) }) }
    guard extremeShare >= Self.shareThatCounts else { return (visits, nil) }
    let powers = (1...3).map { power in
      values.map { visit in
        ContrastTest.besideOthers(visit.map { ($0.member, pow($0.level / 10, Double(power))) })
      }
    }
    let covariates = visits.indices.map { visit in
      visits[visit].indices.map { entry in powers.map { $0[visit][entry].contrast } }
    }
    return (
      visits,
      LevelEffect(visits, covariates: covariates, memberCount: ratings.teamOfAssessor.count)
    )
  }
}
