import Severity
import Statistics

/// The unnormalised posterior of the model of several years over submodels and their points.
struct MultiYearPosterior: Sendable {
  private(set) var likelihood: MultiYearLikelihood
  let prior: MultiYearPrior

  init(_ likelihood: MultiYearLikelihood, prior: MultiYearPrior) {
    self.likelihood = likelihood
    self.prior = prior
  }

  /// The log density, comparable across submodels; −∞ where impossible.
  mutating func logDensity(_ submodel: MultiYearSubmodel, _ point: [Double]) -> Double {
    let parameters = submodel.parameters(point)
    let value = submodel.logPrior(point, parameters, prior)
    return value.isFinite ? value + likelihood.logDensity(parameters) : -.infinity
  }

  /// The log densities of many points.
  ///
  /// - Complexity: memory of one likelihood per thread.
  func logDensities(
    _ submodel: MultiYearSubmodel, _ points: [[Double]], threads: Int
  ) -> [Double] {
    each(points, threads: threads) { $0.logDensity(submodel, $1) }
  }

  /// A draw of the severities given each of some parameters, in on-site within-team SDs; nil where
  /// rounding leaves none.
  func drawnSeverities(
    _ parameters: [MultiYearParameters], threads: Int, using stream: inout PhiloxStream
  ) -> [[Double]?] {
    var result: [[Double]?] = []
    for first in stride(from: 0, to: parameters.count, by: Self.drawnTogether) {
      let own = parameters[first..<min(parameters.count, first + Self.drawnTogether)]
      let drawn = own.map { ($0, stream.normals(likelihood.noiseCount)) }
      result += each(drawn, threads: threads) { $0.likelihood.severities(noise: $1.1, $1.0) }
    }
    return result
  }

  /// The noise of one draw is as long as there are units and years: not all are kept at once.
  private static let drawnTogether = 64

  /// What is asked of each item, by several threads with equations of their own.
  private func each<Item: Sendable, Value: Sendable>(
    _ items: [Item], threads: Int, _ ask: @Sendable (inout Self, Item) -> Value
  ) -> [Value] {
    // A thread that comes late finds something left to do.
    let parts = max(1, min(items.count, threads == 1 ? 1 : 4 * threads))
    return parallelMap(count: parts, threads: threads) { part in
      var own = self
      return items[(part * items.count / parts)..<((part + 1) * items.count / parts)].map {
        ask(&own, $0)
      }
    }.flatMap(\.self)
  }
}
