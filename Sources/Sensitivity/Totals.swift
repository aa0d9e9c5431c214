/// Weighted mean of component scores; nil when a component with a weight is missing.
///
/// - Parameter weights: any positive scale; they are divided by their sum.
public func total(_ scores: [Double?], weights: [Double]) -> Double? {
  let sum = weights.reduce(0, +)
  var result = 0.0
  for (score, weight) in zip(scores, weights) where weight != 0 {
    guard let score else { return nil }
    result += weight * score
  }
  return result / sum
}

/// Weighted sums of units whose scores are all there.
///
/// - Parameters:
///   - scores: unit × component.
///   - weights: one per component; they are not divided by their sum.
func totals(_ scores: [[Double]], _ weights: [Double]) -> [Double] {
  scores.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
}
