import Assessments
import Severity

/// The error variance of every score, given the model's error SDs.
///
/// The model knows one error SD for each component: what a unit's other scores leave of it. Where
/// raters or ballots tell that some units' scores are less exact than others', the part of that
/// variance that raters can explain is shared out accordingly; its mean over units stays.
struct ScoreErrors: Sendable {
  /// Components of the scheme in the model, the on-site one first.
  let components: [Int]
  /// What raters of a score disagree in.
  let raters: RaterErrors
  /// Of a unit's visits: the sum of 1 / weight and of known variances, each over their number squared.
  private let visits: [(own: Double, known: Double)]
  /// Anchor × unit: raters' variance over its mean, and that mean; nil where raters tell nothing.
  private let ratios: [[Double?]]
  private let means: [Double]

  init(_ appraisal: Appraisal) {
    let (round, data) = (appraisal.round, appraisal.estimate.data)
    let raters = RaterErrors(round, assessors: appraisal.anchors.assessorNoise)
    self.raters = raters
    components = [0] + appraisal.anchors.components
    var sums = Array(repeating: (count: 0.0, own: 0.0, known: 0.0), count: round.units.count)
    for visit in data.visits {
      sums[visit.unit].count += 1
      sums[visit.unit].own += 1 / visit.weight
      sums[visit.unit].known += visit.knownVariance
    }
    visits = sums.map { sum in
      // A score without a visit has the error of one.
      guard sum.count > 0 else { return (1, 0) }
      let square = sum.count * sum.count
      return (sum.own / square, sum.known / square)
    }
    let anchors = appraisal.anchors.components
    let means = anchors.map { raters.component($0) ?? 0 }
    self.means = means
    ratios = anchors.enumerated().map { place, component in
      round.units.indices.map { unit in
        guard means[place] > 0 else { return nil }
        return raters.variance(unit: unit, component: component).map { $0 / means[place] }
      }
    }
  }

  /// Error variance of a unit's total, severities and leans apart, squared points.
  ///
  /// - Parameters:
  ///   - weights: shares of 1, one per component of the scheme.
  ///   - modelled: the model's error variance of each of `components`.
  func totalVariance(unit: Int, weights: [Double], modelled: [Double]) -> Double {
    var sum = 0.0
    for (place, component) in components.enumerated() where weights[component] != 0 {
      sum +=
        weights[component] * weights[component]
        * variance(unit: unit, place, modelled: modelled[place])
    }
    return sum
  }

  /// Squared points.
  ///
  /// - Parameters:
  ///   - place: of the component in `components`.
  ///   - modelled: the model's error variance of the component, squared points.
  func variance(unit: Int, _ place: Int, modelled: Double) -> Double {
    guard place > 0 else { return modelled * visits[unit].own + visits[unit].known }
    guard let ratio = ratios[place - 1][unit] else { return modelled }
    let explained = min(means[place - 1], modelled)
    return modelled - explained + explained * ratio
  }
}
