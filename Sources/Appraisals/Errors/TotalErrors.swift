import Assessments
import Sensitivity
import Severity
import Statistics

/// The standard error of measurement of every adjusted total, by source and in sum.
///
/// Sources are independent given the severities, so squares add up.
///
/// Source: Lord & Novick (1968), Statistical Theories of Mental Test Scores, section 3.4; Brennan (2001),
/// Generalizability Theory, section 10.1, for composites.
public struct TotalErrors: Sendable {
  /// What one component brings to the error of a total, in points of the total.
  public struct Part: Sendable {
    /// Standard error by the model: what a unit's other scores leave of this one, times its weight; nil
    /// where quality and error cannot be told apart.
    public let modelled: Double?
    /// Standard error as far as raters or ballots of the same score disagree; nil without several.
    public let raters: Double?

    /// The one that counts: by the model where there is one, as only that holds what raters of a
    /// score have in common.
    public var counted: Double? { modelled ?? raters }
  }

  /// One unit's total.
  public struct UnitError: Sendable {
    /// The unit's name.
    public let unit: String
    /// Adjusted total, points.
    public let total: Double
    /// Error of the severities, and of leans of anchors, which are not corrected: root mean square.
    public let severity: Double
    /// One per component of the scheme.
    public let parts: [Part]
    /// What beliefs about weights leave open, relative to the mean unit; nil where none were asked for.
    public let weights: Double?
    /// In sum; nil where the error of a component with weight is not known.
    public let standardError: Double?
  }

  /// Keys of the scheme's components.
  public let components: [String]
  /// Ranked units in the round's order.
  public let units: [UnitError]
  /// The joint covariance of the errors of ranked units' totals, in the order of the posterior's draws,
  /// weights taken as given; nil where quality and error cannot be told apart, a component with weight is not
  /// in the model, or there are more than `RankSets.mostUnits` units.
  let joint: RankErrors?

  /// nil where severities cannot be estimated.
  init?(_ appraisal: Appraisal) {
    guard let posterior = appraisal.totalPosterior else { return nil }
    let round = appraisal.round
    let errors = posterior.errors
    let weights = appraisal.weightShares
    let isIdentified = appraisal.anchors.tellsQualityFromError
    // As in composite.csv, so that both tell the same error.
    let modelled = appraisal.estimate.errorSDs.map { $0 * $0 }
    let factor =
      posterior.units.count <= RankSets.mostUnits ? posterior.teamErrors(weights: weights) : nil
    let severities =
      factor.map { $0.map { $0.reduce(0) { $0 + $1 * $1 } } }
      ?? posterior.teamErrorVariances(weights: weights)
    let beliefs = WeightBeliefs(appraisal)
    components = appraisal.components
    units = posterior.units.enumerated().map { place, unit in
      let parts = weights.indices.map { component in
        let own = errors.components.firstIndex(of: component)
        return Part(
          modelled: isIdentified
            ? own.map {
              weights[component]
                * errors.variance(unit: unit, $0, modelled: modelled[$0]).squareRoot()
            } : nil,
          raters: errors.raters.variance(unit: unit, component: component).map {
            weights[component] * $0.squareRoot()
          })
      }
      let severity = severities[place].squareRoot()
      let known = weights.indices.filter { weights[$0] != 0 }.map { parts[$0].counted }
      let belief = beliefs?.standardErrors[place]
      return UnitError(
        unit: round.units[unit].id, total: appraisal.adjusted.totals[unit] ?? .nan,
        severity: severity, parts: parts, weights: belief,
        standardError: known.contains { $0 == nil }
          ? nil
          : (known.compactMap(\.self) + [severity, belief ?? 0]).reduce(0) { $0 + $1 * $1 }
            .squareRoot())
    }
    let isModelled = weights.indices.allSatisfy {
      weights[$0] == 0 || errors.components.contains($0)
    }
    joint =
      isIdentified && isModelled
      ? factor.map { factor in
        RankErrors(
          independent: posterior.order.map {
            errors.totalVariance(unit: posterior.units[$0], weights: weights, modelled: modelled)
          }, factor: posterior.order.map { factor[$0] })
      } : nil
  }
}

/// How far beliefs about weights leave totals open.
///
/// Shares of weights of a Dirichlet distribution with parameters a of sum A have covariances
/// (p p' [p = p'] − p p') / (A + 1), p = a / A; scores count relative to the mean unit's, as what moves all
/// totals alike moves no rank. The weights are those believed in, not the scheme's; components of weight 0
/// that some ranked unit lacks are left out.
private struct WeightBeliefs {
  /// One per ranked unit, points.
  let standardErrors: [Double]

  /// nil where no beliefs were asked for.
  init?(_ appraisal: Appraisal) {
    guard let asked = appraisal.recipe.weights.dirichlet, asked.count == appraisal.weights.count
    else { return nil }
    let complete = CompleteScores(appraisal.adjusted.scores, weights: appraisal.weights)
    let parameters = complete.components.map { asked[$0] }
    let whole = Double(parameters.reduce(0, +))
    let shares = parameters.map { Double($0) / whole }
    let rows = complete.matrix
    let means = shares.indices.map { component in
      rows.reduce(0) { $0 + $1[component] } / Double(max(rows.count, 1))
    }
    standardErrors = rows.map { row in
      let relative = zip(row, means).map { $0 - $1 }
      let mean = zip(shares, relative).reduce(0) { $0 + $1.0 * $1.1 }
      let square = zip(shares, relative).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      return (max(0, square - mean * mean) / (whole + 1)).squareRoot()
    }
  }
}
