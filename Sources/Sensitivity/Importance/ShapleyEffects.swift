/// Shapley effects: shares of a result's variance, interactions split evenly among those who take
/// part.
///
/// Shares of every set of inputs come from one pair of scrambled Sobol' matrices, so the effects sum
/// to 1.
/// - Parameters: as `sobolIndices`, with up to 10 inputs.
/// - Returns: one effect an input, between its first-order and total index up to sampling error; all
///   0 when the result is constant.
/// - Throws: `tooManyComponents` beyond 10 inputs or 20 coordinates.
/// - Complexity: points × 2^inputs calls of the model, their results kept.
///
/// Source: Owen (2014), Sobol' indices and Shapley value, SIAM/ASA J. Uncertainty Quantification 2,
/// 245-251. Shares of sets are estimated as in `sobolIndices`.
public func shapleyEffects(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(), model: ([Double]) -> Double
) throws(SensitivityError) -> [Double] {
  try VarianceShares(inputs: inputs, plan: plan, shapley: true) { [model($0)] }
    .shapleyEffects(of: 0)
}
