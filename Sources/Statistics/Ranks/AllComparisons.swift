/// The comparisons of all ordered pairs of units.
struct AllComparisons: ComparisonFamily {
  let pairs: StudentisedPairs
  let errors: RankErrorDraws

  var draws: Int { errors.count }

  func bound(draw: Int) -> Double { widest(draw: draw).bound }

  /// Searches every two classes from the largest difference down, until no other can be larger once
  /// it is studentised.
  func largest(draw: Int, undecidedAt critical: Double, above floor: Double) -> LargestDifference? {
    var best = LargestDifference(value: floor, above: -1, below: -1)
    let classes = pairs.classes.count
    // What has the largest bound is likely to hold the largest difference; then little else is read.
    let start = widest(draw: draw).cell
    for step in 0..<classes * classes {
      let cell = step == 0 ? start : step == start ? 0 : step
      search(
        draw: draw, above: cell / classes, below: cell % classes, undecidedAt: critical, &best)
    }
    return best.above < 0 ? nil : best
  }

  func isUndecided(_ difference: LargestDifference, at critical: Double) -> Bool {
    !pairs.separates(difference.above, above: difference.below, critical: critical)
  }

  func decided(at critical: Double) -> Int {
    var decided = 0
    for p in 0..<pairs.count {
      for k in 0..<pairs.count where pairs.separates(p, above: k, critical: critical) {
        decided += 1
      }
    }
    return decided
  }

  /// The two classes with the largest bound for the differences between their members.
  private func widest(draw: Int) -> (bound: Double, cell: Int) {
    let classes = pairs.classes.count
    var widest = (bound: 0.0, cell: 0)
    for above in 0..<classes {
      let top = errors.tops[draw * classes + above]
      for below in 0..<classes {
        let bound =
          (top - errors.bottoms[draw * classes + below])
          * pairs.largestClassInverse[above * classes + below]
        if bound > widest.bound { widest = (bound, above * classes + below) }
      }
    }
    return widest
  }

  private func search(
    draw: Int, above: Int, below: Int, undecidedAt critical: Double,
    _ best: inout LargestDifference
  ) {
    let n = pairs.count
    let row = draw * n
    let classes = pairs.classes.count
    let top = errors.tops[draw * classes + above]
    let bottom = errors.bottoms[draw * classes + below]
    let inverse = pairs.largestClassInverse[above * classes + below]
    if (top - bottom) * inverse <= best.value { return }
    for upper in pairs.classes[above] {
      let p = Int(errors.order[row + upper])
      let value = errors.values[row + p]
      if (value - bottom) * inverse <= best.value { return }
      let own = pairs.largestInverse[p * classes + below]
      for lower in pairs.classes[below].reversed() {
        let k = Int(errors.order[row + lower])
        let gap = value - errors.values[row + k]
        if gap * own <= best.value { break }
        let difference = gap * pairs.inverseErrors[p * n + k]
        if difference > best.value, !pairs.separates(p, above: k, critical: critical) {
          best = LargestDifference(value: difference, above: p, below: k)
        }
      }
    }
  }
}
