/// Normal scores of the pooled ranks of draws, chain by chain; ties share their mean rank.
///
/// z = Φ⁻¹((rank − 3/8) / (S + 1/4)) with S draws in all.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667-718,
/// equation 14; Blom (1958) for the offsets.
struct RankNormalization {
  /// Φ⁻¹ at half ranks 2, 3, …, 2 S: a mean of two ranks is a half rank.
  private let scores: [Double]

  init(count: Int) {
    scores = (0...(2 * count)).map {
      Distributions.normalQuantile((Double($0) / 2 - 0.375) / (Double(count) + 0.25))
    }
  }

  func callAsFunction(_ chains: [[Double]]) -> [[Double]] {
    let pooled = chains.flatMap(\.self)
    let order = pooled.indices.sorted { pooled[$0] < pooled[$1] }
    var flat = [Double](repeating: 0, count: pooled.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, pooled[order[end]] == pooled[order[start]] { end += 1 }
      for place in start..<end { flat[order[place]] = scores[start + end + 1] }
      start = end
    }
    var next = 0
    return chains.map { chain in
      defer { next += chain.count }
      return Array(flat[next..<(next + chain.count)])
    }
  }
}
