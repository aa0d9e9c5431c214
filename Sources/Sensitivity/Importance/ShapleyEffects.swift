/// Shapley effects: shares of a result's variance, interactions split evenly among those who take part.
///
/// Shares of every set of inputs come from one pair of scrambled Sobol' matrices, so the effects sum to 1.
/// - Parameters: as `sobolIndices`, with up to 10 inputs.
/// - Returns: one effect an input, between its first-order and total index up to sampling error; all 0 when
///   the result is constant.
/// - Throws: `tooManyComponents` beyond 10 inputs or 20 coordinates.
/// - Complexity: points × 2^inputs calls of the model, their results kept.
///
/// Source: Owen (2014), Sobol' indices and Shapley value, SIAM/ASA J. Uncertainty Quantification 2, 245-251. Shares of
/// sets are estimated as in `sobolIndices`.
public func shapleyEffects(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(), model: ([Double]) -> Double
) throws(SensitivityError) -> [Double] {
  let count = inputs.count
  guard count <= 10 else { throw .tooManyComponents(count, most: 10) }
  let design = try PickFreeze(inputs: inputs, plan: plan)
  let all = (1 << count) - 1
  let results = (0...all).map { set in design.results(model) { set >> $0 & 1 == 1 } }
  // The share left unknown when a set is drawn anew, from both matrices: a set and the rest of the inputs
  // change places in the second one.
  func distance(_ a: Int, _ b: Int) -> Double {
    zip(results[a], results[b]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
  let shares = (0...all).map { set -> Double in
    let rest = all & ~set
    let spread = distance(0, all) + distance(set, rest)
    return spread > 0 ? (distance(0, set) + distance(all, rest)) / spread : 0
  }
  return inputs.indices.map { input -> Double in
    (0...all).reduce(0.0) { sum, set in
      guard set >> input & 1 == 0 else { return sum }
      let gain = shares[set | 1 << input] - shares[set]
      return sum + gain / (Double(count) * binomial(count - 1, set.nonzeroBitCount))
    }
  }
}

private func binomial(_ n: Int, _ k: Int) -> Double {
  (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
}
