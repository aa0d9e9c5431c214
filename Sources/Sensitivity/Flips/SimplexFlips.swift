/// The smallest changes of any number of nominal weights that change a ranking.
///
/// Distances are those of linear programs and least distances, exact up to rounding; the printed weights
/// are checked in whole numbers.
public struct SimplexFlips: FlipSearch {
  /// unit × component, whole numbers in proportion to the scores.
  private let grid: [[Int64]]
  private let sides: [[Int64]]
  private let nominalParts: [Int64]
  /// unit × component.
  private let scores: [[Double]]
  private let least: LeastMove
  private let decimals: Int
  /// Sets of units passed that one move to a rank may look at.
  private let effort: Int

  /// What a search for a move to a rank came to.
  public enum Move: Equatable, Sendable {
    /// The smallest change.
    case found(WeightFlip)
    /// No weights of the region do it.
    case impossible
    /// The effort was spent before the smallest change was known.
    case undecided
  }

  /// - Parameters:
  ///   - scores: unit × component, two components or more; decimals are taken as written.
  ///   - nominal: weights of any positive scale that meet the constraints.
  ///   - constraints: half-spaces that may not be left; weights are also 0 or more.
  ///   - decimals: fewest decimals of printed weights, as shares of 1; more are used where needed.
  ///   - effort: sets of units passed that one move to a rank may look at.
  /// - Throws: errors of scores and weights; `weightsOutsideRegion`, `constraintUnusable`.
  public init(
    scores: [[Double]], nominal: [Double], constraints: [WeightConstraint] = [],
    decimals: Int = 4, effort: Int = 400
  ) throws(SensitivityError) {
    let components = try componentCount(scores, least: 2)
    try validate(weights: nominal, components: components)
    let flat = IntegerScale.integers(scores.flatMap { $0 })
    grid = scores.indices.map { Array(flat[$0 * components..<($0 + 1) * components]) }
    let forms = constraints.map(\.homogeneous)
    for (constraint, form) in zip(constraints, forms) {
      guard form.count == components, form.allSatisfy(\.isFinite) else {
        throw .constraintUnusable(constraint.coefficients, bound: constraint.bound)
      }
    }
    sides = forms.map { IntegerScale.integers($0) }
    let parts = IntegerScale.integers(nominal)
    guard sides.allSatisfy({ Self.value($0, parts) >= 0 }) else {
      throw .weightsOutsideRegion(nominal)
    }
    let sum = nominal.reduce(0, +)
    least = LeastMove(nominal: nominal.map { $0 / sum }, constraints: forms)
    self.scores = scores
    self.decimals = min(12, max(1, decimals))
    self.effort = effort
    self.nominalParts = parts
  }

  private static func value(_ form: [Int64], _ parts: [Int64]) -> Int128 {
    var sum: Int128 = 0
    for k in form.indices { sum += Int128(form[k]) * Int128(parts[k]) }
    return sum
  }

  private func lead(_ unit: Int, over other: Int) -> [Int64] {
    zip(grid[unit], grid[other]).map { $0 - $1 }
  }

  /// A unit's lead over another, of size 1; nil for identical scores.
  private func form(_ unit: Int, over other: Int) -> [Double]? {
    LeastMove.scaled(lead(unit, over: other).map { Double($0) })
  }

  /// The rank of a unit at the nominal weights: 1 plus the number of units strictly above it.
  public func nominalRank(_ unit: Int) -> Int {
    1 + grid.indices.count { Self.value(lead($0, over: unit), nominalParts) > 0 }
  }

  /// Units by nominal total, the highest first; equal ones in the order of their numbers.
  public var nominalOrder: [Int] {
    let totals = grid.map { Self.value($0, nominalParts) }
    return totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
  }

  /// The smallest change of weights after which `below` is strictly above `above`.
  ///
  /// - Returns: nil when no weights of the region put it there.
  public func overtaking(
    of above: Int, by below: Int, norm: WeightNorm = .euclidean
  ) -> WeightFlip? {
    guard let form = form(below, over: above), let point = least.nearest([form], norm: norm)
    else { return nil }
    let lead = lead(below, over: above)
    return flip(point, [form], norm, units: [above, below]) { Self.value(lead, $0) > 0 }
  }

