/// Kendall's tau-b between two lists of the same length, corrected for ties; nil when one of them
/// is constant.
///
/// - Complexity: n log n.
///
/// Source: Kendall (1945), Biometrika 33, 239-251; Knight (1966), J. Am. Stat. Assoc. 61, 436-439, for
/// counting pairs by sorting.
public func kendallTauB(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "two lists of one length")
  let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
  let first = order.map { x[$0] }
  var second = order.map { y[$0] }
  let tiedInX = tiedPairs(first.count) { first[$0] == first[$1] }
  let tiedInBoth = tiedPairs(first.count) { first[$0] == first[$1] && second[$0] == second[$1] }
  let discordant = sortCountingInversions(&second)
  let tiedInY = tiedPairs(second.count) { second[$0] == second[$1] }
  let pairs = x.count * (x.count - 1) / 2
  let (untiedX, untiedY) = (pairs - tiedInX, pairs - tiedInY)
  guard untiedX > 0, untiedY > 0 else { return nil }
  let agreement = pairs - tiedInX - tiedInY + tiedInBoth - 2 * discordant
  return Double(agreement) / (Double(untiedX) * Double(untiedY)).squareRoot()
}

/// Pairs of equal entries of a sorted list.
private func tiedPairs(_ count: Int, _ isTie: (Int, Int) -> Bool) -> Int {
  var (pairs, run) = (0, 0)
  for place in 0..<count {
    run = place > 0 && isTie(place - 1, place) ? run + 1 : 0
    pairs += run
  }
  return pairs
}

/// Sorts by merging, and counts the pairs whose first entry was the greater.
private func sortCountingInversions(_ values: inout [Double]) -> Int {
  var (other, inversions, width) = (values, 0, 1)
  while width < values.count {
    for start in stride(from: 0, to: values.count, by: 2 * width) {
      let (middle, end) = (min(start + width, values.count), min(start + 2 * width, values.count))
      var (left, right) = (start, middle)
      for place in start..<end {
        if right == end || left < middle && values[left] <= values[right] {
          other[place] = values[left]
          left += 1
        } else {
          other[place] = values[right]
          right += 1
          inversions += middle - left
        }
      }
    }
    swap(&values, &other)
    width *= 2
  }
  return inversions
}

/// Spearman's rho: the correlation of mid-ranks; nil when one of the lists is constant.
///
/// Source: Spearman (1904), American Journal of Psychology 15, 72-101.
public func spearmanRho(_ x: [Double], _ y: [Double]) -> Double? {
  let ranking = Ranking(ties: .mid)
  return correlation(ranking.ranks(x), ranking.ranks(y))
}

/// Pearson's correlation; nil below two pairs or when one of the lists is constant.
public func correlation(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "two lists of one length")
  guard let a = mean(x), let b = mean(y) else { return nil }
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (u, v) in zip(x, y) {
    xx += (u - a) * (u - a)
    yy += (v - b) * (v - b)
    xy += (u - a) * (v - b)
  }
  guard xx > 0, yy > 0 else { return nil }
  return xy / (xx.squareRoot() * yy.squareRoot())
}

extension Ranking {
  /// Kendall's tau-b and Spearman's rho of two sets of totals; totals that the ranking takes for equal tie,
  /// so that rounding of sums moves neither.
  ///
  /// - Returns: nil for both when one of the sets is constant.
  public func correlations(
    _ first: [Double], _ second: [Double]
  ) -> (tauB: Double?, spearman: Double?) {
    let ranking = Ranking(ties: .mid, tolerance: tolerance)
    let (before, after) = (ranking.ranks(first), ranking.ranks(second))
    return (kendallTauB(before, after), spearmanRho(before, after))
  }
}
