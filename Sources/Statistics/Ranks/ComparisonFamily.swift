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
    // What is likely to hold the highest values is read first, and spares most others.
    var highest = HighestValues(draws - Int(coverage * Double(draws - 1)))
    for draw in 0..<draws where bounds[draw] > highest.floor {
      highest.insert(bounds[draw], of: draw)
    }
    var critical = Double.infinity
    var decided = decided(at: critical)
    var steps: [Double] = []
    while true {
      highest = searched(highest.indices, undecidedAt: critical, &bounds, &found)
      let position = coverage * Double(draws - 1)
      critical =
        highest.lowest + (position - position.rounded(.down)) * (highest.second - highest.lowest)
      steps.append(critical)
      let now = self.decided(at: critical)
      if now == decided { return steps }
      decided = now
    }
  }

  /// The highest of the largest differences: a draw is searched if its bound is among them, and for
  /// what is above the lowest of them.
  ///
  /// - Parameters:
  ///   - first: draws that are read before all others; as many as are wanted.
  ///   - bounds: of the largest differences; they fall, as no step has more comparisons than the one
  ///     before.
  ///   - found: the largest differences where they are known, each equal to its bound.
  private func searched(
    _ first: [Int], undecidedAt critical: Double, _ bounds: inout [Double],
    _ found: inout [LargestDifference?]
  ) -> HighestValues {
    var highest = HighestValues(first.count)
    var isRead = [Bool](repeating: false, count: draws)
    func read(_ draw: Int) {
      if found[draw].map({ !isUndecided($0, at: critical) }) ?? true {
        let floor = max(0, highest.floor)
        found[draw] = largest(draw: draw, undecidedAt: critical, above: floor)
        bounds[draw] = found[draw]?.value ?? floor
      }
      highest.insert(bounds[draw], of: draw)
    }
    for draw in first {
      read(draw)
      isRead[draw] = true
    }
    for draw in 0..<draws where bounds[draw] > highest.floor && !isRead[draw] { read(draw) }
    return highest
  }
}
