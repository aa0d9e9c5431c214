import Statistics

/// Shapley effects: shares of a result's variance, interactions split evenly among those who take part.
///
/// Shares of every set of inputs come from one pair of scrambled Sobol' matrices, so the effects sum to 1.
/// - Parameters: as `sobolIndices`, with up to 12 inputs.
/// - Returns: one effect an input, between its first-order and total index up to sampling error; all 0 when
///   the result is constant.
/// - Throws: `tooManyComponents` beyond 12 inputs or 20 coordinates.
/// - Complexity: points × 2^inputs calls of the model.
///
/// Source: Owen (2014), Sobol' indices and Shapley value, SIAM/ASA J. Uncertainty Quantification 2, 245-251.
public func shapleyEffects(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(), model: ([Double]) -> Double
) throws(SensitivityError) -> [Double] {
  let count = inputs.count
  guard count <= 12 else { throw .tooManyComponents(count, most: 12) }
  let design = try PickFreeze(inputs: inputs, plan: plan)
  let raw = design.results(model) { _ in false }
  let centre = mean(raw) ?? 0
  let base = raw.map { $0 - centre }
  let spread = mean(base.map { $0 * $0 }) ?? 0
  guard spread > 0 else { return inputs.map { _ in 0 } }
  // What is left unknown when a set is drawn anew: Jansen's total share of the set.
  let shares = (0..<(1 << count)).map { set -> Double in
    guard set > 0 else { return 0 }
    let mixed = design.results(model) { set >> $0 & 1 == 1 }.map { $0 - centre }
    return zip(base, mixed).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      / (2 * Double(base.count))
  }
  let effects = inputs.indices.map { input -> Double in
    (0..<(1 << count)).reduce(0.0) { sum, set in
      guard set >> input & 1 == 0 else { return sum }
      let gain = shares[set | 1 << input] - shares[set]
      return sum + gain / (Double(count) * binomial(count - 1, set.nonzeroBitCount))
    }
  }
  // The whole set's share is the variance, estimated from both matrices.
  return effects.map { $0 / shares[shares.count - 1] }
}

private func binomial(_ n: Int, _ k: Int) -> Double {
  (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
}
