import LinearAlgebra
public import Severity
import Statistics

/// The anchored model's variances and loadings, taken as known.
public struct AnchoredVariances: Sendable {
  /// SD between severities, points.
  public var severitySD: Double
  /// SD between the mean qualities of the units teams were sent to, points.
  public var groupSD: Double
  /// SD between units of one team, points.
  public var qualitySD: Double
  /// SD of the error of each component, on-site first, points.
  public var errorSDs: [Double]
  /// How many points of each component one point of quality is worth, on-site first with 1.
  public var loadings: [Double]

  /// Variances and loadings that are known.
  public init(
    severitySD: Double, groupSD: Double, qualitySD: Double, errorSDs: [Double], loadings: [Double]
  ) {
    self.severitySD = severitySD
    self.groupSD = groupSD
    self.qualitySD = qualitySD
    self.errorSDs = errorSDs
    self.loadings = loadings
  }

  /// The posterior means of a fit.
  public init(_ estimate: SeverityEstimate) {
    self.init(
      severitySD: estimate.severitySD, groupSD: estimate.groupSD, qualitySD: estimate.qualitySD,
      errorSDs: estimate.errorSDs, loadings: estimate.loadings)
  }
}

/// The anchored model's mixed-model equations at known variances: one small system for component
/// means and team effects, the qualities of units absorbed.
///
/// y = W b + unit part, with b = (means, group / SD, severity / SD) and precision 1 on all but the
/// means; the unit part has covariance quality² λλᵀ + diag(error²) within a unit.
///
/// Source: Henderson (1975), Biometrics 31, 423-447; Robinson (1991), Statistical Science 6, 15-32.
struct AnchoredEquations {
  /// The scores of one unit.
  struct UnitRows {
    var component: [Int] = []
    /// Visiting team of an on-site score, home team of an anchor.
    var team: [Int] = []
    /// Place among the visits; nil for an anchor.
    var visit: [Int?] = []
    var score: [Double] = []
    var home = 0
  }

  let units: [UnitRows]
  let variances: AnchoredVariances
  let teamCount: Int
  let componentCount: Int
  private let factor: Cholesky
  private(set) var solution: [Double] = []

  /// - Parameters:
  ///   - team: left out with all scores of the units it visited first.
  ///   - anchor: left out, counted from 0 among the anchors.
  /// - Complexity: linear in the scores, and (components + 2 teams)³.
  init(
    _ data: AnchoredData, _ variances: AnchoredVariances, withoutTeam team: Int? = nil,
    withoutAnchor anchor: Int? = nil
  ) throws(OutliersError) {
    precondition(
      variances.errorSDs.count == 1 + data.anchorCount
        && variances.loadings.count == 1 + data.anchorCount, "one error SD and loading a component")
    self.variances = variances
    let (teams, components) = (data.teamCount, 1 + data.anchorCount)
    teamCount = teams
    componentCount = components
    units = Self.rows(data).filter { $0.home != team }.map { Self.without(anchor, $0) }
    let order = components + 2 * teams
    var matrix = Matrix(rows: order, columns: order)
    var right = [Double](repeating: 0, count: order)
    for place in components..<order { matrix[place, place] = 1 }
    for unit in units {
      let solver = UnitSolver(unit, variances)
      let columns = unit.score.indices.map {
        Self.columns(unit, $0, variances, components, teams)
      }
      let scores = solver.solve(unit.score)
      for (i, row) in columns.enumerated() {
        for (column, value) in row { right[column] += value * scores[i] }
        let inverse = solver.column(i)
        for (j, other) in columns.enumerated() {
          for (a, x) in row { for (b, y) in other { matrix[a, b] += x * y * inverse[j] } }
        }
      }
    }
    // A component without a score leaves its mean at zero, and touches nothing else.
    for place in 0..<components where matrix[place, place] == 0 { matrix[place, place] = 1 }
    do {
      factor = try Cholesky(matrix)
    } catch {
      throw .noSpread
    }
    solution = factor.solve(right)
  }

