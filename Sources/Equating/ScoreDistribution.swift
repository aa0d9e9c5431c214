/// How often each score of a form occurs, made continuous by spreading every score evenly over the
/// step around it.
///
/// Source: Kolen & Brennan (2014), section 2.5.1: percentile ranks and their inverse.
public struct ScoreDistribution: Sendable {
  /// The scores.
  public let scale: ScoreScale
  /// Share of each score, summing to 1.
  public let probabilities: [Double]
  /// Number of examinees; 1 where only shares are known.
  public let size: Double
  /// Share at or below each score.
  let cumulative: [Double]

  /// - Parameters:
  ///   - scale: the scores.
  ///   - frequencies: one per score, 0 or more, with a positive sum.
  public init(_ scale: ScoreScale, frequencies: [Double]) {
    precondition(frequencies.count == scale.count, "one frequency per score")
    self.scale = scale
    size = frequencies.reduce(0, +)
    var below = 0.0
    let total = size
    cumulative = frequencies.map {
      below += $0
      return below / total
    }
    probabilities = frequencies.map { $0 / total }
  }

  /// Mean, SD, skewness and kurtosis.
  public var moments: ScoreMoments { ScoreMoments(scale.scores, weights: probabilities) }

  /// Differences of shares below this are rounding of their sums.
  private var slack: Double { 8 * Double(scale.count) * .ulpOfOne }

  /// The share below a value, 0 to 1: the percentile rank over 100.
  public func rank(of value: Double) -> Double {
    let place = scale.place(value) + 0.5
    guard place > 0 else { return 0 }
    guard place < Double(scale.count) else { return 1 }
    let step = Int(place)
    return (step > 0 ? cumulative[step - 1] : 0) + (place - Double(step)) * probabilities[step]
  }

  /// The value whose rank is `share`; where several values have it, the middle of them.
  ///
  /// Source: Kolen & Brennan (2014), equations 2.15 to 2.19, with the mean of the two inverses.
  public func value(ofRank share: Double) -> Double {
    let places = cumulative.indices
    // The least value of that rank: in the step after the last one that lies below it.
    var lower = -0.5
    if share > slack {
      let step = places.first { cumulative[$0] >= share - slack } ?? scale.count - 1
      lower = place(in: step, share)
    }
    var upper = Double(scale.count) - 0.5
    if share < 1 - slack {
      let step = places.first { cumulative[$0] > share + slack } ?? scale.count - 1
      upper = place(in: step, share)
    }
    return scale.score((lower + upper) / 2)
  }

  /// Where in a step the rank is reached, in steps from the least score.
  private func place(in step: Int, _ share: Double) -> Double {
    let below = step > 0 ? cumulative[step - 1] : 0
    let part = probabilities[step] > 0 ? (share - below) / probabilities[step] : 0
    return Double(step) - 0.5 + min(max(part, 0), 1)
  }

  /// The step that values of a rank lie in, the upper of two; nil for a rank of 1.
  func step(ofRank share: Double) -> Int? {
    share < 1 - slack ? cumulative.indices.first { cumulative[$0] > share + slack } : nil
  }
}
