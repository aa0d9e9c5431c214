/// One-sided comparisons "this unit is above that one" that are judged together.
protocol ComparisonFamily {
  /// Number of draws of the errors.
  var draws: Int { get }

  /// No studentised difference of the family in a draw is larger.
  func bound(draw: Int) -> Double

  /// The largest studentised difference in a draw, over comparisons that a critical value leaves
  /// undecided; nil where none is above the floor, 0 or more.
  func largest(draw: Int, undecidedAt critical: Double, above floor: Double) -> LargestDifference?

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
}

extension ComparisonFamily {
  /// Critical values of the steps, not increasing; the last decides no more than the one before it.
  ///
  /// A step takes the quantile, over draws, of the largest studentised difference among the
  /// comparisons that the steps before left undecided, 0 where none is positive. As critical values
  /// do not increase, the last one alone tells which comparisons any step has decided.
  ///
  /// - Parameter coverage: 0.5 or more, below 1; the quantile is of type 7.
  /// - Complexity: a step searches a little more than the share 1 − `coverage` of the draws.
  ///
  /// Source: Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91, 476-518,
  /// section 3; Romano & Wolf (2005), Econometrica 73, 1237-1282.
  func criticalValues(coverage: Double) -> [Double] {
    var bounds = (0..<draws).map { bound(draw: $0) }
    var found = [LargestDifference?](repeating: nil, count: draws)
    var critical = Double.infinity
    var decided = decided(at: critical)
    var steps: [Double] = []
    while true {
      critical = quantile(coverage, undecidedAt: critical, &bounds, &found)
      steps.append(critical)
      let now = self.decided(at: critical)
      if now == decided { return steps }
      decided = now
    }
  }

  /// The quantile needs only the highest values: a draw is searched if its bound is among them, and
  /// for what is above the lowest of them.
  ///
  /// - Parameters:
  ///   - bounds: of the largest differences; they fall, as no step has more comparisons than the one
  ///     before.
  ///   - found: the largest differences where they are known, each equal to its bound.
  private func quantile(
    _ coverage: Double, undecidedAt critical: Double, _ bounds: inout [Double],
    _ found: inout [LargestDifference?]
  ) -> Double {
    let position = coverage * Double(draws - 1)
    let below = Int(position)
    var likely = HighestValues(draws - below)
    for draw in 0..<draws where bounds[draw] > likely.floor {
      likely.insert(bounds[draw], of: draw)
    }
    var highest = HighestValues(draws - below)
    func read(_ draw: Int) {
      if found[draw].map({ !isUndecided($0, at: critical) }) ?? true {
        let floor = max(0, highest.floor)
        found[draw] = largest(draw: draw, undecidedAt: critical, above: floor)
        bounds[draw] = found[draw]?.value ?? floor
      }
      highest.insert(bounds[draw], of: draw)
    }
    let first = likely.indices.sorted()
    for draw in first { read(draw) }
    var next = 0
    for draw in 0..<draws {
      if next < first.count, first[next] == draw {
        next += 1
      } else if bounds[draw] > highest.floor {
        read(draw)
      }
    }
    return highest.lowest + (position - Double(below)) * (highest.second - highest.lowest)
  }
}
