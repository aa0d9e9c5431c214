/// What the page needs to rank units again under other weights, exactly as the command line does.
public struct WeightSliders: Sendable {
  let units: [String]
  let teams: [String]
  let components: [String]
  /// unit × component, unrounded.
  let scores: [[Double?]]
  let weights: [Double]
  /// Name of the policy of ties: competition, dense, ordinal or mid.
  let ties: String
  /// Kind of mean: arithmetic, geometric or harmonic; of the last two, scores are the logarithms and
  /// minus the reciprocals, whose weighted means rank alike.
  let aggregation: String

  /// - Parameters:
  ///   - units: names of the units.
  ///   - teams: name of each unit's team.
  ///   - components: keys of the components.
  ///   - scores: unit × component, points, unrounded; nil where missing.
  ///   - weights: the nominal weights, one per component.
  ///   - ties: name of the policy of ties: competition, dense, ordinal or mid.
  ///   - aggregation: kind of mean: arithmetic, geometric (of scores' logarithms) or harmonic (of minus
  ///     their reciprocals).
  public init(
    units: [String], teams: [String], components: [String], scores: [[Double?]],
    weights: [Double], ties: String, aggregation: String = "arithmetic"
  ) {
    self.units = units
    self.teams = teams
    self.components = components
    self.scores = scores
    self.weights = weights
    self.ties = ties
    self.aggregation = aggregation
  }

  var json: JSONValue {
    [
      "units": .texts(units), "teams": .texts(teams), "components": .texts(components),
      "scores": .list(scores.map { .numbers($0) }), "weights": .numbers(weights),
      "ties": .text(ties), "aggregation": .text(aggregation),
    ]
  }
}
