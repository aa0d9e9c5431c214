import LinearAlgebra
import Statistics

/// The share of the total's variance that each component leaves uncertain when all the others are
/// known.
///
/// With weight w and residual variance v of the component's linear regression on the others, it is
/// w² v / var(total), exact for jointly normal components. Compared with `firstOrder` it shows how
/// much of a component's influence is shared with the others.
///
/// - Parameters:
///   - scores: unit × component.
///   - weights: of any positive scale.
/// - Returns: one share per component; nil where some component is a combination of others or the
///   total does not vary.
///
/// Source: Kucherenko, Tarantola & Annoni (2012), Comput. Phys. Commun. 183, 937-946, section 3,
/// for total effects of dependent inputs.
public func totalEffects(scores: [[Double]], weights: [Double]) -> [Double]? {
  guard let count = scores.first?.count, count == weights.count, scores.count > count else {
    return nil
  }
  let sum = weights.reduce(0, +)
  let columns = (0..<count).map { k in scores.map { $0[k] } }
  let centres = columns.map { mean($0) ?? 0 }
  var covariance = Matrix(rows: count, columns: count)
  for i in 0..<count {
    for j in 0..<count {
      let products = zip(columns[i], columns[j]).reduce(0) {
        $0 + ($1.0 - centres[i]) * ($1.1 - centres[j])
      }
      covariance[i, j] = products / Double(scores.count - 1)
    }
  }
  guard let factor = try? Cholesky(covariance),
    let total = variance(
      scores.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 / sum } }),
    total > 0
  else { return nil }
  return (0..<count).map { k in
    let precision = factor.solve((0..<count).map { $0 == k ? 1 : 0 })[k]
    let share = weights[k] / sum
    return share * share / precision / total
  }
}
