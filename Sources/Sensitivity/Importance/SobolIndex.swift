import Statistics

/// How much of a result's variance comes from one uncertain input.
public struct SobolIndex: Equatable, Sendable {
  /// The share explained by the input alone.
  public let first: Double
  /// The share that would be left if all other inputs were known.
  public let total: Double
  /// Central 95 % bootstrap intervals.
  public let firstInterval: ClosedRange<Double>
  public let totalInterval: ClosedRange<Double>
}

/// First-order and total Sobol' indices of independent inputs.
///
/// One scrambled Sobol' sequence gives both matrices. The bootstrap resamples rows, as if they were independent, so its intervals are wide rather than short.
/// - Parameters:
///   - inputs: for each input, its number of coordinates: weights of three components are one
///     input of two. Coordinates are uniform in (0, 1).
///   - plan: `points` rows; the seed.
///   - bootstraps: resamples.
///   - model: the result at a point of the unit cube, inputs one after another.
/// - Returns: one index an input; all 0 when the result is constant.
/// - Throws: `tooManyComponents` beyond 20 coordinates.
/// - Complexity: points × 2 (inputs + 1) calls of the model.
///
/// Source: Azzini, Mara & Rosati (2021), Comparison of two sets of Monte Carlo estimators of Sobol' indices,
/// Environmental Modelling & Software 144, 105167: their second set.
public func sobolIndices(
  inputs: [Int], plan: SamplingPlan = SamplingPlan(), bootstraps: Int = 200,
  model: ([Double]) -> Double
) throws(SensitivityError) -> [SobolIndex] {
  let design = try PickFreeze(inputs: inputs, plan: plan)
  // A constant taken off leaves every index as it is, and keeps the digits of variances.
  let raw = design.results(model) { _ in false }
  let centre = mean(raw) ?? 0
  let base = raw.map { $0 - centre }
  let other = design.results(model) { _ in true }.map { $0 - centre }
  return inputs.indices.map { input in
    // Either matrix with this one input from the other.
    let baseMixed = design.results(model) { $0 == input }.map { $0 - centre }
    let otherMixed = design.results(model) { $0 != input }.map { $0 - centre }
    func indices(_ row: (Int) -> Int) -> (Double, Double) {
      var (product, total, spread) = (0.0, 0.0, 0.0)
      for r in base.indices {
        let r = row(r)
        let (a, b, ab, ba) = (base[r], other[r], baseMixed[r], otherMixed[r])
        product += (ba - b) * (a - ab)
        total += (b - ba) * (b - ba) + (a - ab) * (a - ab)
        spread += (a - b) * (a - b) + (ba - ab) * (ba - ab)
      }
      return spread > 0 ? (2 * product / spread, total / spread) : (0, 0)
    }
    let estimate = indices { $0 }
    var stream = PhiloxStream(
      seed: plan.seed, purpose: StreamPurpose.bootstrap, replicate: input)
    let count = UInt64(base.count)
    let resamples = (0..<max(1, bootstraps)).map { _ in
      indices { _ in Int(truncatingIfNeeded: stream.next() % count) }
    }
    func interval(_ values: [Double]) -> ClosedRange<Double> {
      let sorted = values.sorted()
      return quantile(sorted: sorted, 0.025)...quantile(sorted: sorted, 0.975)
    }
    return SobolIndex(
      first: estimate.0, total: estimate.1, firstInterval: interval(resamples.map(\.0)),
      totalInterval: interval(resamples.map(\.1)))
  }
}
