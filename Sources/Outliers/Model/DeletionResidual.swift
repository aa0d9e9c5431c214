import LinearAlgebra
public import Severity
public import Statistics

/// An on-site score compared with its prediction from all other scores of the round.
public struct DeletionResidual: Sendable {
  /// Position among the data's visits.
  public let visit: Int
  /// Points above the prediction from all other scores.
  public let residual: Double
  /// SD of that prediction's error, points, at the variances of the model.
  public let standardDeviation: Double
  /// Residual over its SD, the SD scaled by the spread of the other visits: externally studentised.
  public let statistic: Double
  /// Two-sided p by Student's t.
  public let p: Double
  /// p adjusted over all visits.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
  /// In points per point of the residual; scores of a kind share its memory.
  let direction: SeverityShift

  /// One entry per team: its severity without the score less its severity with it, points.
  ///
  /// - Complexity: teams × components.
  public var severityChanges: [Double] { direction.points.map { -residual * $0 } }
}

/// Externally studentised residuals of the anchored model, without refitting.
///
/// Leaving a score out is the same as giving it a parameter of its own, so the residual is
/// (P y)ᵢ / Pᵢᵢ with variance 1 / Pᵢᵢ, P the projection of generalised least squares over all
/// scores, and the effects move by a multiple of one solution of the mixed-model equations.
/// Variances are taken as known up to one scale, Qn of the other visits' standardised residuals: it is
/// not inflated by several outliers.
///
/// The error that `control` names is held at `level` over the visits of the round.
///
/// - Returns: one entry per visit, in the order of the data.
/// - Throws: `tooFew` below 6 visits; `noSpread` where the equations are singular.
/// - Complexity: linear in the scores; kinds of scores (of one home team and one pattern of components)
///   times one solution of the equations; and visits × log visits for the scale.
///
/// Source: Christensen, Pearson & Johnson (1992), Technometrics 34, 38-45, for case deletion in mixed
/// models; Haslett & Haslett (2007), Int. Stat. Review 75, 1-24, for P.
public func deletionResiduals(
  _ data: AnchoredData, _ variances: AnchoredVariances, level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) throws(OutliersError) -> [DeletionResidual] {
  let needed = RobustScale.least + 1
  guard data.visits.count >= needed else {
    throw .tooFew(needed: needed, found: data.visits.count)
  }
  let equations = try AnchoredEquations(data, variances)
  // Scores alike in all but their values move the effects in one direction.
  var directions: [[Int]: (precision: Double, severities: SeverityShift)] = [:]
  var found: [(visit: Int, residual: Double, sd: Double, direction: SeverityShift)] = []
  let shape = equations.shape
  for unit in equations.units {
    let solver = UnitSolver(unit, variances)
    let fitted = unit.score.indices.map { row in
      equations.columns(unit, row).reduce(0) { $0 + $1.1 * equations.solution[$1.0] }
    }
    let rest = solver.solve(zip(unit.score, fitted).map { $0 - $1 })
    for row in unit.score.indices {
      guard let visit = unit.visit[row] else { continue }
      let kind = [unit.home, row] + unit.component + unit.team
      let own = directions[kind] ?? deletion(of: row, unit, solver, equations, shape)
      directions[kind] = own
      guard own.precision > 0 else { continue }
      found.append(
        (visit, rest[row] / own.precision, 1 / own.precision.squareRoot(), own.severities))
    }
  }
  found.sort { $0.visit < $1.visit }
  let ratios = found.map { $0.residual / $0.sd }
  let spreads = try RobustScale.qnLeavingOutEach(ratios)
  let statistics = zip(ratios, spreads).map { $0 / $1 }
  let df = RobustScale.qn.efficiency * Double(found.count - 2)
  let p = statistics.map { Distributions.studentTwoSided($0, df: df) }
  let q = control.adjusted(p)
  return found.enumerated().map { place, own in
    DeletionResidual(
      visit: own.visit, residual: own.residual, standardDeviation: own.sd,
      statistic: statistics[place], p: p[place], q: q[place] ?? 1,
      flagged: (q[place] ?? 1) <= level, direction: own.direction)
  }
}

/// The precision of a score's prediction from all others, and by how much each severity is lower, in
/// points per point of its residual, once it is left out.
private func deletion(
  of row: Int, _ unit: AnchoredEquations.UnitRows, _ solver: UnitSolver,
  _ equations: AnchoredEquations, _ shape: SeverityShape
) -> (precision: Double, severities: SeverityShift) {
  let inverse = solver.column(row)
  var right: [Int: Double] = [:]
  for other in unit.score.indices {
    for (column, value) in equations.columns(unit, other) {
      right[column, default: 0] += value * inverse[other]
    }
  }
  let direction = equations.solve(right)
  // Dictionaries have no order of their own, and sums depend on it.
  let taken = right.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
    let element =
      entry.key < direction.border.count
      ? direction.border[entry.key] : direction.rows[entry.key] ?? 0
    return sum + entry.value * element
  }
  return (
    inverse[row] - taken,
    SeverityShift(shape, border: direction.border, rows: direction.rows)
  )
}
