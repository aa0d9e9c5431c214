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
    // Ranks count from the highest, scores from the lowest.
    let flat = Ranking(ties: .mid, tolerance: 0).ranks(pooled).map {
      scores[2 * (pooled.count + 1) - Int(2 * $0)]
    }
    var next = 0
    return chains.map { chain in
      defer { next += chain.count }
      return Array(flat[next..<(next + chain.count)])
    }
  }
}
