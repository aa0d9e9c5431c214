import Statistics

/// How items that two years share tie their scales, and which of them drifted.
public struct CommonItemLink: Sendable {
  /// What the link found of one common item.
  public struct Item: Sendable {
    /// Index of the common item.
    public let item: Int
    /// Later easiness less earlier, after linking: positive became easier to score on.
    public let drift: Double
    /// Distance from the median in robust SDs (interquartile range over 1.349).
    public let robustZ: Double
    /// Left out of the link.
    public let dropped: Bool
  }

  /// One per common item, in the order given.
  public let items: [Item]
  /// later = slope · earlier + intercept, over the anchors kept.
  public let slope: Double
  /// What the later year adds to that, as a share of full marks.
  public let intercept: Double

  /// Beyond this robust z an item has drifted: where a boxplot's whiskers end, which 1 normal item in
  /// 140 passes.
  public static let limit = 2.7
  /// Anchors that must be left.
  private static let fewest = 3

  /// How one year's easiness becomes the other's.
  public enum Method: Sendable {
    /// Slope 1: the years differ by a shift.
    case mean
    /// Slope the ratio of SDs.
    case linear
  }

  /// The item farthest out is dropped, and all are judged again, until none is beyond the limit.
  ///
  /// - Parameters:
  ///   - before, after: easiness of each common item, the share of full marks given on average.
  /// - Returns: nil for fewer than four items.
  /// - Complexity: items².
  ///
  /// Source: Kolen & Brennan (2014), Test Equating, Scaling, and Linking, section 4.2 (mean and linear
  /// common-item methods); Huynh & Meyer (2010), Use of robust z in detecting unstable items, Practical
  /// Assessment, Research & Evaluation 15(2), for the robust z.
  public init?(before: [Double], after: [Double], method: Method = .mean) {
    precondition(before.count == after.count, "one easiness a year for each item")
    guard before.count > Self.fewest else { return nil }
    var kept = Set(before.indices)
    var (slope, intercept) = (1.0, 0.0)
    var scores = [Double](repeating: 0, count: before.count)
    while true {
      let own = kept.sorted()
      let (a, b) = (own.map { before[$0] }, own.map { after[$0] })
      if method == .linear, let x = variance(a), let y = variance(b), x > 0 {
        slope = (y / x).squareRoot()
      }
      intercept = (mean(b) ?? 0) - slope * (mean(a) ?? 0)
      let drifts = before.indices.map { after[$0] - slope * before[$0] - intercept }
      let sorted = own.map { drifts[$0] }.sorted()
      let spread = (quantile(sorted: sorted, 0.75) - quantile(sorted: sorted, 0.25)) / 1.349
      guard spread > 0 else { break }
      let centre = quantile(sorted: sorted, 0.5)
      scores = drifts.map { ($0 - centre) / spread }
      guard let worst = own.max(by: { abs(scores[$0]) < abs(scores[$1]) }),
        abs(scores[worst]) > Self.limit, kept.count > Self.fewest
      else { break }
      kept.remove(worst)
    }
    self.slope = slope
    self.intercept = intercept
    items = before.indices.map { item in
      Item(
        item: item, drift: after[item] - slope * before[item] - intercept,
        robustZ: scores[item], dropped: !kept.contains(item))
    }
  }
}
