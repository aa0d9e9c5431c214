import Foundation
import Statistics

/// Weighted points of the posterior of the model of several years.
struct MultiYearSample {
  /// A point of a submodel.
  struct State {
    let submodel: MultiYearSubmodel
    let point: [Double]
    /// Log of the posterior over the density it was drawn from.
    let logWeight: Double
  }

  private let states: [State]
  /// The largest is 1.
  private let weights: [Double]
  private let sum: Double
  /// Kish's effective size: equally weighted draws worth as much.
  let effectiveSize: Double

  /// - Returns: nil without a state.
  init?(_ states: [State]) {
    guard let heaviest = states.map(\.logWeight).max() else { return nil }
    self.states = states
    weights = states.map { exp($0.logWeight - heaviest) }
    sum = weights.reduce(0, +)
    effectiveSize = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }

  /// States in proportion to their weights, equally weighted, in the order of the sample.
  ///
  /// Source: Kitagawa (1996), J. Comput. Graph. Stat. 5, 1-25, the systematic scheme.
  func resampled(count: Int, using stream: inout PhiloxStream) -> [State] {
    var (place, reached) = (0, weights[0])
    let step = sum / Double(count)
    var mark = stream.uniform() * step
    return (0..<count).map { _ in
      while reached < mark, place < states.count - 1 {
        place += 1
        reached += weights[place]
      }
      mark += step
      return states[place]
    }
  }
}
