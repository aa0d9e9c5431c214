import Statistics

/// A unit's change of total between two runs, split by what changed; the parts sum to the change.
struct TotalChange: Equatable {
  /// One component of one run.
  struct Part {
    /// Share of the total: the weights of a run sum to 1.
    var weight: Double
    var score: Double?
    /// Points given back for severity.
    var givenBack: Double
  }

  let scores: Double
  let weights: Double
  /// What is given back to the scores: 0 for raw totals.
  let severity: Double
  let total: Double

  /// Each part is what its change adds, averaged over the orders in which the three could happen.
  ///
  /// A score that only one run has counts there alone, because its weight in the other run is 0: it
  /// stands for both, so that all it brings is of the weights.
  ///
  /// - Parameters:
  ///   - before: one a component, the same components as `after`.
  ///   - adjusted: whether what is given back counts.
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
        let givenBack = isNew(2) ? new.givenBack : old.givenBack
        return sum + (isNew(1) ? new.weight : old.weight) * (score + (adjusted ? givenBack : 0))
      }
    }
    let parts = shapleyValues(count: 3, value: total)
    scores = parts[0]
    weights = parts[1]
    severity = parts[2]
    self.total = total(7) - total(0)
  }
}
