import Statistics

/// The Theil-Sen slope: the median of the slopes of all pairs.
public struct SenSlope: Equatable, Sendable {
  /// Points per unit of time.
  public let slope: Double
  /// Of the line through the medians of values and times.
  public let intercept: Double
  /// Lower end of the interval; nil where there are too few pairs for it.
  public let lower: Double?
  /// Upper end of the interval; nil where there are too few pairs for it.
  public let upper: Double?

  /// - Parameters:
  ///   - times: not all the same.
  ///   - values: as many.
  ///   - confidence: between 0 and 1.
  /// - Returns: nil without two different times.
  /// - Complexity: n² log n.
  ///
  /// Source: Theil (1950), Indagationes Math. 12, 85-91; Sen (1968), J. Am. Stat. Assoc. 63,
  /// 1379-1389, section 6 for the interval, ties by Kendall's variance.
  public init?(times: [Double], values: [Double], confidence: Double = 0.95) {
    precondition(times.count == values.count, "one value a time")
    var slopes: [Double] = []
    for j in times.indices {
      for i in 0..<j where times[i] != times[j] {
        slopes.append((values[j] - values[i]) / (times[j] - times[i]))
      }
    }
    slopes.sort()
    guard let slope = median(slopes), let middle = median(values), let time = median(times) else {
      return nil
    }
    self.slope = slope
    intercept = middle - slope * time
    let ties = [times, values].flatMap { column in
      Dictionary(grouping: column) { $0 }.values.map(\.count)
    }
    let variance = MannKendall.variance(count: values.count, tied: ties)
    let reach = Distributions.normalQuantile((1 + confidence) / 2) * max(0, variance).squareRoot()
    let low = Int(((Double(slopes.count) - reach) / 2).rounded())
    let high = Int(((Double(slopes.count) + reach) / 2).rounded())
    let inside = low >= 1 && high < slopes.count
    lower = inside ? slopes[low - 1] : nil
    upper = inside ? slopes[high] : nil
  }
}
