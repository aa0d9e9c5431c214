/// First-order and total Sobol' indices of independent inputs.
///
/// One scrambled Sobol' sequence gives both matrices. The bootstrap resamples rows, as if they were
/// independent, so its intervals are too wide rather than too short.
///
/// - Parameters:
///   - inputs: number of coordinates of each input: weights of three components are one input of
///     two. Coordinates are uniform in (0, 1).
///   - plan: `points` rows; the seed.
///   - bootstraps: number of resamples.
///   - model: the result at a point of the unit cube, whose coordinates are those of the inputs
///     one after another.
/// - Returns: one index per input; all 0 when the result is constant.
/// - Throws: `tooManyComponents` beyond 20 coordinates.
/// - Complexity: points × 2 (inputs + 1) calls of the model.
///
/// Source: Azzini, Mara & Rosati (2021), Comparison of two sets of Monte Carlo estimators of Sobol'
/// indices, Environmental Modelling & Software 144, 105167: their second set.
public func sobolIndices(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(points: 4_096), bootstraps: Int = 200,
  model: ([Double]) -> Double
) throws(SensitivityError) -> [SobolIndex] {
  try VarianceShares(inputs: inputs, plan: plan, shapley: false) { [model($0)] }
    .sobolIndices(of: 0, bootstraps: bootstraps)
}
