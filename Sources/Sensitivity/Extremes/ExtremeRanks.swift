/// The extreme ranks of a unit over weights of any number of components.
public struct ExtremeRanks: Equatable, Sendable {
  /// Ranks that some weights are known to give; the extremes themselves where `proven`.
  public var reached: ReachableRanks
  /// Ranks beyond which no weights lead.
  public var bound: ReachableRanks

  /// Whether the extremes are known exactly.
  public var proven: Bool { reached == bound }

  /// Ranks that are reached, and bounds of all others.
  public init(reached: ReachableRanks, bound: ReachableRanks) {
    self.reached = reached
    self.bound = bound
  }

  /// Ranks that are known exactly.
  public init(exact ranks: ReachableRanks) { self.init(reached: ranks, bound: ranks) }
}

/// Extreme ranks of all units, by a best-first search of the cells into which their ties cut the
/// weights.
///
/// A cell of weights is split by the line on which the unit ties with another until all signs in it
/// are known; the cell with the fewest certain losses goes first, so the first one decided is best.
///
/// - Parameters:
///   - scores: unit × component, two components or more.
///   - constraints: half-spaces; weights are also 0 or more.
///   - seen: ranks known to be reached, one entry per unit; they save work.
///   - units: whose extremes are looked for; nil is all.
///   - effort: signs at corners and pairs of corners that each unit and end may cost before a
///     bound is returned instead.
/// - Returns: one entry per unit looked at, in their order.
/// - Throws: errors of scores; `tooManyComponents`, `tooManyConstraints` beyond 128;
///   `constraintUnusable`, `regionEmpty`.
/// - Complexity: 4 units × effort at most. Cells and their corners grow exponentially with the
///   number of components, so beyond about six components expect bounds.
///
/// Source: the maximum feasible subsystem problem, Amaldi & Kann (1995), Theoretical Computer
/// Science 147, 181-210 (no polynomial algorithm is known for any number of components).
public func extremeRanks(
  scores: [[Double]], constraints: [WeightConstraint] = [], seen: [RankBounds]? = nil,
  of units: [Int]? = nil, effort: Int = 200_000
) throws(SensitivityError) -> [ExtremeRanks] {
  let components = try componentCount(scores, least: 2)
  let most = WeightPolytope.sideLimit / 2
  guard components <= most else { throw .tooManyComponents(components, most: most) }
  guard constraints.count < most else { throw .tooManyConstraints(constraints.count, most: most) }
  var region = WeightPolytope(components: components)
  for constraint in constraints {
    let form = constraint.homogeneous
    guard form.count == components, form.allSatisfy(\.isFinite) else {
      throw .constraintUnusable(constraint.coefficients, bound: constraint.bound)
    }
    let values = FormSet.values(form, at: region)
    guard values.contains(where: { $0 > 0 }) else { throw .regionEmpty }
    region = region.cut(values)
  }
  return (units ?? Array(scores.indices)).map { unit in
    let leads = scores.indices.filter { $0 != unit }.map { other in
      zip(scores[unit], scores[other]).map { $0 - $1 }
    }
    let others = leads.filter { $0.contains { $0 != 0 } }
    let trails = others.map { $0.map { -$0 } }
    let (n, all) = (others.count, leads.count)
    let known = seen?[unit]
    let best = ExtremeRankSearch(others, region, effort).search(
      closed: false, known: known.map { $0.best - 1 })
    let worst = ExtremeRankSearch(trails, region, effort).search(
      closed: false, known: known.map { n + 1 - $0.worst })
    let bestWithTies = ExtremeRankSearch(others, region, effort).search(
      closed: true, known: best.found)
    let worstWithTies = ExtremeRankSearch(trails, region, effort).search(
      closed: true, known: worst.found)
    return ExtremeRanks(
      reached: ReachableRanks(
        best: best.found + 1, worst: n + 1 - worst.found, bestWithTies: bestWithTies.found + 1,
        worstWithTies: all + 1 - worstWithTies.found),
      bound: ReachableRanks(
        best: best.bound + 1, worst: n + 1 - worst.bound, bestWithTies: bestWithTies.bound + 1,
        worstWithTies: all + 1 - worstWithTies.bound))
  }
}
