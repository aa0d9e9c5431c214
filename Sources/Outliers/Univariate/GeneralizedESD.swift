import Statistics

/// The generalized extreme Studentized deviate test: how many of the most extreme values are
/// outliers, from none to `most`.
///
/// Values are removed one by one, the farthest from the mean first; the number of outliers is the
/// last step at which the deviate passes its critical value, not the one before the first that
/// fails, so outliers that hide each other are found. From 60 values on, where the outer tenths lie
/// unequally far from the median, a value counts only if it is an outlier on a symmetrised scale as well:
/// the long tail of a skewed sample, such as scores near full marks, is no outlier.
///
/// - Parameters:
///   - values: in any order.
///   - most: largest number looked for; at most n − 2.
///   - level: chance of any flag in a normal sample. Below 15 values, where more than one is looked
///     for, critical values are simulated; Rosner's are accurate from 25 on and fair from 15.
/// - Returns: one flag per step, in the order of removal. `p` is the step's own two-sided p by
///   Bonferroni; `q` the smallest from the step on, below 15 values its simulated chance; the larger of
///   both scales, and 1 where a value is no step on the other.
/// - Throws: `tooFew`; `noSpread` when all values are equal.
///
/// Source: Rosner (1983), Technometrics 25, 165-172.
public func generalizedESD(
  _ values: [Double], most: Int, level: Double = 0.05
) throws(OutliersError) -> [OutlierFlag] {
  guard values.count >= 3 else { throw .tooFew(needed: 3, found: values.count) }
  guard let spread = variance(values), spread > 0 else { throw .noSpread }
  let most = min(most, values.count - 2)
  let steps = esdSteps(values, most: most, level: level)
  guard let symmetrised = Symmetrised(values) else { return steps }
  let others = esdSteps(values.map { symmetrised($0) }, most: most, level: level)
  return steps.map { step in
    let other = others.first { $0.index == step.index }
    return OutlierFlag(
      index: step.index, value: step.value, statistic: step.statistic, threshold: step.threshold,
      p: max(step.p, other?.p ?? 1), q: max(step.q, other?.q ?? 1),
      flagged: step.flagged && other?.flagged == true, size: step.size)
  }
}

/// The steps of the test on one scale.
private func esdSteps(_ values: [Double], most: Int, level: Double) -> [OutlierFlag] {
  let nominal = SmallSampleNull.nominal(level, count: values.count, most: most)
  let steps = deviates(values, most: most).enumerated().map { place, step in
    let n = values.count - place
    return (
      step.index, step.statistic, criticalDeviate(count: n, level: nominal),
      grubbsP(step.statistic, Double(n)), step.size
    )
  }
  let count = (steps.lastIndex { $0.1 > $0.2 } ?? -1) + 1
  var q = [Double](repeating: 1, count: steps.count)
  var smallest = 1.0
  for place in steps.indices.reversed() {
    smallest = min(smallest, steps[place].3)
    q[place] = SmallSampleNull.chance(smallest, count: values.count, most: most)
  }
  return steps.enumerated().map { place, step in
    OutlierFlag(
      index: step.0, value: values[step.0], statistic: step.1, threshold: step.2, p: step.3,
      q: q[place], flagged: place < count, size: step.4)
  }
}

/// The values farthest from the mean of those left, one by one: position, deviate over the SD, and
/// deviate.
///
/// - Parameter most: at most n − 2; fewer come back where the values left do not differ.
/// - Complexity: n log n.
func deviates(
  _ values: [Double], most: Int
) -> [(index: Int, statistic: Double, size: Double)] {
  // The farthest of those left is the least or the greatest, whatever the order they came in.
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  let sorted = order.map { values[$0] }
  let moments = RangeMoments(sorted)
  var left = sorted.indices
  var steps: [(index: Int, statistic: Double, size: Double)] = []
  while steps.count < most, left.count > 1 {
    let kept = moments[left]
    let deviation = (kept.squares / (kept.count - 1)).squareRoot()
    guard deviation > 0 else { break }
    let isLeast = kept.mean - sorted[left.lowerBound] >= sorted[left.upperBound - 1] - kept.mean
    let place = isLeast ? left.lowerBound : left.upperBound - 1
    let size = sorted[place] - kept.mean
    steps.append((order[place], abs(size) / deviation, size))
    left = isLeast ? (place + 1)..<left.upperBound : left.lowerBound..<place
  }
  return steps
}

/// Rosner's critical value of the largest of `count` studentized deviates.
func criticalDeviate(count: Int, level: Double) -> Double {
  let n = Double(count)
  let t = Distributions.studentQuantile(1 - level / (2 * n), df: n - 2)
  return (n - 1) * t / (n * (n - 2 + t * t)).squareRoot()
}

/// Grubbs' two-sided test of the one value farthest from the mean.
///
/// - Throws: `tooFew`; `noSpread` when all values are equal.
///
/// Source: Grubbs (1969), Technometrics 11, 1-21.
public func grubbs(_ values: [Double], level: Double = 0.05) throws(OutliersError) -> OutlierFlag {
  guard let first = try generalizedESD(values, most: 1, level: level).first else {
    throw .noSpread
  }
  return first
}

/// Bonferroni's two-sided p of the largest of n studentized deviates.
private func grubbsP(_ statistic: Double, _ n: Double) -> Double {
  let square = statistic * statistic
  let rest = (n - 1) * (n - 1) - n * square
  // At its largest possible value the deviate leaves no spread among the others.
  guard rest > 0 else { return 0 }
  let t = (n * (n - 2) * square / rest).squareRoot()
  return min(1, n * Distributions.studentTwoSided(t, df: n - 2))
}
