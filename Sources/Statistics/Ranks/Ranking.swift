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
    forEachRank(values, of: values.indices) { index, rank, _ in ranks[index] = rank }
    return ranks
  }

  /// Indices of the values that are present, best first; equal values by index.
  ///
  /// - Complexity: n log n.
  public func order(_ values: [Double?]) -> [Int] {
    var order: [Int] = []
    forEachGroup(
      values.map { $0 ?? 0 }, of: values.indices.filter { values[$0] != nil }
    ) { indices, group in for place in group { order.append(Int(indices[place])) } }
    return order
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
    forEachGroup(
      values.map { $0 ?? 0 }, of: values.indices.filter { values[$0] != nil }
    ) { indices, group in
      if group.lowerBound < k { for place in group { isFirst[Int(indices[place])] = true } }
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
    forEachRank(values, of: values.indices, each)
  }

  /// The central 95 % of ranks that one unit had, widened to ranks the policy can give: whole ones,
  /// or halves under `mid`.
  ///
  /// - Parameter ranks: one or more, whole or halves, in any order.
  public func centralInterval(_ ranks: [Double]) -> ClosedRange<Double> {
    let parts = ties == .mid ? 2.0 : 1
    let interval = WholeCounts(ranks.map { Int((parts * $0).rounded()) }).centralInterval
    return Double(interval.lowerBound) / parts...Double(interval.upperBound) / parts
  }
}

extension Ranking {
  /// Goes over groups of equal values, the greatest first.
  ///
  /// - Parameter body: gets all indices, best first, and the places of a group's, whose indices ascend: before
  ///   them are those of greater values.
  private func forEachGroup(
    _ values: [Double], of indices: some Collection<Int>,
    _ body: (_ indices: UnsafeMutableBufferPointer<UInt64>, _ group: Range<Int>) -> Void
  ) {
    var order = sorted(values, of: indices)
    order.withUnsafeMutableBufferPointer { order in
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, isTie(values[Int(order[end - 1])], values[Int(order[end])]) {
          end += 1
        }
        // Values that are equal but for rounding were ordered by it.
        if end - start > 1 { order[start..<end].sort() }
        body(order, start..<end)
        start = end
      }
    }
  }

  /// Indices best first; those of values that differ by less than the tolerance in any order.
  private func sorted(_ values: [Double], of indices: some Collection<Int>) -> [UInt64] {
    guard tolerance >= Self.roundingTolerance, values.count < 1 << Self.placeBits else {
      return indices.sorted {
        values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1)
      }.map(UInt64.init)
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
    for place in keys.indices { keys[place] &= low }
    return keys
  }

  private static let placeBits = 16

  private func isTie(_ above: Double, _ below: Double) -> Bool {
    above == below || above - below <= tolerance * max(1, abs(below))
  }

  /// - Parameter body: gets an index, its rank, and how many values are strictly greater.
  private func forEachRank(
    _ values: [Double], of indices: some Collection<Int>,
    _ body: (_ index: Int, _ rank: Double, _ greater: Int) -> Void
  ) {
    var groups = 0
    forEachGroup(values, of: indices) { order, group in
      groups += 1
      for place in group {
        let rank =
          switch ties {
          case .competition: Double(group.lowerBound + 1)
          case .dense: Double(groups)
          case .ordinal: Double(place + 1)
          case .mid: Double(group.lowerBound + group.upperBound + 1) / 2
          }
        body(Int(order[place]), rank, group.lowerBound)
      }
    }
  }
}
