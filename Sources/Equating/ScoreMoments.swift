/// Mean, SD, skewness and kurtosis of a distribution of scores; sums are divided by the number of
/// examinees, as Kolen & Brennan (2014) do.
public struct ScoreMoments: Equatable, Sendable {
  /// In points of the scale.
  public let mean: Double
  /// In points of the scale.
  public let standardDeviation: Double
  /// Third central moment over the cube of the SD; nil where all scores are the same.
  public let skewness: Double?
  /// Fourth central moment over the fourth power of the SD, 3 for a normal distribution; nil where
  /// all scores are the same.
  public let kurtosis: Double?

  /// - Parameters:
  ///   - values: one per score.
  ///   - weights: frequencies or probabilities, 0 or more, with a positive sum.
  public init(_ values: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    let centre = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    var sums = (0.0, 0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      let distance = value - centre
      let square = distance * distance
      sums.0 += weight * square
      sums.1 += weight * square * distance
      sums.2 += weight * square * square
    }
    let variance = sums.0 / total
    mean = centre
    standardDeviation = variance.squareRoot()
    let isSpread = variance > 0
    skewness = isSpread ? sums.1 / total / (variance * variance.squareRoot()) : nil
    kurtosis = isSpread ? sums.2 / total / (variance * variance) : nil
  }
}
