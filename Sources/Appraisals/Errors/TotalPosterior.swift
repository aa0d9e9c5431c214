import Assessments
import Sensitivity
import Severity
import Statistics

/// Where the true total of each ranked unit lies: its quality on the weighted scale.
///
/// The true total is what weights make of means and loadings at the unit's quality: without severity,
/// leans of anchors and errors. Given a draw of the model, the total adjusted by that draw misses it
/// by an error of variance V, and true totals of one group of units have mean μ and variance
/// A = (Σ weight · loading)² · (SD of quality)²; so the true total is normal about
/// μ + (total − μ) A / (A + V) with variance A V / (A + V).
///
/// Source: Lord & Novick (1968), Statistical Theories of Mental Test Scores, section 3.7 (Kelley's
/// regression of true on observed scores), over posterior draws of all parameters.
struct TotalPosterior: Sendable {
  /// Ranked units: indices into the round.
  let units: [Int]
  /// Places in `units` in the order in which draws go to them: by their scores, so that neither names nor the
  /// order of rows has a hand in it; names only tell units apart that have the same scores by the same teams.
  let order: [Int]
  /// Teams that gave scores, in the order in which draws go to them.
  private let teams: [Int]
  /// Draws of the model.
  let draws: [ScoreDraw]
  let errors: ScoreErrors
  /// Mean severity of each team, on-site points.
  private let severities: [Double]
  private let seed: UInt64
  private let visitors: UnitVisitors
  /// Per ranked unit: the team whose group it belongs to; nil for a unit no team visited.
  private let home: [Int?]
  /// Ranked unit × component of the scheme, as given; 0 where a score without weight is missing.
  private let scores: [[Double]]

  /// nil where severities cannot be estimated.
  init?(_ appraisal: Appraisal) {
    guard !appraisal.estimate.states.isEmpty else { return nil }
    let round = appraisal.round
    let units = round.units.indices.filter { appraisal.adjusted.totals[$0] != nil }
    self.units = units
    draws = appraisal.estimate.states
    errors = ScoreErrors(appraisal)
    severities = appraisal.severities.points
    seed = appraisal.recipe.seed
    visitors = UnitVisitors(round, units: units)
    home = visitors.homes
    scores = units.map { unit in round.scores[unit].map { $0 ?? 0 } }
    let places = appraisal.anchors.data.teamPlaces
    teams = places.indices.filter { places[$0] != nil }
      .sorted { (places[$0] ?? 0) < (places[$1] ?? 0) }
    order =
      DrawOrder(
        scores: units.map { round.scores[$0] },
        teams: visitors.teams.map { $0.compactMap { places[$0] } },
        names: units.map { round.units[$0].id }
      ).units
  }

  /// What a draw leaves of totals adjusted for the mean severities, one per ranked unit, points.
  ///
  /// - Returns: what the draw's severities add to each total beyond the mean ones.
  func severityShifts(draw: Int, weights: [Double]) -> [Double] {
    let own = draws[draw].severities
    let byTeam = own.indices.map { weights[0] * (own[$0] - severities[$0]) }
    return units.indices.map { visitors.mean(byTeam, of: $0) }
  }

  /// What leans of anchors add to the totals of a team's units, one per team, points.
  private func leanSums(_ draw: ScoreDraw, weights: [Double]) -> [Double] {
    var byTeam = Array(repeating: 0.0, count: severities.count)
    for (place, component) in errors.components.enumerated().dropFirst()
    where draw.leanSDs[place - 1] > 0 {
      for team in byTeam.indices {
        byTeam[team] += weights[component] * draw.leans[place - 1][team]
      }
    }
    return byTeam
  }

  /// Error variance of each total given the draw's teams, one per ranked unit, squared points.
  func errorVariances(draw: Int, weights: [Double]) -> [Double] {
    let modelled = draws[draw].errorSDs.map { $0 * $0 }
    return units.map { errors.totalVariance(unit: $0, weights: weights, modelled: modelled) }
  }

  /// One normal number per ranked unit.
  private func normals(_ stream: inout PhiloxStream) -> [Double] {
    var normals = [Double](repeating: 0, count: units.count)
    for place in order { normals[place] = stream.normal() }
    return normals
  }

  /// A draw of every unit's true total, points.
  ///
  /// - Parameters:
  ///   - totals: adjusted for the mean severities, by the weights given.
  ///   - severity: what the draw's severities add to them.
  ///   - variances: of `errorVariances`.
  func trueTotals(
    draw: Int, totals: [Double], severityShifts severity: [Double], variances: [Double],
    weights: [Double]
  ) -> [Double] {
    var stream = PhiloxStream(seed: seed, purpose: .trueTotals, replicate: draw)
    let own = draws[draw]
    var (centre, slope) = (0.0, 0.0)
    var outside: [Int] = []
    for component in weights.indices where weights[component] != 0 {
      guard let place = errors.components.firstIndex(of: component) else {
        outside.append(component)
        continue
      }
      centre += weights[component] * own.means[place]
      slope += weights[component] * own.loadings[place]
    }
    let within = slope * slope * own.qualitySD * own.qualitySD
    let between = slope * slope * own.groupSD * own.groupSD
    let leans = leanSums(own, weights: weights)
    let normals = normals(&stream)
    return units.indices.map { unit in
      let total = totals[unit] + severity[unit] - (home[unit].map { leans[$0] } ?? 0)
      var mean = centre + (home[unit].map { slope * own.groups[$0] } ?? 0)
      // Components outside the model count as they are.
      for component in outside { mean += weights[component] * scores[unit][component] }
      let spread = home[unit] == nil ? within + between : within
      let whole = spread + variances[unit]
      guard whole > 0 else { return total }
      let share = spread / whole
      return mean + share * (total - mean)
        + (share * variances[unit]).squareRoot() * normals[unit]
    }
  }

