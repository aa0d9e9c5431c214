/// One-sided comparisons "this unit is above that one" that are judged together.
protocol ComparisonFamily {
  /// Number of draws of the errors.
  var draws: Int { get }

  /// No studentised difference of the family in a draw is larger.
  func bound(draw: Int) -> Double

  /// The largest studentised difference in a draw, over comparisons that a critical value leaves
  /// undecided.
  func largest(draw: Int, undecidedAt critical: Double) -> LargestDifference

  /// Whether a critical value leaves a comparison undecided.
  func isUndecided(_ difference: LargestDifference, at critical: Double) -> Bool

  /// Number of comparisons that a critical value decides.
  func decided(at critical: Double) -> Int
}

/// A studentised difference between the errors of two units, by position.
struct LargestDifference: Equatable, Sendable {
  var value: Double
  var above: Int
  var below: Int

  /// The difference between a unit and itself: what is the largest where no pair of a family has a
  /// positive one.
  static func none(_ p: Int) -> LargestDifference {
    LargestDifference(value: 0, above: p, below: p)
  }
}

extension ComparisonFamily {
  /// Critical values of the steps, not increasing; the last leaves undecided the comparisons it was
  /// made for.
  ///
  /// A step takes the quantile, over draws, of the largest studentised difference among the
  /// comparisons that the step before left undecided. As critical values do not increase, the last
  /// one alone tells which comparisons any step has decided.
  ///
  /// Only a quantile is needed, so draws are searched from the one with the highest bound down, and
  /// the largest difference that a step found is a bound for the next.
  ///
  /// - Parameter coverage: 0.5 or more, below 1; the quantile is of type 7.
  /// - Complexity: each step searches a little more than the share 1 − `coverage` of the draws.
  ///
  /// Source: Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91, 476-518,
  /// section 3; Romano & Wolf (2005), Econometrica 73, 1237-1282.
  func criticalValues(coverage: Double) -> [Double] {
    var found = (0..<draws).map { draw in
      // Above nothing, below nothing: a bound, not a difference yet.
      LargestDifference(value: bound(draw: draw), above: -1, below: -1)
    }
    var critical = Double.infinity
    var decided = decided(at: critical)
    var steps: [Double] = []
    while true {
      critical = upperQuantile(coverage, &found, undecidedAt: critical)
      steps.append(critical)
      let now = self.decided(at: critical)
      if now == decided { return steps }
      decided = now
    }
  }

  /// - Parameter found: differences of draws, or bounds for them; those searched are replaced.
  private func upperQuantile(
    _ coverage: Double, _ found: inout [LargestDifference], undecidedAt critical: Double
  ) -> Double {
    let position = coverage * Double(draws - 1)
    let below = Int(position)
    var queue = BoundQueue(
      found.indices.map { draw in
        BoundQueue.Entry(
          value: found[draw].value, draw: draw,
          isExact: found[draw].above >= 0 && isUndecided(found[draw], at: critical))
      })
    var (lower, upper) = (0.0, 0.0)
    var wanted = draws - below
    while wanted > 0 {
      if queue.first.isExact {
        (lower, upper) = (queue.first.value, lower)
        queue.removeFirst()
        wanted -= 1
      } else {
        let draw = queue.first.draw
        found[draw] = largest(draw: draw, undecidedAt: critical)
        queue.settleFirst(at: found[draw].value)
      }
    }
    // The weight of `upper` is 0 where there is only one.
    return lower + (position - Double(below)) * (max(lower, upper) - lower)
  }
}
