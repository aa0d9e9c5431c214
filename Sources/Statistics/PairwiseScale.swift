/// The scale Qn of Croux & Rousseeuw, from the distances between all pairs.
///
/// It is 82 % efficient at the normal distribution, and values of any size in up to half of the
/// sample cannot carry it away.
///
/// It is the order statistic C(h, 2), h = ⌊n/2⌋ + 1, of the distances between pairs, times 2.21914
/// and the finite-sample factor of robustbase.
///
/// - Parameter values: in any order.
/// - Returns: nil below two values; 0 when most values are equal.
/// - Complexity: n log n to sort, and 64 passes.
///
/// Source: Rousseeuw & Croux (1993), J. Am. Stat. Assoc. 88, 1273-1283, section 3; the factors as
/// in robustbase 0.95-0.
public func pairwiseScaleQn(_ values: [Double]) -> Double? {
  let n = values.count
  guard n > 1 else { return nil }
  let half = n / 2 + 1
  let distance = pairDistance(values.ascending(), rank: half * (half - 1) / 2)
  return 2.21914 * distance * qnFactor(n)
}

/// Qn of all values but one, for each value left out.
///
/// Leaving out one of n values takes n − 1 of the distances away, so the distance that is asked for is
/// among the n − 1 that follow the one with its rank in all of them.
///
/// - Parameter values: three or more, in any order.
/// - Returns: one per value, as `pairwiseScaleQn` of the others.
/// - Complexity: n log n to sort, and some 128 passes.
public func pairwiseScaleQnLeavingOutEach(_ values: [Double]) -> [Double] {
  let n = values.count
  precondition(n > 2, "two values are left")
  let places = values.indices.sorted { values[$0] < values[$1] }
  let sorted = places.map { values[$0] }
  let half = (n - 1) / 2 + 1
  let rank = half * (half - 1) / 2
  let least = pairDistance(sorted, rank: rank)
  let most = pairDistance(sorted, rank: min(rank + n - 1, n * (n - 1) / 2))
  // How many distances of each value are within the least, and all pairs strictly between both.
  // Those to values below it are counted at once, those to values above by where such runs begin and end.
  var within = [Int](repeating: 0, count: n)
  var runs = [Int](repeating: 0, count: n + 1)
  var between: [(distance: Double, low: Int, high: Int)] = []
  var (first, nearest) = (0, 0)
  for high in sorted.indices {
    while sorted[high] - sorted[nearest] > least { nearest += 1 }
    while sorted[high] - sorted[first] >= most, first < nearest { first += 1 }
    within[high] = high - nearest
    runs[nearest] += 1
    runs[high] -= 1
    for low in first..<nearest { between.append((sorted[high] - sorted[low], low, high)) }
  }
  var open = 0
  for place in within.indices {
    open += runs[place]
    within[place] += open
  }
  between.sort { $0.distance < $1.distance }
  // Where the pairs of each value are among them, ascending.
  var pairs = [[Int]](repeating: [], count: n)
  for (place, pair) in between.enumerated() {
    pairs[pair.low].append(place)
    pairs[pair.high].append(place)
  }
  let all = within.reduce(0, +) / 2
  var scales = [Double](repeating: 0, count: n)
  for (own, place) in places.enumerated() {
    let missing = rank - (all - within[own])
    var distance = least
    if missing > 0 {
      // The pair that is last of those missing, if pairs with the value left out do not count.
      var last = missing - 1
      for pair in pairs[own] where pair <= last { last += 1 }
      distance = last < between.count ? between[last].distance : most
    }
    scales[place] = 2.21914 * distance * qnFactor(n - 1)
  }
  return scales
}

/// The scale Sn of Croux & Rousseeuw, from each value's median distance to the others.
///
/// It is 58 % efficient at the normal distribution, and values of any size in up to half of the
/// sample cannot carry it away.
///
/// It is the low median over i of the high median over j of |x(i) − x(j)|, times 1.1926 and the
/// finite-sample factor.
///
/// - Parameter values: in any order.
/// - Returns: nil below two values; 0 when most values are equal.
/// - Complexity: n log n.
///
/// Source: Rousseeuw & Croux (1993), equation 2.1; factors of Croux & Rousseeuw (1992), COMPSTAT,
/// 411-428, section 4.
public func pairwiseScaleSn(_ values: [Double]) -> Double? {
  let n = values.count
  guard n > 1 else { return nil }
  let sorted = values.ascending()
  let width = n / 2 + 1
  // The width values nearest x(i), itself among them, are a window that only moves upwards.
  var low = 0
  var distances = sorted.map { value in
    while low + width < n, sorted[low + width] - value < value - sorted[low] { low += 1 }
    return max(value - sorted[low], sorted[low + width - 1] - value)
  }
  distances.sort()
  return 1.1926 * distances[(n + 1) / 2 - 1] * snFactor(n)
}

/// The distance of given rank, from 1, among those between pairs of sorted values.
///
/// Distances that are not negative order as their bits do, so halving the bits finds the value
/// itself; how many pairs lie within a distance takes one pass with two fingers.
private func pairDistance(_ sorted: [Double], rank: Int) -> Double {
  func pairs(within distance: Double) -> Int {
    var count = 0
    var low = 0
    for high in sorted.indices {
      while sorted[high] - sorted[low] > distance { low += 1 }
      count += high - low
    }
    return count
  }
  var lowest: UInt64 = 0
  var highest = (sorted[sorted.count - 1] - sorted[0]).bitPattern
  while lowest < highest {
    let middle = lowest + (highest - lowest) / 2
    if pairs(within: Double(bitPattern: middle)) >= rank {
      highest = middle
    } else {
      lowest = middle + 1
    }
  }
  return Double(bitPattern: lowest)
}

private func qnFactor(_ n: Int) -> Double {
  let small = [
    0.399356, 0.99365, 0.51321, 0.84401, 0.6122, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906,
    0.75743,
  ]
  if n - 2 < small.count { return small[n - 2] }
  let size = Double(n)
  let excess =
    n.isMultiple(of: 2)
    ? 3.67561 + (1.9654 + (6.987 - 77 / size) / size) / size
    : 1.60188 + (-2.1284 - 5.172 / size) / size
  return 1 / (1 + excess / size)
}

private func snFactor(_ n: Int) -> Double {
  let small = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131]
  if n - 2 < small.count { return small[n - 2] }
  return n.isMultiple(of: 2) ? 1 : Double(n) / (Double(n) - 0.9)
}
