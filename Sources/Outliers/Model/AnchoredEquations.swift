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

/// The anchored model's mixed-model equations at known variances: one system for component means and
/// team effects, the qualities of units absorbed.
///
/// Teams touch each other only through shared visits and the means.
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
  private let equations: BorderedBlocks
  private let right: [Double]
  /// Number of on-site scores of each team.
  private let visitCounts: [Int]
  /// Number of scores of each component.
  private let scoreCounts: [Int]
  /// Component means, groups and severities; the last two in SDs.
  let solution: [Double]

  /// - Parameters:
  ///   - team: left out with all scores of the units it visited first.
  ///   - anchor: left out, counted from 0 among the anchors.
  /// - Complexity: linear in the scores, and cubic in the numbers of teams that shared visits connect.
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
    var matrix = BorderedBlocks(
      order: order,
      blocks: Self.connected(units, teams).map { own in
        own.flatMap { [components + $0, components + teams + $0] }
      })
    var right = [Double](repeating: 0, count: order)
    var visitCounts = [Int](repeating: 0, count: teams)
    var scoreCounts = [Int](repeating: 0, count: components)
    for place in components..<order { matrix.add(1, place, place) }
    for unit in units {
      for (component, team) in zip(unit.component, unit.team) {
        scoreCounts[component] += 1
        if component == 0 { visitCounts[team] += 1 }
      }
      Self.contribution(
        of: unit, variances, components, teams, matrix: { matrix.add($0, $1, $2) },
        right: { right[$1] += $0 })
    }
    // A component without a score leaves its mean at zero, and touches nothing else.
    for place in 0..<components where matrix.diagonal(place) == 0 { matrix.add(1, place, place) }
    do {
      try matrix.factor()
    } catch {
      throw .noSpread
    }
    equations = matrix
    self.right = right
    self.visitCounts = visitCounts
    self.scoreCounts = scoreCounts
    solution = matrix.solve(right)
  }

  /// By how much severities move without a team and the units it visited first.
  ///
  /// - Parameter changes: those of these equations; the same for all teams.
  /// - Returns: nil where some component, or another team, has scores of these units alone.
  /// - Complexity: that of the blocks concerned.
  func shift(
    without team: Int, _ members: [UnitRows], _ changes: ChangedBlocks, _ shape: SeverityShape
  ) throws(OutliersError) -> SeverityShift? {
    guard !losesMore(without: members, than: team) else { return nil }
    var rest = changes
    for unit in members {
      Self.contribution(
        of: unit, variances, componentCount, teamCount, matrix: { rest.add(-$0, $1, $2) },
        right: { rest.add(-$0, right: $1) })
    }
    let after: BorderedBlocks.PartialSolution
    do {
      after = try rest.solution()
    } catch {
      throw .noSpread
    }
    var rows = after.rows
    for (row, value) in after.rows { rows[row] = value - solution[row] }
    return SeverityShift(
      shape, border: zip(after.border, solution).map { $0 - $1 }, rows: rows, without: team)
  }

  /// These equations, for changes of a few blocks.
  var changes: ChangedBlocks { ChangedBlocks(equations, right: right) }

  /// Whether some component, or some other team, has scores of these units alone.
  private func losesMore(without members: [UnitRows], than team: Int) -> Bool {
    var counts: [Int: Int] = [:]
    var visits: [Int: Int] = [:]
    for unit in members {
      for (component, visitor) in zip(unit.component, unit.team) {
        counts[component, default: 0] += 1
        if component == 0 { visits[visitor, default: 0] += 1 }
      }
    }
    return counts.contains { $1 == scoreCounts[$0] }
      || visits.contains { $0 != team && $1 == visitCounts[$0] }
  }

  /// Tells what a unit's scores add to each element of the equations and of their right side.
  private static func contribution(
    of unit: UnitRows, _ variances: AnchoredVariances, _ components: Int, _ teams: Int,
    matrix: (Double, Int, Int) -> Void, right: (Double, Int) -> Void
  ) {
    let solver = UnitSolver(unit, variances)
    let columns = unit.score.indices.map { Self.columns(unit, $0, variances, components, teams) }
    let scores = solver.solve(unit.score)
    for (i, row) in columns.enumerated() {
      for (column, value) in row { right(value * scores[i], column) }
      let inverse = solver.column(i)
      for (j, other) in columns.enumerated() {
        for (a, x) in row { for (b, y) in other { matrix(x * y * inverse[j], a, b) } }
      }
    }
  }

  /// Sets of teams that units connect, each in ascending order.
  private static func connected(_ units: [UnitRows], _ teams: Int) -> [[Int]] {
    var first = Array(0..<teams)
    func root(_ team: Int) -> Int {
      var team = team
      while first[team] != team { team = first[team] }
      return team
    }
    for unit in units {
      for team in unit.team {
        let (a, b) = (root(unit.home), root(team))
        first[max(a, b)] = min(a, b)
      }
    }
    return Dictionary(grouping: 0..<teams, by: root).sorted { $0.key < $1.key }.map(\.value)
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

  /// The solution for a right side that is zero but in a few rows.
  func solve(_ right: [Int: Double]) -> BorderedBlocks.PartialSolution {
    equations.partialSolution(right)
  }

  /// How severities follow from partial solutions.
  var shape: SeverityShape {
    SeverityShape(
      perBorder: (0..<teamCount).map { team in
        equations.perBorder(severityRow(team)).map { variances.severitySD * $0 }
      }, severitySD: variances.severitySD, firstRow: severityRow(0),
      isPresent: visitCounts.map { $0 > 0 })
  }

  private func severityRow(_ team: Int) -> Int { componentCount + teamCount + team }

  /// Severities in points, not centred.
  private func points(_ solution: [Double]) -> [Double] {
    (0..<teamCount).map { variances.severitySD * solution[severityRow($0)] }
  }

  /// Severities in points against the mean of the teams with on-site scores; 0 for other teams.
  func severities(_ solution: [Double]) -> [Double] {
    let raw = points(solution)
    let centre = mean(zip(raw, visitCounts).filter { $0.1 > 0 }.map { $0.0 }) ?? 0
    return zip(raw, visitCounts).map { $1 > 0 ? $0 - centre : 0 }
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
