/// Ranks of totals, the highest first; equal totals share the better rank (competition ranking).
///
/// Totals closer than 1e-9 of their size are equal: weights such as 0.1 have no exact binary form.
/// - Returns: one rank a total; nil where the total is missing.
public func competitionRanks(_ totals: [Double?]) -> [Int?] {
  let order = totals.indices.filter { totals[$0] != nil }.sorted {
    (totals[$1] ?? 0, $0) < (totals[$0] ?? 0, $1)
  }
  var ranks = [Int?](repeating: nil, count: totals.count)
  var rank = 1
  var previous: Double?
  for (place, index) in order.enumerated() {
    let value = totals[index] ?? 0
    if let previous, previous - value > 1e-9 * max(1, abs(value)) { rank = place + 1 }
    previous = value
    ranks[index] = rank
  }
  return ranks
}

/// Weighted mean of component scores; nil when a component is missing.
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
