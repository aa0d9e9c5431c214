/// Normal scores of the ranks of draws; ties share their mean rank.
///
/// z = Φ⁻¹((rank − 3/8) / (S + 1/4)) with S draws in all.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667-718,
/// equation 14; Blom (1958) for the offsets.
struct RankNormalization {
  /// Φ⁻¹ at half ranks 0, 1, …, 2 S: a mean of two ranks is a half rank.
  private let scores: [Double]

  init(count: Int) {
    scores = (0...(2 * count)).map {
      Distributions.normalQuantile((Double($0) / 2 - 0.375) / (Double(count) + 0.25))
    }
  }

  /// - Parameter order: the indices of the draws in ascending order; of equal ones in any.
  func callAsFunction(_ draws: [Double], order: [Int]) -> [Double] {
    var normal = draws
    var start = 0
    while start < order.count {
      let own = draws[order[start]]
      var end = start + 1
      while end < order.count, draws[order[end]] == own { end += 1 }
      // Ranks start + 1 to end, twice their mean.
      let score = scores[start + end + 1]
      for place in start..<end { normal[order[place]] = score }
      start = end
    }
    return normal
  }
}
