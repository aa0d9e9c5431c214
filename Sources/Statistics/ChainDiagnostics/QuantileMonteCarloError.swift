/// How far a quantile of the draws of several chains would move with another seed.
///
/// The share of draws below the quantile has as many effective draws as its indicator series; the
/// quantiles that lie one standard error of that share to either side are twice the error apart.
///
/// - Parameters:
///   - chains: chain × draw; of unlike lengths, the end of longer ones tells nothing about how draws
///     follow each other.
///   - sorted: all draws of them in ascending order.
///   - probability: of the quantile, above 0 and below 1.
/// - Returns: the standard error, in the unit of the draws; nil where a chain has fewer than 8 draws.
/// - Complexity: linear in the draws, for some lags until autocorrelation is noise.
///
/// Source: Vehtari et al. (2021), Bayesian Analysis 16, 667-718, section 4.3.
public func quantileMonteCarloError(
  _ chains: [[Double]], sorted: [Double], probability: Double
) -> Double? {
  let chains = chains.filter { !$0.isEmpty }
  guard let length = chains.map(\.count).min(), length >= 8 else { return nil }
  let value = quantile(sorted: sorted, probability)
  let indicators = chains.map { $0.prefix(length).map { $0 <= value ? 1.0 : 0 } }
  let share = effectiveSampleSize(indicators) / Double(length * chains.count)
  let effective = min(1, share) * Double(sorted.count)
  let (a, b) = (effective * probability + 1, effective * (1 - probability) + 1)
  func place(_ tail: Double) -> Double {
    quantile(sorted: sorted, Distributions.betaQuantile(tail, a, b))
  }
  // One standard error of a normal variable to either side.
  let below = Distributions.normalCumulative(-1)
  return (place(1 - below) - place(below)) / 2
}