  /// A draw of the totals that a second, independent round would give, points.
  ///
  /// New teams visit the same units, score them with new errors, anchors lean anew, and totals are
  /// adjusted again: what the adjustment misses is drawn as another draw's severities less their
  /// means.
  func rescoredTotals(
    draw: Int, trueTotals: [Double], variances: [Double], weights: [Double]
  ) -> [Double] {
    var stream = PhiloxStream(seed: seed, purpose: .secondRound, replicate: draw)
    let own = draws[draw]
    var lean = Array(repeating: 0.0, count: severities.count)
    for (place, component) in errors.components.enumerated().dropFirst() {
      let sd = weights[component] * own.leanSDs[place - 1]
      guard sd > 0 else { continue }
      for team in teams { lean[team] += sd * stream.normal() }
    }
    let other = severityShifts(draw: (draw + draws.count / 2) % draws.count, weights: weights)
    let normals = normals(&stream)
    return units.indices.map { unit in
      trueTotals[unit] + other[unit] + (home[unit].map { lean[$0] } ?? 0)
        + variances[unit].squareRoot() * normals[unit]
    }
  }
}

extension TotalPosterior {
  /// What all units of a team have in common of their totals' errors: severities about their means, and
  /// leans of anchors.
  ///
  /// - Returns: ranked unit × factor, points: F Fᵀ is the mean over draws of products of these errors.
  func teamErrors(weights: [Double]) -> [[Double]] {
    let count = teams.count
    // The draws themselves are such a factor; where teams are few, a smaller one says the same.
    guard 2 * count < draws.count else { return drawnTeamErrors(weights: weights) }
    var products = Array(repeating: Array(repeating: 0.0, count: 2 * count), count: 2 * count)
    for draw in draws {
      let leans = leanSums(draw, weights: weights)
      let own =
        teams.map { weights[0] * (draw.severities[$0] - severities[$0]) } + teams.map { leans[$0] }
      for a in own.indices where own[a] != 0 {
        for b in 0...a { products[a][b] += own[a] * own[b] / Double(draws.count) }
      }
    }
    let root = Self.root(products)
    let columns = root.indices.map { column in
      var (own, leans) = (severities.map { _ in 0.0 }, severities.map { _ in 0.0 })
      for (place, team) in teams.enumerated() {
        own[team] = root[place][column]
        leans[team] = root[count + place][column]
      }
      return (severities: own, leans: leans)
    }
    return units.indices.map { unit in
      columns.map { column in
        visitors.mean(column.severities, of: unit) - (home[unit].map { column.leans[$0] } ?? 0)
      }
    }
  }

  /// Ranked unit × draw: the draw's error of what units of a team have in common, over the root of the number
  /// of draws.
  func drawnTeamErrors(weights: [Double]) -> [[Double]] {
    var factor = Array(
      repeating: Array(repeating: 0.0, count: draws.count), count: units.count)
    let share = 1 / Double(draws.count).squareRoot()
    for draw in draws.indices {
      for (unit, error) in teamErrors(draw: draw, weights: weights).enumerated() {
        factor[unit][draw] = share * error
      }
    }
    return factor
  }

  /// Mean over draws of the square of that error, one per ranked unit, squared points.
  ///
  /// - Complexity: draws × units.
  func teamErrorVariances(weights: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: units.count)
    for draw in draws.indices {
      for (unit, error) in teamErrors(draw: draw, weights: weights).enumerated() {
        sums[unit] += error * error
      }
    }
    return sums.map { $0 / Double(draws.count) }
  }

  /// What a draw's severities, about their means, and its leans of anchors add to the totals, one per
  /// ranked unit, points.
  private func teamErrors(draw: Int, weights: [Double]) -> [Double] {
    let leans = leanSums(draws[draw], weights: weights)
    return zip(severityShifts(draw: draw, weights: weights), home).map { shift, team in
      shift - (team.map { leans[$0] } ?? 0)
    }
  }

  /// The Cholesky factor of a matrix that may be singular: directions without variance have none.
  private static func root(_ matrix: [[Double]]) -> [[Double]] {
    let count = matrix.count
    var factor = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for a in 0..<count {
      for b in 0...a {
        var value = matrix[a][b]
        for c in 0..<b { value -= factor[a][c] * factor[b][c] }
        if a == b {
          factor[a][a] = value > smallestShare * matrix[a][a] ? value.squareRoot() : 0
        } else {
          factor[a][b] = factor[b][b] > 0 ? value / factor[b][b] : 0
        }
      }
    }
    return factor
  }

  /// Below this share of its variance a direction is rounding.
  private static let smallestShare = 1e-10
}
