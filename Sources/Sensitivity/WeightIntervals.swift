/// How far one weight can move, the others in proportion, before something changes.
public struct WeightInterval: Equatable, Sendable {
  /// Index of the component.
  public let component: Int
  /// Share of the total, 0 to 1.
  public let weight: Double
  /// Shares between which nothing changes; 0 and 1 where nothing ever does.
  public let lower: Double
  public let upper: Double
}

/// Intervals of each weight within which the order of given pairs stays.
///
/// With weight w on component k, a unit's total is w x + (1 − w) r, r being its mean over the other
/// components by their weights: a line in w, so a pair changes order where two lines cross.
///
/// - Parameters:
///   - scores: unit × component, all present.
///   - weights: any positive scale; their sum must be positive.
///   - pairs: (better, worse) units by nominal total.
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
  /// Neighbours of the whole order.
  public static func order(_ best: [Int]) -> [(Int, Int)] {
    Array(zip(best, best.dropFirst()))
  }

  /// Every one of the first k against every other.
  public static func top(_ k: Int, of best: [Int]) -> [(Int, Int)] {
    best.prefix(k).flatMap { inside in best.dropFirst(k).map { (inside, $0) } }
  }
}
