import Foundation

/// Priors of the anchored model, in within-team standard deviations of each component.
///
/// Severity SD: exactly 0 with probability 0.2, so where there is no bias next to nothing is
/// corrected; otherwise a density that vanishes at 0. A severity too small to notice is what the
/// probability at 0 stands for, and keeping the two apart lets data decide between them sooner: a
/// half-normal density needs a probability of 0.5 at 0 to correct as little where there is no
/// severity, and then intervals under weak anchors cover 90 % instead of 94 %. The tail is
/// Student's, so teams several within-team SDs apart are not pulled together.
///
/// Group SD: exactly 0 or, as probably, half-t. A small group SD harms nobody, so its density need
/// not vanish at 0.
///
/// Source: Johnson & Rossell (2010), J. R. Stat. Soc. B 72, 143-170, on densities that vanish at
/// the hypothesis; Gelman (2006), Bayesian Analysis 1, 515-534, on half-t and half-normal SDs.
package struct AnchoredPrior: Sendable {
  /// The priors of every analysis; there is nothing to choose.
  package init() {}

  /// A spread between teams that may be absent.
  package struct Between: Sendable {
    /// Prior probability that the SD is exactly 0.
    var probabilityOfZero: Double
    /// Where present, the SD is the length of a Student t vector of this dimension: 1 is a half-t,
    /// 3 vanishes at 0 like a square.
    var dimension: Double
    /// Scale of that vector.
    package var scale: Double
    var degreesOfFreedom = 5.0

    /// Log probability that the SD is 0, or that it is not times its density.
    package func logDensity(_ sd: Double, present: Bool) -> Double {
      guard present else { return log(probabilityOfZero) }
      let z = sd / scale
      return presenceConstant + (dimension - 1) * log(z)
        - (dimension + degreesOfFreedom) / 2 * log1p(z * z / degreesOfFreedom)
    }

    private let presenceConstant: Double

    init(probabilityOfZero: Double, dimension: Double, scale: Double) {
      self.probabilityOfZero = probabilityOfZero
      self.dimension = dimension
      self.scale = scale
      presenceConstant =
        log(1 - probabilityOfZero) + log(2 / scale) + lgamma((dimension + degreesOfFreedom) / 2)
        - lgamma(dimension / 2) - lgamma(degreesOfFreedom / 2)
        - dimension / 2 * log(degreesOfFreedom)
    }
  }

  /// Median 0.66 of a within-team SD where present: on a usual scale, two to three points.
  package let severity = Between(probabilityOfZero: 0.2, dimension: 3, scale: 0.4)
  /// Of the SD between groups of units; median 0.36 of a within-team SD where present.
  package let group = Between(probabilityOfZero: 0.5, dimension: 1, scale: 0.5)
  /// A component's own error and the quality SD: half-normal, at most about its whole SD.
  package let withinScale = 1.0
  /// Anchors are expected to point the way of the on-site score, about as strongly.
  package let loadingMean = 0.7
  /// SD of that expectation.
  package let loadingSD = 0.5

  /// The log prior density of a submodel's point, over its SDs and loadings.
  ///
  /// Constants shared by all submodels are left out.
  func logDensity(_ parameters: AnchoredParameters, _ submodel: AnchoredSubmodel) -> Double {
    var sum = severity.logDensity(parameters.severitySD, present: submodel.hasSeverity)
    if submodel.componentCount > 1 {
      sum += group.logDensity(parameters.groupSD, present: submodel.hasGroup)
    }
    let loadings = AnchoredParameters.firstErrorPlace + parameters.componentCount
    for place in AnchoredParameters.qualityPlace..<loadings {
      let ratio = parameters.values[place] / withinScale
      sum -= 0.5 * ratio * ratio
    }
    for place in loadings..<parameters.values.count {
      let z = (parameters.values[place] - loadingMean) / loadingSD
      sum -= 0.5 * z * z
    }
    return sum
  }

  /// A point every submodel's search may start from.
  func start(componentCount k: Int) -> AnchoredParameters {
    AnchoredParameters(
      values: [severity.scale, group.scale / 2, 0.8] + Array(repeating: 0.5, count: k)
        + Array(repeating: loadingMean, count: k - 1),
      componentCount: k)
  }
}
