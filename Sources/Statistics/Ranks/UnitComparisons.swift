/// The comparisons of one unit with every other, in either direction.
struct UnitComparisons: ComparisonFamily {
  let pairs: StudentisedPairs
  let errors: RankErrorDraws
  /// The unit's position.
  let position: Int

  var draws: Int { errors.count }

  func bound(draw: Int) -> Double {
    let classes = pairs.classes.count
    let value = errors.values[draw * pairs.count + position]
    var bound = 0.0
    for other in 0..<classes {
      let gap = max(
        errors.tops[draw * classes + other] - value,
        value - errors.bottoms[draw * classes + other])
      bound = max(bound, gap * pairs.largestInverse[position * classes + other])
    }
    return bound
  }

  /// Searches every class from either end, until no other difference can be larger once it is
  /// studentised.
  func largest(draw: Int, undecidedAt critical: Double, above floor: Double) -> LargestDifference? {
    let n = pairs.count
    let row = draw * n
    let classes = pairs.classes.count
    let value = errors.values[row + position]
    var best = LargestDifference(value: floor, above: -1, below: -1)
    for other in 0..<classes {
      let inverse = pairs.largestInverse[position * classes + other]
      if (errors.tops[draw * classes + other] - value) * inverse > best.value {
        for place in pairs.classes[other] {
          let k = Int(errors.order[row + place])
          let gap = errors.values[row + k] - value
          if gap * inverse <= best.value { break }
          let difference = gap * pairs.inverseErrors[position * n + k]
          if difference > best.value, !pairs.separates(k, above: position, critical: critical) {
            best = LargestDifference(value: difference, above: k, below: position)
          }
        }
      }
      if (value - errors.bottoms[draw * classes + other]) * inverse > best.value {
        for place in pairs.classes[other].reversed() {
          let k = Int(errors.order[row + place])
          let gap = value - errors.values[row + k]
          if gap * inverse <= best.value { break }
          let difference = gap * pairs.inverseErrors[position * n + k]
          if difference > best.value, !pairs.separates(position, above: k, critical: critical) {
            best = LargestDifference(value: difference, above: position, below: k)
          }
        }
      }
    }
    return best.above < 0 ? nil : best
  }

  func isUndecided(_ difference: LargestDifference, at critical: Double) -> Bool {
    !pairs.separates(difference.above, above: difference.below, critical: critical)
  }

  func decided(at critical: Double) -> Int {
    let (above, below) = separated(at: critical)
    return above + below
  }

  /// Numbers of units surely above this one, and surely below it.
  func separated(at critical: Double) -> (above: Int, below: Int) {
    var (above, below) = (0, 0)
    for k in 0..<pairs.count {
      if pairs.separates(k, above: position, critical: critical) { above += 1 }
      if pairs.separates(position, above: k, critical: critical) { below += 1 }
    }
    return (above, below)
  }

  /// Ranks that a critical value leaves to the unit.
  func ranks(at critical: Double) -> ClosedRange<Int> {
    let (above, below) = separated(at: critical)
    return 1 + above...pairs.count - below
  }
}
