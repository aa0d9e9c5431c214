/// How values become ranks: the highest value first, equal values by a policy.
///
/// Every rank of the package is made here, so that two tables never rank the same values
/// differently.
public struct Ranking: Sendable, Equatable {
  /// Which rank equal values get.
  public let ties: TiePolicy
  /// Neighbouring values no farther apart than this share of their size (of 1 for smaller values)
  /// are equal.
  public let tolerance: Double

  /// Weights such as 0.1 have no exact binary form, so equal totals may differ in their last
  /// digits.
  public static let roundingTolerance = 1e-9

  /// - Parameters:
  ///   - ties: which rank equal values get.
  ///   - tolerance: 0 where only identical values are ties.
  public init(ties: TiePolicy = .competition, tolerance: Double = Ranking.roundingTolerance) {
    self.ties = ties
    self.tolerance = tolerance
  }

  /// One rank per value; nil where the value is missing.
  ///
  /// - Complexity: n log n.
  public func ranks(_ values: [Double?]) -> [Double?] {
    var ranks = [Double?](repeating: nil, count: values.count)
    forEachRank(
      values.map { $0 ?? 0 }, of: values.indices.filter { values[$0] != nil }
    ) { index, rank, _ in ranks[index] = rank }
    return ranks
  }

  /// One rank per value.
  ///
  /// - Complexity: n log n.
  public func ranks(_ values: [Double]) -> [Double] {
    var ranks = [Double](repeating: 0, count: values.count)
    forEachRank(values, of: Array(values.indices)) { index, rank, _ in ranks[index] = rank }
    return ranks
  }

  /// Indices of the values that are present, best first; equal values by index.
  ///
  /// - Complexity: n log n.
  public func order(_ values: [Double?]) -> [Int] {
    ordered(values.map { $0 ?? 0 }, of: values.indices.filter { values[$0] != nil }).order
  }

  /// Whether a rank is one of 1 to k.
  ///
  /// A rank alone tells this and no more. Only under `competition` does it mean that fewer than k
  /// values are greater: under `dense` more than k values can have ranks up to k, and under `mid`
  /// and `ordinal` a tie at the boundary may stay outside. For "among the first k" use `firstSet`.
  public func isAmongFirst(_ rank: Double, _ k: Int) -> Bool { rank <= Double(k) }

  /// Which values are among the first k: those with fewer than k strictly greater values.
  ///
  /// The policy does not matter here. Values tied at the boundary all count in, so more than k can
  /// be among the first k, but a value that k others beat never is. Missing values are not.
  ///
  /// - Complexity: n log n.
  public func firstSet(_ values: [Double?], _ k: Int) -> [Bool] {
    var isFirst = [Bool](repeating: false, count: values.count)
    let (order, starts) = ordered(
      values.map { $0 ?? 0 }, of: values.indices.filter { values[$0] != nil })
    for (start, end) in zip(starts, starts.dropFirst()) where start < k {
      for index in order[start..<end] { isFirst[index] = true }
    }
    return isFirst
  }

  /// Ranks of values that are all present, and how many are greater, for one sort.
  ///
  /// - Parameter each: called for every value with its index, its rank, and how many values are strictly
  ///   greater; it is among the first k where these are fewer than k.
  /// - Complexity: n log n.
  public func place(
    _ values: [Double], each: (_ index: Int, _ rank: Double, _ greater: Int) -> Void
  ) {
    forEachRank(values, of: Array(values.indices), each)
  }

  /// The central 95 % of ranks that one unit had, widened to ranks the policy can give: whole ones,
  /// or halves under `mid`.
  ///
  /// - Parameter ranks: one or more, whole or halves, in any order.
  public func centralInterval(_ ranks: [Double]) -> ClosedRange<Double> {
    let parts = ties == .mid ? 2.0 : 1
    var counts = [Int](repeating: 0, count: Int(parts * (ranks.max() ?? 0)) + 1)
    for rank in ranks { counts[Int((parts * rank).rounded())] += 1 }
    let interval = Self.centralInterval(counts: counts)
    return Double(interval.lowerBound) / parts...Double(interval.upperBound) / parts
  }

  /// The central 95 % of whole numbers, widened to such.
  ///
  /// - Parameters:
  ///   - counts: how often there was each number from `least` on; one number or more.
  static func centralInterval(counts: [Int], from least: Int = 0) -> ClosedRange<Int> {
    let total = counts.reduce(0, +)
    // Quantiles of type 7, as `quantile(sorted:)` has them.
    func quantile(_ probability: Double) -> Double {
      let position = probability * Double(total - 1)
      let below = Int(position)
      var (seen, first) = (0, Double?.none)
      for (place, count) in counts.enumerated() where count > 0 {
        let number = least + place
        seen += count
        if first == nil, seen > below { first = Double(number) }
        if let first, seen > below + 1 || seen == total {
          return first + (position - Double(below)) * (Double(number) - first)
        }
      }
      return first ?? 0
    }
    return Int(quantile(0.025).rounded(.down))...Int(quantile(0.975).rounded(.up))
  }
}

extension Ranking {
  /// Indices best first, equal values by index, and where each group of equal values starts; the
  /// last start is the count.
  private func ordered(_ values: [Double], of indices: [Int]) -> (order: [Int], starts: [Int]) {
    var order = sorted(values, of: indices)
    var starts: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, isTie(values[order[end - 1]], values[order[end]]) { end += 1 }
      // Values that are equal but for rounding were ordered by it.
      if end - start > 1 { order[start..<end].sort() }
      starts.append(start)
      start = end
    }
    return (order, starts + [order.count])
  }

  /// Indices best first; those of values that differ by less than the tolerance in any order.
  private func sorted(_ values: [Double], of indices: [Int]) -> [Int] {
    guard tolerance >= Self.roundingTolerance, values.count < 1 << Self.placeBits else {
      return indices.sorted {
        values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1)
      }
    }
    // One whole number holds a value's leading digits, to 2⁻³⁶ of it, and its index: such numbers
    // sort several times faster than indices by their values.
    let low = UInt64(1) << Self.placeBits - 1
    var keys = indices.map { index in
      let bits = values[index].bitPattern
      let ascending = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
      return ~ascending & ~low | UInt64(index)
    }
    keys.ascend()
    return keys.map { Int($0 & low) }
  }

  private static let placeBits = 16

  private func isTie(_ above: Double, _ below: Double) -> Bool {
    above == below || above - below <= tolerance * max(1, abs(below))
  }

  /// - Parameter body: gets an index, its rank, and how many values are strictly greater.
  private func forEachRank(
    _ values: [Double], of indices: [Int],
    _ body: (_ index: Int, _ rank: Double, _ greater: Int) -> Void
  ) {
    let (order, starts) = ordered(values, of: indices)
    for (group, (start, end)) in zip(starts, starts.dropFirst()).enumerated() {
      for place in start..<end {
        let rank =
          switch ties {
          case .competition: Double(start + 1)
          case .dense: Double(group + 1)
          case .ordinal: Double(place + 1)
          case .mid: Double(start + end + 1) / 2
          }
        body(order[place], rank, start)
      }
    }
  }
}
