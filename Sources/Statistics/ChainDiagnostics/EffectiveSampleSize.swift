import Foundation

/// The effective sample size of a mean over several chains of one length.
///
/// Autocorrelations of all chains are combined against the pooled variance, so chains that
/// disagree cost; they are summed in pairs while the pairs stay positive, each pair held to the
/// smallest before it. Lags are computed only as far as they are used.
///
/// - Returns: at most S log₁₀ S for S draws; S when nothing varies.
///
/// Source: Vehtari et al. (2021), equations 10-13; Geyer (1992), Statistical Science 7, 473-483,
/// initial positive and monotone sequences.
func effectiveSampleSize(_ chains: [[Double]]) -> Double {
  let n = chains[0].count
  let draws = Double(n * chains.count)
  let centred = chains.map { chain in
    let centre = mean(chain) ?? 0
    return chain.map { $0 - centre }
  }
  func covariance(_ lag: Int) -> Double {
    centred.reduce(0.0) { sum, chain in
      var product = 0.0
      for i in 0..<(n - lag) { product += chain[i] * chain[i + lag] }
      return sum + product / Double(n)
    } / Double(chains.count)
  }
  let atZero = covariance(0)
  let within = atZero * Double(n) / Double(n - 1)
  let pooled = atZero + (chains.count > 1 ? variance(chains.compactMap { mean($0) }) ?? 0 : 0)
  guard pooled > 0 else { return draws }
  func correlation(_ lag: Int) -> Double {
    lag == 0 ? 1 : 1 - (within - covariance(lag)) / pooled
  }
  var sum = 0.0
  var smallest = Double.infinity
  var lag = 0
  var tail = 0.0
  while true {
    let even = correlation(lag)
    let pair = even + correlation(lag + 1)
    if pair <= 0 || lag >= n - 5 {
      // The first pair left out still tells half of the truth about its even lag.
      tail = max(0, even)
      break
    }
    smallest = min(smallest, pair)
    sum += smallest
    lag += 2
  }
  let time = max(2 * sum - 1 + tail, 1 / log10(draws))
  return draws / time
}
