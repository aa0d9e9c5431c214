import Statistics

/// What a unit's total is made of in one year, points.
public struct TotalMakeup: Sendable {
  /// Weight of each component, on-site first: shares of its points that count.
  public var weights: [Double]
  /// Scores as given; nil for a component the unit lacks, which must be lacking in both years.
  public var scores: [Double?]
  /// Points the unit's visitors took off, on average.
  public var severity: Double
  /// On-site points that come from items other years do not have, or from other full marks.
  public var instrument: Double
  /// How much higher each component's scale stands than in the reference year.
  public var scale: [Double]

  /// One entry per component in `weights`, `scores` and `scale`.
  public init(
    weights: [Double], scores: [Double?], severity: Double, instrument: Double, scale: [Double]
  ) {
    precondition(weights.count == scores.count && weights.count == scale.count, "one a component")
    self.weights = weights
    self.scores = scores
    self.severity = severity
    self.instrument = instrument
    self.scale = scale
  }

  /// What is left of a component's score when severity, instrument and scale are taken away.
  fileprivate func performance(_ k: Int) -> Double {
    (scores[k] ?? 0) - scale[k] + (k == 0 ? severity - instrument : 0)
  }
}

/// A unit's change of total split by what changed; the parts sum to the change.
public struct ChangeParts: Equatable, Sendable {
  /// Change by what units did, all else taken away; points of the total, as all parts are.
  public let performance: Double
  /// Change by the severity of the visiting teams.
  public let severity: Double
  /// Change by the weights of the components.
  public let weights: Double
  /// Change by items that one of the years lacks.
  public let instrument: Double
  /// Change by how high the components' scales stand.
  public let scale: Double
  /// The whole change, later less earlier.
  public let total: Double

  /// Each part is what its change adds, averaged over the orders in which the five could happen: only
  /// weights multiply the others, so the orders differ in that alone.
  ///
  /// - Returns: nil where a component is scored in one of the years only.
  public init?(from before: TotalMakeup, to after: TotalMakeup) {
    guard
      before.scores.count == after.scores.count,
      zip(before.scores, after.scores).allSatisfy({ ($0 == nil) == ($1 == nil) })
    else { return nil }
    func total(_ set: Int) -> Double {
      func year(_ change: Int) -> TotalMakeup { set >> change & 1 == 1 ? after : before }
      let (performance, scale, weights) = (year(0), year(4), year(2))
      return before.scores.indices.reduce(0) { sum, k in
        guard before.scores[k] != nil else { return sum }
        var score = performance.performance(k) + scale.scale[k]
        if k == 0 { score += year(3).instrument - year(1).severity }
        return sum + weights.weights[k] * score
      }
    }
    let parts = shapleyValues(count: 5, value: total)
    performance = parts[0]
    severity = parts[1]
    weights = parts[2]
    instrument = parts[3]
    scale = parts[4]
    self.total = total(31) - total(0)
  }
}
