/// How far one weight can change, the others in proportion, before something else changes.
public struct WeightInterval: Equatable, Sendable {
  /// Index of the component.
  public let component: Int
  /// The nominal weight as a share of the total, 0 to 1.
  public let weight: Double
  /// The lowest share at which nothing changes; 0 where nothing ever does.
  public let lower: Double
  /// The highest share at which nothing changes; 1 where nothing ever does.
  public let upper: Double
}

/// The interval of each weight within which given pairs keep their order.
///
/// With weight w on component k, a unit's total is w x + (1 − w) r, r being its mean over the other
/// components by their weights: a line in w, so a pair changes order where two lines cross.
///
/// - Parameters:
///   - scores: unit × component, all present.
///   - weights: any positive scale; their sum must be positive.
///   - pairs: (better, worse) units by nominal total.
/// - Returns: one interval per component.
/// - Complexity: components × pairs.
public func weightIntervals(
  scores: [[Double]], weights: [Double], pairs: [(Int, Int)]
) -> [WeightInterval] {
  let sum = weights.reduce(0, +)
  return weights.indices.map { k in
    let weight = weights[k] / sum
    let rest = sum - weights[k]
    func line(_ unit: Int) -> (own: Double, others: Double) {
      let others = weights.indices.reduce(0) {
        $1 == k ? $0 : $0 + weights[$1] * scores[unit][$1]
      }
      return (scores[unit][k], rest > 0 ? others / rest : 0)
    }
    var lower = 0.0
    var upper = 1.0
    if rest > 0 {
      for (better, worse) in pairs {
        let (a, b) = (line(better), line(worse))
        // The lead is others + w (own − others); nominally it is 0 or more.
        let start = a.others - b.others
        let slope = (a.own - b.own) - start
        guard slope != 0 else { continue }
        let crossing = -start / slope
        if slope > 0 { lower = max(lower, min(crossing, weight)) }
        if slope < 0 { upper = min(upper, max(crossing, weight)) }
      }
    }
    return WeightInterval(component: k, weight: weight, lower: lower, upper: upper)
  }
}

/// Pairs whose order decides a question about a ranking.
public enum DecidingPairs {
  /// Neighbours in the whole order.
  ///
  /// - Parameter best: units, the best first.
  public static func order(_ best: [Int]) -> [(Int, Int)] {
    Array(zip(best, best.dropFirst()))
  }

  /// Each of the first k units with each of the others.
  ///
  /// - Parameter best: units, the best first.
  public static func top(_ k: Int, of best: [Int]) -> [(Int, Int)] {
    best.prefix(k).flatMap { inside in best.dropFirst(k).map { (inside, $0) } }
  }
}
