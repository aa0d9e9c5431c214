import Foundation
import Statistics

/// Priors of the anchored model.
///
/// Severity SD: exactly 0 with probability 0.5, otherwise the length of a Student t vector,
/// measured against what on-site scores have left when anchors and shared visits are known. Against
/// their whole SD a real severity is a tenth, and a prior on that scale calls it absent. The
/// probability of 0 is what keeps the correction small where there is none to make, also under weak
/// anchors and unlike units; intervals are those of teams that differ, so the same probability does
/// not shorten them (`SeverityEstimate`). The tail is Student's, so teams several SDs apart are not
/// pulled together.
///
/// Lean of an anchor, the SD of what all units of a team get too much of it: absent with probability
/// 0.9, otherwise like a severity, against what that anchor has left.
///
/// Group SD: always there. A small group SD harms nobody; a group taken for absent makes a severity
/// of unlike units.
///
/// Chosen on simulated rounds of another seed than `benchmarks/results/severity-study.md` is of.
///
/// Source: Johnson & Rossell (2010), J. R. Stat. Soc. B 72, 143-170, and Chung, Rabe-Hesketh, Dorie,
/// Gelman & Liu (2013), Psychometrika 78, 685-709, on densities that vanish at 0; Zellner (1986) on
/// priors in units of the error; Gelman (2006), Bayesian Analysis 1, 515-534, on half-t SDs.
package struct AnchoredPrior: Sendable {
  /// The priors of every analysis; there is nothing to choose.
  package init() {}

  /// A spread between teams that may be absent.
  package struct Between: Sendable {
    /// Prior probability that the SD is exactly 0.
    var probabilityOfZero: Double
    /// Where present, the SD is the length of a Student t vector of this dimension: its density
    /// vanishes at 0 like the power below it.
    var dimension: Int
    /// Scale of that vector.
    package var scale: Double
    var degreesOfFreedom = 5.0

    /// Log probability that the SD is 0, or that it is not times its density.
    ///
    /// - Parameter unit: what the scale is counted in.
    package func logDensity(_ sd: Double, present: Bool, unit: Double = 1) -> Double {
      guard present else { return absence }
      let z = sd / (scale * unit)
      let n = Double(dimension)
      return presenceConstant - log(unit) + (n - 1) * log(z)
        - (n + degreesOfFreedom) / 2 * log1p(z * z / degreesOfFreedom)
    }

    /// A draw of the SD where it is present, in the unit of the scale.
    func draw(using stream: inout PhiloxStream) -> Double {
      func squares(_ count: Int) -> Double {
        (0..<count).reduce(0) { sum, _ in
          let z = stream.normal()
          return sum + z * z
        }
      }
      let length = squares(dimension)
      return scale * (length * degreesOfFreedom / squares(Int(degreesOfFreedom))).squareRoot()
    }

    /// Log probability that the SD is not 0.
    var logPresence: Double { log(1 - probabilityOfZero) }

    private let presenceConstant: Double
    private let absence: Double

    /// A prior of an SD.
    package init(probabilityOfZero: Double, dimension: Int, scale: Double) {
      let n = Double(dimension)
      self.probabilityOfZero = probabilityOfZero
      self.dimension = dimension
      self.scale = scale
      absence = log(probabilityOfZero)
      presenceConstant =
        log(1 - probabilityOfZero) + log(2 / scale) + lgamma((n + degreesOfFreedom) / 2)
        - lgamma(n / 2) - lgamma(degreesOfFreedom / 2) - n / 2 * log(degreesOfFreedom)
    }
  }

  /// In SDs of what on-site scores have left when anchors and shared visits are known; median 0.58
  /// where present.
  package let severity = Between(probabilityOfZero: 0.5, dimension: 3, scale: 0.35)
  /// Of the lean of an anchor, in SDs of what that anchor has left.
  let lean = Between(probabilityOfZero: 0.9, dimension: 3, scale: 0.35)
  /// Of the SD between groups of units, in within-team SDs; median 1.26.
  package let group = Between(probabilityOfZero: 0, dimension: 2, scale: 1)
  /// A component's own error and the quality SD: half-normal, at most about its whole SD.
  package let withinScale = 1.0
  /// Anchors are expected to point the way of the on-site score, about as strongly.
  package let loadingMean = 0.7
  /// SD of that expectation.
  package let loadingSD = 0.5

  /// The log prior density of a submodel's point, over its SDs and loadings.
  ///
  /// Constants shared by all submodels are left out.
  func logDensity(
    _ parameters: AnchoredParameters, _ submodel: AnchoredSubmodel, leans: Bool,
    residualVariances: [Double]
  ) -> Double {
    var sum = severity.logDensity(
      parameters.severitySD, present: submodel.hasSeverity,
      unit: residualVariances[0].squareRoot())
    if leans {
      for component in 1..<submodel.componentCount {
        let sd = parameters.partSD(component)
        sum += lean.logDensity(
          sd, present: sd > 0, unit: residualVariances[component].squareRoot())
      }
    }
    if submodel.hasGroup { sum += group.logDensity(parameters.groupSD, present: true) }
    let loadings = parameters.firstLoadingPlace
    for place in parameters.qualityPlace..<loadings {
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
      values: [0.4] + Array(repeating: 0.3, count: k - 1) + [group.scale / 2, 0.8]
        + Array(repeating: 0.5, count: k) + Array(repeating: loadingMean, count: k - 1),
      componentCount: k)
  }
}
