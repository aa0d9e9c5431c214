/// What several variables and their weighted composite would be worth with given numbers of
/// conditions.
///
/// Source: Brennan (2001), Generalizability Theory, sections 9.1 and 10.1.3 (composites), 10.1.4
/// (contributions).
public struct CompositeDecision: Sendable {
  /// variable × facet, facets in the design's order without the object.
  public let sizes: [[Double]]
  /// Weights of the variables, which add to 1.
  public let weights: [Double]
  /// Variances of each variable's mean scores.
  public let variables: [ScoreVariances]
  /// Variances of the composite: the weighted sum of the variables' mean scores.
  public let composite: ScoreVariances
  /// Share of each variable in the universe-score variance of the composite: its weight times its
  /// covariance with the composite. They add to 1.
  public let contributions: [Double]

  /// - Parameters:
  ///   - weights: one per variable, in any unit.
  ///   - sizes: one list per variable; of shared facets the same in every list.
  ///   - fixed: positions of fixed facets in the design's indices.
  public init(
    _ study: SeveralVariables, weights: [Double], sizes: [[Double]], fixed: Set<Int> = []
  ) {
    let count = study.names.count
    precondition(weights.count == count && sizes.count == count, "one per variable")
    let total = weights.reduce(0, +)
    let weights = weights.map { $0 / total }
    self.weights = weights
    self.sizes = sizes
    var variables = [ScoreVariances](repeating: ScoreVariances(), count: count)
    var composite = ScoreVariances()
    var universe = [Double](repeating: 0, count: count)
    for (place, term) in study.design.terms.enumerated() {
      let role = study.design.role(of: term, fixed: fixed)
      for first in 0..<count {
        let own = study.studies[first].components[place].variance / term.conditions(sizes[first])
        variables[first].add(own, role)
        for second in 0..<count {
          let covariance =
            first == second
            ? own
            : (study.covariances[term]?[first][second] ?? 0) / term.conditions(sizes[first])
          let part = weights[first] * weights[second] * covariance
          composite.add(part, role)
          if role == .universe { universe[first] += part }
        }
      }
    }
    self.variables = variables
    // Covariances are estimates too: a sum of them below 0 is no variance.
    self.composite = ScoreVariances(
      universe: max(0, composite.universe), relative: max(0, composite.relative),
      absolute: max(0, composite.absolute))
    contributions = universe.map { $0 / composite.universe }
  }
}
