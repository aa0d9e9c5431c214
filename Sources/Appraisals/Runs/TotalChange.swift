import Statistics

/// A unit's change of total between two runs, split by what changed; the parts sum to the change.
public struct TotalChange: Equatable, Sendable {
  /// One component of one run.
  struct Part {
    /// Share of the total: the weights of a run sum to 1.
    var weight: Double
    var score: Double?
    /// Points added for severity.
    var adjustment: Double
  }

  /// The part that other scores bring, points.
  public let scores: Double
  /// The part that other weights bring, points.
  public let weights: Double
  /// The part that the adjustment for severity brings, points: 0 for raw totals.
  public let severity: Double
  /// Their sum.
  public let total: Double

  /// Each part is what its change adds, averaged over the orders in which the three could happen.
  ///
  /// A score that only one run has counts there alone, because its weight in the other run is 0: it
  /// stands for both, so that all it brings is of the weights.
  ///
  /// - Parameters:
  ///   - before: one a component, the same components as `after`.
  ///   - adjusted: whether the adjustment for severity counts.
  init(from before: [Part], to after: [Part], adjusted: Bool) {
    precondition(before.count == after.count, "the same components in both runs")
    let pairs = zip(before, after).compactMap { old, new -> (Part, Part)? in
      guard let score = old.score ?? new.score else { return nil }
      var (old, new) = (old, new)
      old.score = old.score ?? score
      new.score = new.score ?? score
      return (old, new)
    }
    func total(_ set: Int) -> Double {
      func isNew(_ change: Int) -> Bool { set >> change & 1 == 1 }
      return pairs.reduce(0) { sum, pair in
        let (old, new) = pair
        let score = (isNew(0) ? new.score : old.score) ?? 0
        let adjustment = isNew(2) ? new.adjustment : old.adjustment
        return sum + (isNew(1) ? new.weight : old.weight) * (score + (adjusted ? adjustment : 0))
      }
    }
    let parts = shapleyValues(count: 3, value: total)
    scores = parts[0]
    weights = parts[1]
    severity = parts[2]
    self.total = total(7) - total(0)
  }
}
