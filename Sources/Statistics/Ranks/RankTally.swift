/// Ranks of the same units over many draws of their values.
public struct RankTally: Sendable {
  private let ranking: Ranking
  private let top: Int
  private let count: Int
  /// draw × unit.
  private var ranks: [Float] = []
  private var firsts: [Int]

  /// - Parameters:
  ///   - ranking: how equal values rank.
  ///   - top: the k of the first k; membership is the same for every policy.
  ///   - count: units; each draw has a value of every one.
  public init(ranking: Ranking, first top: Int, count: Int) {
    self.ranking = ranking
    self.top = top
    self.count = count
    firsts = Array(repeating: 0, count: count)
  }

  /// Counts one draw.
  ///
  /// - Parameters:
  ///   - values: one per unit, the highest being the best.
  ///   - each: called for every unit with how many values are strictly greater.
  /// - Complexity: n log n.
  public mutating func add(
    _ values: [Double], each: (_ unit: Int, _ greater: Int) -> Void = { _, _ in }
  ) {
    precondition(values.count == count, "one value per unit")
    let start = ranks.count
    ranks.append(contentsOf: repeatElement(0, count: count))
    ranking.place(values) { unit, rank, greater in
      ranks[start + unit] = Float(rank)
      if greater < top { firsts[unit] += 1 }
      each(unit, greater)
    }
  }

  /// Appends the draws of another tally of the same units.
  public mutating func append(_ other: RankTally) {
    ranks += other.ranks
    for unit in firsts.indices { firsts[unit] += other.firsts[unit] }
  }

  /// Share of draws in which each unit is among the first k; nil without draws.
  public var shares: [Double?] {
    let draws = count > 0 ? ranks.count / count : 0
    return firsts.map { draws > 0 ? Double($0) / Double(draws) : nil }
  }

  /// One per unit; nil without draws.
  ///
  /// - Complexity: units × (draws + units).
  public var summaries: [RankSummary?] {
    let draws = count > 0 ? ranks.count / count : 0
    guard draws > 0 else { return Array(repeating: nil, count: count) }
    return (0..<count).map { unit in
      // Ranks are whole or halves, so they are counted, not sorted.
      var counts = [Int](repeating: 0, count: 2 * count + 1)
      var sum = 0.0
      for draw in 0..<draws {
        let rank = ranks[draw * count + unit]
        counts[Int(2 * rank)] += 1
        sum += Double(rank)
      }
      let interval = ranking.centralInterval(halves: counts)
      return RankSummary(
        lower: interval.lowerBound, upper: interval.upperBound,
        probabilityTop: Double(firsts[unit]) / Double(draws), expected: sum / Double(draws))
    }
  }
}

/// Where a unit's rank lies over draws.
public struct RankSummary: Equatable, Sendable {
  /// Lower end of the central 95 % of ranks, the better one: whole, or a half where ties get a mean
  /// rank.
  public let lower: Double
  /// Upper end of the central 95 % of ranks, the worse one.
  public let upper: Double
  /// Share of draws in which fewer than k units have a greater value.
  public let probabilityTop: Double
  /// Mean rank over the draws.
  public let expected: Double

  /// The same with the ends of the interval told in ranks that were published: a place by drawn values,
  /// among which there are no ties, as the rank that this place has where there are.
  ///
  /// - Parameter published: ranks of the same units in ascending order.
  public func told(in published: [Double]) -> RankSummary {
    guard !published.isEmpty else { return self }
    return RankSummary(
      lower: published[max(Int(lower), 1) - 1],
      upper: published[min(Int(upper.rounded(.up)), published.count) - 1],
      probabilityTop: probabilityTop, expected: expected)
  }

  /// Surface under the cumulative ranking: the mean share of other units it is before; 1 for a unit
  /// that is always first, 0 for one that is always last, nil where there is no other unit.
  ///
  /// Source: Salanti, Ades & Ioannidis (2011), Journal of Clinical Epidemiology 64, 163-171.
  ///
  /// - Parameter count: ranked units.
  public func surface(among count: Int) -> Double? {
    count > 1 ? (Double(count) - expected) / Double(count - 1) : nil
  }
}
