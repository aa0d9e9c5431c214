import Foundation
import Optimization
import Severity

/// Variance parameters of the model of several years, in within-team SDs of each component.
struct MultiYearParameters: Equatable, Sendable {
  var severitySD: Double
  var groupSD: Double
  var qualitySD: Double
  /// One a component, on-site first.
  var errorSDs: [Double]
  /// One a component; the on-site one is 1.
  var loadings: [Double]
  /// Correlation of a unit's quality, and of a team's severity, from one year to the next.
  var qualityPersistence: Double
  var severityPersistence: Double
}

/// The model with severities, or without any: how a point of numbers stands for parameters.
///
/// SDs first, which are never negative, then loadings, then logits of the persistences.
struct MultiYearSubmodel: Sendable {
  let hasSeverity: Bool
  let componentCount: Int

  var positiveCount: Int { (hasSeverity ? 1 : 0) + 2 + componentCount }

  /// Below this share of a within-team SD an error is rounding noise in the precision it gives.
  private static let smallestErrorSD = 1e-4

  /// The parameters a point stands for; the sign of an SD carries no meaning.
  func parameters(_ point: [Double]) -> MultiYearParameters {
    var rest = point[...]
    func next() -> Double { rest.popFirst() ?? 0 }
    let severity = hasSeverity ? abs(next()) : 0
    let (group, quality) = (abs(next()), abs(next()))
    let errors = (0..<componentCount).map { _ in max(abs(next()), Self.smallestErrorSD) }
    let loadings = [1] + (1..<componentCount).map { _ in next() }
    let persistence = Self.logistic(next())
    return MultiYearParameters(
      severitySD: severity, groupSD: group, qualitySD: quality, errorSDs: errors,
      loadings: loadings, qualityPersistence: persistence,
      severityPersistence: hasSeverity ? Self.logistic(next()) : 0)
  }

  func start(_ prior: MultiYearPrior) -> [Double] {
    (hasSeverity ? [prior.severity.scale] : []) + [prior.group.scale / 2, 0.8]
      + Array(repeating: 0.5, count: componentCount)
      + Array(repeating: prior.loadingMean, count: componentCount - 1) + [0.5]
      + (hasSeverity ? [0.5] : [])
  }

  /// Where the search for the mode ends: units or teams that hardly change from year to year draw a
  /// persistence to its edge, beyond which nothing is possible, and the curvature is taken around the mode.
  var upper: [Double] {
    let edge = log(Self.mostPersistence / (1 - Self.mostPersistence))
    let persistences = hasSeverity ? 2 : 1
    let others = positiveCount + componentCount - 1
    return Array(repeating: ImportanceProposal.farthest, count: others)
      + Array(repeating: edge - 2 * ImportanceProposal.curvatureStep, count: persistences)
  }

  /// The log prior density at a point: as for a single year, and persistences uniform from 0
  /// to almost 1.
  func logPrior(_ point: [Double], _ parameters: MultiYearParameters, _ prior: MultiYearPrior)
    -> Double
  {
    var sum = prior.severity.logDensity(parameters.severitySD, present: hasSeverity)
    sum += prior.group.logDensity(parameters.groupSD, present: true)
    for sd in [parameters.qualitySD] + parameters.errorSDs {
      sum -= 0.5 * (sd / prior.withinScale) * (sd / prior.withinScale)
    }
    for loading in parameters.loadings.dropFirst() {
      let z = (loading - prior.loadingMean) / prior.loadingSD
      sum -= 0.5 * z * z
    }
    for persistence in [parameters.qualityPersistence]
      + (hasSeverity ? [parameters.severityPersistence] : [])
    {
      guard persistence <= Self.mostPersistence else { return -.infinity }
      sum += log(persistence) + log1p(-persistence)
    }
    return sum
  }

  /// Beyond, the years' difference drowns in rounding; 0.999 already is one number for all years.
  private static let mostPersistence = 0.999

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}

/// The precision of an autoregressive process of unit variance, seen in some years.
///
/// Its inverse is φ^|a − b|; only neighbours among the years seen are tied.
///
/// Source: Rue & Held (2005), Gaussian Markov Random Fields, section 1.1.1.
struct PersistencePrecision {
  /// n of the diagonal, n − 1 beside it.
  let diagonal: [Double]
  let beside: [Double]
  /// Log determinant of the correlation matrix.
  let logDeterminant: Double

  init(years: [Int], persistence: Double) {
    var diagonal = [Double](repeating: 1, count: years.count)
    var beside: [Double] = []
    var logDeterminant = 0.0
    for place in years.indices.dropFirst() {
      let ratio = pow(persistence, Double(years[place] - years[place - 1]))
      let rest = 1 - ratio * ratio
      diagonal[place - 1] += ratio * ratio / rest
      diagonal[place] += ratio * ratio / rest
      beside.append(-ratio / rest)
      logDeterminant += log(rest)
    }
    self.diagonal = diagonal
    self.beside = beside
    self.logDeterminant = logDeterminant
  }
}
