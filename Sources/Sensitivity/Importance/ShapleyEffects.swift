/// Shapley effects: shares of a result's variance, in which interactions are split evenly among the
/// inputs that take part.
///
/// The shares of all sets of inputs come from one pair of scrambled Sobol' matrices, so the effects
/// sum to 1.
///
/// - Parameters: as `sobolIndices`, with up to 10 inputs.
/// - Returns: one effect per input, between its first-order and total index up to sampling error;
///   all 0 when the result is constant.
/// - Throws: `tooManyComponents` beyond 10 inputs or 20 coordinates.
/// - Complexity: points × 2^inputs calls of the model, whose results are kept.
///
/// Source: Owen (2014), Sobol' indices and Shapley value, SIAM/ASA J. Uncertainty Quantification 2,
/// 245-251. Shares of sets are estimated as in `sobolIndices`.
public func shapleyEffects(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(points: 4_096), model: ([Double]) -> Double
) throws(SensitivityError) -> [Double] {
  try VarianceShares(inputs: inputs, plan: plan, shapley: true) { [model($0)] }
    .shapleyEffects(of: 0)
}