  /// The smallest of the changes that let one of the second units pass its first; nil when no weights do.
  ///
  /// - Complexity: a bound for each pair, and a program for those whose bound is below the answer.
  public func nearest(_ pairs: [(Int, Int)], norm: WeightNorm) -> WeightFlip? {
    let bounded = pairs.enumerated().compactMap { place, pair in
      form(pair.1, over: pair.0).map { (place: place, bound: least.bound($0, norm)) }
    }.filter { $0.bound.isFinite }.sorted { ($0.bound, $0.place) < ($1.bound, $1.place) }
    var best: WeightFlip?
    for (place, bound) in bounded {
      if let best, bound >= best.distance { break }
      let (above, below) = pairs[place]
      guard let found = overtaking(of: above, by: below, norm: norm) else { continue }
      if found.distance < best?.distance ?? .infinity { best = found }
    }
    return best
  }

  /// The smallest change of weights after which a unit has a given rank, or one beyond it.
  ///
  /// A rank better than the nominal one is reached when the unit holds it, or a still better one,
  /// alone; a worse one when so many units are strictly above. The search passes other units one set
  /// after another, the set with the smallest move first, so the first set that suffices is the answer.
  ///
  /// - Throws: `rankOutOfRange`.
  /// - Complexity: a program for each set looked at.
  public func move(
    unit: Int, toRank rank: Int, norm: WeightNorm = .euclidean
  ) throws(SensitivityError) -> Move {
    guard (1...grid.count).contains(rank) else {
      throw .rankOutOfRange(rank, units: grid.count)
    }
    let now = nominalRank(unit)
    guard rank != now else { return .impossible }
    let improves = rank < now
    let others = grid.indices.filter { $0 != unit && grid[$0] != grid[unit] }
    let forms = others.compactMap { improves ? form(unit, over: $0) : form($0, over: unit) }
    let allowed = improves ? rank - 1 : others.count - (rank - 1)
    guard allowed >= 0 else { return .impossible }
    let leads = others.map { improves ? lead(unit, over: $0) : lead($0, over: unit) }
    var search = RankMoveSearch(least: least, forms: forms, allowed: allowed, norm: norm)
    for _ in 0..<effort {
      guard let step = search.next() else { return .impossible }
      guard let reached = step.reached else { continue }
      let passed = step.passed.map { forms[$0] }
      let other = step.passed.last.map { others[$0] } ?? unit
      let found = flip(
        reached, passed, norm, units: improves ? [other, unit] : [unit, other]
      ) { parts in
        leads.count { Self.value($0, parts) <= 0 } <= allowed
      }
      if let found { return .found(found) }
    }
    return .undecided
  }

  /// The flip with weights of few decimals that pass the test; nil where even twelve decimals do not.
  private func flip(
    _ point: LeastMove.Point, _ forms: [[Double]], _ norm: WeightNorm, units: [Int],
    accepts: ([Int64]) -> Bool
  ) -> WeightFlip? {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    for places in decimals...12 {
      defer { scale *= 10 }
      // Rounding moves each weight by less than a step of the lattice.
      let margins = forms.map { form in form.reduce(0) { $0 + abs($1) } / scale }
      let room = sides.isEmpty ? 0 : Double(least.nominal.count) / scale
      guard let inside = inner(forms, margins, room, norm) else { continue }
      guard let parts = Self.rounded(inside.weights, scale) else { continue }
      guard sides.allSatisfy({ Self.value($0, parts) >= 0 }), accepts(parts) else { continue }
      return WeightFlip(
        norm: norm, distance: point.distance, boundary: point.weights,
        printed: PrintedWeights(parts: parts.map(Int.init), decimals: places), units: units)
    }
    return nil
  }

  /// Weights a little beyond the forms; on the rim of the region where its inside is too narrow.
  private func inner(
    _ forms: [[Double]], _ margins: [Double], _ room: Double, _ norm: WeightNorm
  ) -> LeastMove.Point? {
    least.nearest(forms, margins: margins, room: room, norm: norm)
      ?? (room > 0 ? least.nearest(forms, margins: margins, norm: norm) : nil)
  }

  /// Whole numbers of sum `scale` near the weights, by largest remainders.
  ///
  /// - Returns: nil where the weights do not add up to 1: totals that differ by rounding alone leave no
  ///   weights that are any good.
  private static func rounded(_ weights: [Double], _ scale: Double) -> [Int64]? {
    let exact = weights.map { max(0, $0) * scale }
    guard exact.allSatisfy({ $0 <= scale + 1 }) else { return nil }
    var parts = exact.map { Int64($0.rounded(.down)) }
    let left = Int(Int64(scale) - parts.reduce(0, +))
    let order = exact.indices.sorted {
      (exact[$1] - exact[$1].rounded(.down), $0) < (exact[$0] - exact[$0].rounded(.down), $1)
    }
    guard (0...order.count).contains(left) else { return nil }
    for place in 0..<left { parts[order[place]] += 1 }
    return parts
  }
}
