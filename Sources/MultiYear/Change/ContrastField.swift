import Statistics

/// One change or slope of all units that have the scores for it.
struct ContrastField: Sendable {
  /// A unit's scores in the years of the contrast.
  struct Member: Sendable {
    /// year × component, points, on-site adjusted for severity.
    let scores: [[Double]]
    /// year × component: error variances, in those of one score.
    let factors: [[Double]]
    /// One per draw: what severities add to the contrast, points of the total, less its mean.
    let severity: [Double]
  }

  /// What one score contributes to a contrast if the other scores of its year stand in for it.
  private struct Deletion {
    /// The score less what the others say, points.
    let distance: Double
    /// Variance of that.
    let distanceVariance: Double
    /// What the contrast loses.
    let moved: Double
    /// Error variance of the contrast without the score.
    let variance: Double
  }

  private let contrast: YearContrast
  private let components: [Int]
  private let weights: [Double]
  private let places: [Int: Int]
  private let members: [Member]
  private let estimate: MultiYearEstimate
  private let changes: [Double]
  private let heights: [Double]
  private let shared: SharedChange?
  /// One per draw: mean severity part over the units, which all share.
  private let sharedSeverity: [Double]
  /// year × component: means over the units.
  private let means: [[Double]]
  /// Variance of quality between units, squared points.
  private let qualityVariance: Double

  init(
    _ contrast: YearContrast, components: [Int], weights: [Double], units: [Int],
    members: [Member], _ estimate: MultiYearEstimate
  ) {
    self.contrast = contrast
    self.components = components
    self.weights = weights
    self.members = members
    self.estimate = estimate
    places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    func total(_ row: [Double]) -> Double { zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let totals = members.map { $0.scores.map(total) }
    changes = totals.map { own in zip(own, contrast.coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
    heights = totals.map { $0.reduce(0, +) / Double($0.count) }
    shared = members.isEmpty ? nil : SharedChange(heights: heights, changes: changes)
    let count = Double(max(1, members.count))
    var sharedSeverity = [Double](repeating: 0, count: estimate.draws.count)
    for member in members { sharedSeverity.add(1 / count, times: member.severity) }
    self.sharedSeverity = sharedSeverity
    let means = contrast.years.indices.map { y in
      components.indices.map { k in members.reduce(0) { $0 + $1.scores[y][k] } / count }
    }
    self.means = means
    let spread = contrast.years.indices.map { y in variance(members.map { $0.scores[y][0] }) ?? 0 }
    let error = estimate.errorSDs[components.first ?? 0]
    qualityVariance = max(
      estimate.qualitySD * estimate.qualitySD,
      spread.reduce(0, +) / Double(max(1, spread.count)) - error * error)
  }

  /// The unit's own part; nil without all scores.
  func own(_ unit: Int) -> OwnChange? {
    guard let place = places[unit], let shared else { return nil }
    let member = members[place]
    let common = shared.at(heights[place])
    let value = changes[place] - common
    let leverage = 1 + shared.leverage(heights[place])
    let mixture = NormalMixture(
      centres: zip(member.severity, sharedSeverity).map { value + $0 - $1 },
      spreads: spreads(member, leverage: leverage))
    let below = mixture.cumulative(0)
    let normalP = min(1, 2 * min(below, 1 - below))
    // What of the variance is not the unit's own errors: it stays when a score is left out.
    let rest = mixture.variance - errorVariance(member, estimate.errorSDs)
    var (left, odd): (Double, (score: OddScore, reach: Double)?) = (normalP, nil)
    for y in contrast.years.indices where contrast.coefficients[y] != 0 {
      for k in components.indices {
        let own = deletion(member, y, k)
        let without = value - own.moved
        let same = without * value > 0
        let reach = same ? abs(without) / max(0, own.variance + rest).squareRoot() : 0
        left = max(left, min(1, 2 * Distributions.normalCumulative(-reach)))
        let isOdd =
          abs(own.distance) >= OwnChange.oddDistance * own.distanceVariance.squareRoot()
        if isOdd, abs(without) < abs(value) || !same, reach < odd?.reach ?? .infinity {
          let score = OddScore(
            year: contrast.years[y], component: components[k], distance: own.distance)
          odd = (score, reach)
        }
      }
    }
    return OwnChange(
      value: value, shared: common, standardError: mixture.variance.squareRoot(),
      lower: mixture.quantile(0.025), upper: mixture.quantile(0.975), normalP: normalP,
      p: max(normalP, min(1, 4 * left * left)), oddScore: odd?.score)
  }

  /// Error SDs of the contrast, one per draw, points.
  private func spreads(_ member: Member, leverage: Double) -> [Double] {
    let factors = errorFactors(member)
    return estimate.errorSDDraws.map { errors in
      var sum = 0.0
      for (place, k) in components.enumerated() { sum += factors[place] * errors[k] * errors[k] }
      return (leverage * sum).squareRoot()
    }
  }

  /// Error variance of the contrast, squared points.
  private func errorVariance(_ member: Member, _ errors: [Double]) -> Double {
    zip(errorFactors(member), components).reduce(0) { $0 + $1.0 * errors[$1.1] * errors[$1.1] }
  }

  /// By component compared: how often its error variance is in that of the contrast.
  private func errorFactors(_ member: Member) -> [Double] {
    components.indices.map { k in
      contrast.coefficients.indices.reduce(0) { sum, y in
        let scale = contrast.coefficients[y] * weights[k]
        return sum + scale * scale * member.factors[y][k]
      }
    }
  }

  /// One score left out, its place taken by the best linear prediction from the others of its year.
  private func deletion(_ member: Member, _ y: Int, _ k: Int) -> Deletion {
    let loading = components.map { estimate.loadings[$0] }
    let errors = components.indices.map { j in
      estimate.errorSDs[components[j]] * estimate.errorSDs[components[j]] * member.factors[y][j]
    }
    let others = components.indices.filter { $0 != k && errors[$0] > 0 }
    let precision =
      1 / qualityVariance + others.reduce(0) { $0 + loading[$1] * loading[$1] / errors[$1] }
    let share = components.indices.map { j in
      others.contains(j) ? loading[j] / errors[j] / precision : 0
    }
    let quality = others.reduce(0) { $0 + share[$1] * (member.scores[y][$1] - means[y][$1]) }
    let distance = member.scores[y][k] - means[y][k] - loading[k] * quality
    let (c, w) = (contrast.coefficients[y], weights[k])
    // The prediction is off by the others' errors, which stand in the contrast already, and by the
    // quality that they leave open.
    let open = 1 - others.reduce(0) { $0 + share[$1] * loading[$1] }
    var variance = errorVariance(member, estimate.errorSDs)
    for j in components.indices {
      let before = c * weights[j]
      let after = j == k ? 0 : before + c * w * loading[k] * share[j]
      variance += (after * after - before * before) * errors[j]
    }
    let bias = c * w * loading[k] * open
    variance += bias * bias * qualityVariance
    return Deletion(
      distance: distance,
      distanceVariance: errors[k] + loading[k] * loading[k] / precision, moved: c * w * distance,
      variance: variance)
  }
}
