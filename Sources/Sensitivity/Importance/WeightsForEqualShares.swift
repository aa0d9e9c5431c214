/// Weights that give each component its intended share of the total's variance.
public struct WeightsForEqualShares: Equatable, Sendable {
  /// The weights, of sum 1, one per component.
  public let weights: [Double]
  /// The variance shares that `weights` lead to, one per component.
  public let varianceShares: [Double]
  /// Number of rounds of the iteration.
  public let rounds: Int
  /// Whether the last round changed no weight by more than 1e-12.
  public let converged: Bool
}

/// Weights that do what nominal ones were meant to: give each component its share of the variance.
///
/// They minimise ½ wᵀCw − Σ share · log w, which is convex, so there is one answer; coordinates are
/// solved in turn, each a quadratic equation.
///
/// - Parameters:
///   - scores: unit × component, two components or more.
///   - shares: the intended variance share of each component, of any positive scale.
/// - Throws: errors of scores and weights; `constantComponent` for a component with a share but
///   no spread.
/// - Complexity: rounds × components².
///
/// Source: Griveau-Billion, Richard & Roncalli (2013), A fast algorithm for computing
/// high-dimensional risk parity portfolios, section 3. The aim is that of Becker, Saisana, Paruolo
/// & Vandecasteele (2017), Weights and importance in composite indicators, Ecological Indicators
/// 80, 12-22.
public func weightsForEqualShares(
  scores: [[Double]], shares: [Double]
) throws(SensitivityError) -> WeightsForEqualShares {
  let components = try componentCount(scores, least: 2)
  try validate(weights: shares, components: components)
  let sum = shares.reduce(0, +)
  let aims = shares.map { $0 / sum }
  let covariances = componentCovariances(scores)
  if let flat = aims.indices.first(where: { aims[$0] > 0 && covariances[$0][$0] <= 0 }) {
    throw .constantComponent(flat)
  }
  // At independence these are the answer.
  var weights = aims.indices.map { k in
    aims[k] > 0 ? (aims[k] / covariances[k][k]).squareRoot() : 0
  }
  var rounds = 0
  var converged = false
  while !converged && rounds < 10_000 {
    var change = 0.0
    for k in aims.indices where aims[k] > 0 {
      let own = covariances[k][k]
      let others = weights.indices.reduce(0) {
        $1 == k ? $0 : $0 + covariances[k][$1] * weights[$1]
      }
      // own w² + others w = share; with others > 0 the second form of the root keeps its digits.
      let root = (others * others + 4 * own * aims[k]).squareRoot()
      let next = others > 0 ? 2 * aims[k] / (root + others) : (root - others) / (2 * own)
      change = max(change, abs(next - weights[k]) / next)
      weights[k] = next
    }
    rounds += 1
    converged = change < 1e-12
  }
  let scale = weights.reduce(0, +)
  let parts = weights.indices.map { k in
    weights[k] * weights.indices.reduce(0) { $0 + covariances[k][$1] * weights[$1] }
  }
  let whole = parts.reduce(0, +)
  return WeightsForEqualShares(
    weights: weights.map { $0 / scale }, varianceShares: parts.map { $0 / whole },
    rounds: rounds, converged: converged)
}
