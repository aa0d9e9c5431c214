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
  private var equations: BorderedBlocks
  private var right: [Double]
  /// Number of on-site scores of each team.
  private var visitCounts: [Int]
  /// Number of scores of each component.
  private var scoreCounts: [Int]
  private(set) var solution: [Double] = []

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
    equations = BorderedBlocks(
      order: order,
      blocks: Self.connected(units, teams).map { own in
        own.flatMap { [components + $0, components + teams + $0] }
      })
    right = [Double](repeating: 0, count: order)
    visitCounts = [Int](repeating: 0, count: teams)
    scoreCounts = [Int](repeating: 0, count: components)
    for place in components..<order { equations.add(1, place, place) }
    for unit in units { add(unit, 1) }
    // A component without a score leaves its mean at zero, and touches nothing else.
    for place in 0..<components where equations.diagonal(place) == 0 {
      equations.add(1, place, place)
    }
    try solve(changed: nil)
  }

  /// The equations without a team and the units it visited first.
  ///
  /// - Complexity: that of the blocks concerned, and linear in the teams.
  func without(team: Int, _ members: [UnitRows]) throws(OutliersError) -> AnchoredEquations {
    var rest = self
    var changed: Set<Int> = []
    for unit in members {
      rest.add(unit, -1)
      changed.formUnion(
        ([unit.home] + unit.team).compactMap { equations.block(of: componentCount + $0) })
    }
    try rest.solve(changed: changed)
    return rest
  }

  /// Whether some component has scores of these units alone.
  func loseComponent(without members: [UnitRows]) -> Bool {
    var counts = scoreCounts
    for unit in members { for component in unit.component { counts[component] -= 1 } }
    return zip(counts, scoreCounts).contains { $0 == 0 && $1 > 0 }
  }

  /// Adds what a unit's scores say, or with a sign of −1 takes it away.
  private mutating func add(_ unit: UnitRows, _ sign: Double) {
    let solver = UnitSolver(unit, variances)
    let columns = unit.score.indices.map { self.columns(unit, $0) }
    let scores = solver.solve(unit.score)
    for (i, row) in columns.enumerated() {
      scoreCounts[unit.component[i]] += Int(sign)
      if unit.component[i] == 0 { visitCounts[unit.team[i]] += Int(sign) }
      for (column, value) in row { right[column] += sign * value * scores[i] }
      let inverse = solver.column(i)
      for (j, other) in columns.enumerated() {
        for (a, x) in row { for (b, y) in other { equations.add(sign * x * y * inverse[j], a, b) } }
      }
    }
  }

  private mutating func solve(changed: Set<Int>?) throws(OutliersError) {
    do {
      try equations.factor(changed: changed)
    } catch {
      throw .noSpread
    }
    solution = equations.solve(right)
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

  func solve(_ right: [Double]) -> [Double] { equations.solve(right) }

  /// Severities in points, not centred, of a solution or of a part of one.
  func points(_ solution: [Double]) -> [Double] {
    (0..<teamCount).map { variances.severitySD * solution[componentCount + teamCount + $0] }
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