  private static func rows(_ data: AnchoredData) -> [UnitRows] {
    var units = [UnitRows](repeating: UnitRows(), count: data.unitCount)
    for (place, visit) in data.visits.enumerated() {
      if units[visit.unit].score.isEmpty { units[visit.unit].home = visit.team }
      units[visit.unit].component.append(0)
      units[visit.unit].team.append(visit.team)
      units[visit.unit].visit.append(place)
      units[visit.unit].score.append(visit.score)
    }
    for unit in units.indices where !units[unit].score.isEmpty {
      for (anchor, score) in data.anchors[unit].enumerated() {
        guard let score else { continue }
        units[unit].component.append(anchor + 1)
        units[unit].team.append(units[unit].home)
        units[unit].visit.append(nil)
        units[unit].score.append(score)
      }
    }
    return units.filter { !$0.score.isEmpty }
  }

  private static func without(_ anchor: Int?, _ unit: UnitRows) -> UnitRows {
    guard let anchor else { return unit }
    var kept = UnitRows()
    kept.home = unit.home
    for place in unit.score.indices where unit.component[place] != anchor + 1 {
      kept.component.append(unit.component[place])
      kept.team.append(unit.team[place])
      kept.visit.append(unit.visit[place])
      kept.score.append(unit.score[place])
    }
    return kept
  }

  /// The columns of W in which a score's row is not zero.
  private static func columns(
    _ unit: UnitRows, _ row: Int, _ variances: AnchoredVariances, _ components: Int, _ teams: Int
  ) -> [(Int, Double)] {
    let k = unit.component[row]
    var columns = [(k, 1.0), (components + unit.home, variances.loadings[k] * variances.groupSD)]
    if k == 0 { columns.append((components + teams + unit.team[row], -variances.severitySD)) }
    return columns
  }

  func columns(_ unit: UnitRows, _ row: Int) -> [(Int, Double)] {
    Self.columns(unit, row, variances, componentCount, teamCount)
  }

  func solve(_ right: [Double]) -> [Double] { factor.solve(right) }

  /// Severities in points against the mean of the teams with on-site scores; 0 for other teams.
  func severities(_ solution: [Double]) -> [Double] {
    var present = [Bool](repeating: false, count: teamCount)
    for unit in units {
      for row in unit.score.indices where unit.component[row] == 0 {
        present[unit.team[row]] = true
      }
    }
    let raw = (0..<teamCount).map {
      variances.severitySD * solution[componentCount + teamCount + $0]
    }
    let centre = mean(zip(raw, present).filter { $0.1 }.map { $0.0 }) ?? 0
    return zip(raw, present).map { $1 ? $0 - centre : 0 }
  }
}

/// The inverse of one unit's covariance, by the formula of Sherman and Morrison.
struct UnitSolver {
  private let precision: [Double]
  private let loaded: [Double]
  private let shrink: Double

  init(_ unit: AnchoredEquations.UnitRows, _ variances: AnchoredVariances) {
    precision = unit.component.map { 1 / (variances.errorSDs[$0] * variances.errorSDs[$0]) }
    loaded = zip(unit.component, precision).map { variances.loadings[$0] * $1 }
    let quality = variances.qualitySD * variances.qualitySD
    let known = zip(unit.component, loaded).reduce(0) { $0 + variances.loadings[$1.0] * $1.1 }
    shrink = quality / (1 + quality * known)
  }

  func solve(_ right: [Double]) -> [Double] {
    let dot = zip(loaded, right).reduce(0) { $0 + $1.0 * $1.1 }
    return right.indices.map { precision[$0] * right[$0] - shrink * loaded[$0] * dot }
  }

  func column(_ place: Int) -> [Double] {
    loaded.indices.map {
      ($0 == place ? precision[$0] : 0) - shrink * loaded[$0] * loaded[place]
    }
  }
}
