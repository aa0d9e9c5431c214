/// How many of some estimates lie above each one, and how many below, by more than the interval of the
/// difference: values of which the larger exceeds the smaller by more than `width` · √(SD² + SD²).
///
/// - Parameters:
///   - values: finite.
///   - standardDeviations: one per value, 0 or more; values are independent.
///   - width: standard deviations of a difference to either side, 0 or more.
/// - Complexity: n log n where SDs are of a few kinds. Else values are compared one by one with those of like
///   SDs that lie near the limit.
package func separateCounts(
  _ values: [Double], standardDeviations: [Double], width: Double
) -> [(above: Int, below: Int)] {
  let bins = SDBin.all(values, standardDeviations)
  return zip(values, standardDeviations).map { value, sd in
    bins.reduce(into: (above: 0, below: 0)) { counts, bin in
      let own = bin.counts(value, sd, width: width)
      counts.above += own.above
      counts.below += own.below
    }
  }
}

/// Values whose SDs are nearly equal.
private struct SDBin {
  /// Ascending, and the SD of each.
  private let values: [Double]
  private let sds: [Double]
  private let reach: ClosedRange<Double>

  /// Every value is looked for in every bin.
  private static let most = 64
  /// SDs of one kind of value differ by rounding alone.
  private static let alike = 1 + 1e-9

  static func all(_ values: [Double], _ sds: [Double]) -> [SDBin] {
    let order = sds.ascendingOrder()
    var cuts = order.indices.filter { $0 > 0 && sds[order[$0]] > alike * sds[order[$0 - 1]] }
    if cuts.count >= most { cuts = (1..<most).map { $0 * order.count / most } }
    return zip([0] + cuts, cuts + [order.count]).compactMap { first, end in
      first < end ? SDBin(values, sds, order[first..<end]) : nil
    }
  }

  private init(_ values: [Double], _ sds: [Double], _ places: ArraySlice<Int>) {
    let own = places.map { values[$0] }
    let order = own.ascendingOrder()
    self.values = order.map { own[$0] }
    self.sds = order.map { sds[places[places.startIndex + $0]] }
    reach = sds[places[places.startIndex]]...sds[places[places.endIndex - 1]]
  }

  func counts(_ value: Double, _ sd: Double, width: Double) -> (above: Int, below: Int) {
    func apart(_ other: Double) -> Double { width * (sd * sd + other * other).squareRoot() }
    let (least, most) = (apart(reach.lowerBound), apart(reach.upperBound))
    // Rounding is monotone, so a value between two limits is in doubt and no other.
    let maybeAbove = values.partitionPlace { $0 - value > least }
    let surelyAbove = values.partitionPlace { $0 - value > most }
    let surelyBelow = values.partitionPlace { value - $0 <= most }
    let maybeBelow = values.partitionPlace { value - $0 <= least }
    return (
      values.count - surelyAbove
        + (maybeAbove..<surelyAbove).count { values[$0] - value > apart(sds[$0]) },
      surelyBelow + (surelyBelow..<maybeBelow).count { value - values[$0] > apart(sds[$0]) }
    )
  }
}
