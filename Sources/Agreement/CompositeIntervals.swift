import Statistics

/// Intervals of the coefficients of a composite.
///
/// Where variables share all facets, the composite's scores are scores of one variable. Where they
/// share none, the variance of objects' composite means and the mean squares within variables are
/// independent, and generalized pivots draw them so. Otherwise there is no interval.
///
/// Source: as of `PivotDraws`, for a sum over variables.
public struct CompositeIntervals: Sendable {
  private enum Kind: Sendable {
    case one(IntervalSource)
    case separate(means: [Double], variables: [PivotDraws])
  }
  private let kind: Kind
  private let study: SeveralVariables
  private let weights: [Double]
  private let fixed: Set<Int>
  private let confidence: Double

  /// nil where there is no interval.
  ///
  /// - Parameter weights: one per variable.
  public init?(
    _ study: SeveralVariables, weights: [Double], fixed: Set<Int> = [], options: IntervalOptions
  ) {
    let total = weights.reduce(0, +)
    let weights = weights.map { $0 / total }
    self.study = study
    self.weights = weights
    self.fixed = fixed
    confidence = options.confidence
    if let cells = study.cells {
      guard let own = cells.composite(study.design, weights) else { return nil }
      kind = .one(IntervalSource(own, fixed: fixed, options: options))
    } else {
      guard study.shared == [0], let variance = study.means.variance(weights: weights) else {
        return nil
      }
      let draws = study.studies.enumerated().compactMap {
        PivotDraws($1, options, stream: 1 + $0)
      }
      guard draws.count == study.names.count else { return nil }
      let df = study.studies[0].sizes[0] - 1
      var chance = PhiloxStream(seed: options.seed, purpose: .coefficientPivots)
      let means = (0..<options.draws).map { _ in
        variance * df / Distributions.chiSquaredQuantile(chance.uniform(), df: df)
      }
      kind = .separate(means: means, variables: draws)
    }
  }

  /// - Parameter sizes: one list per variable.
  public func intervals(sizes: [[Double]]) -> CoefficientIntervals {
    switch kind {
    case .one(let source): return source.intervals(sizes: sizes[0])
    case .separate(let means, let variables):
      let draws = means.indices.map { draw in
        variances(means[draw], variables.map { $0.components[draw] }, sizes)
      }
      return PivotDraws.intervals(draws, confidence: confidence)
    }
  }

  /// Variances of the composite from the variance of objects' means in the G study and components of
  /// each variable.
  private func variances(
    _ ofMeans: Double, _ components: [[Double]], _ sizes: [[Double]]
  ) -> ScoreVariances {
    var result = ScoreVariances()
    var objects = ofMeans
    for (place, term) in study.design.terms.enumerated() where term.members != [0] {
      let role = study.design.role(of: term, fixed: fixed)
      for (variable, weight) in weights.enumerated() {
        let own = weight * weight * components[variable][place]
        if term.members.contains(0) {
          objects -= own / term.conditions(Array(study.studies[variable].sizes.dropFirst()))
        }
        result.add(own / term.conditions(sizes[variable]), role)
      }
    }
    result.add(max(0, objects), .universe)
    return result
  }
}

extension SharedCells {
  /// The study of weighted sums of the variables' values; nil where it cannot be made.
  func composite(_ design: MeasurementDesign, _ weights: [Double]) -> GeneralizabilityStudy? {
    let scores = values[0].indices.map { cell in
      zip(weights, values).reduce(0) { $0 + $1.0 * $1.1[cell] }
    }
    return try? GeneralizabilityStudy(design, scores: scores, codes: codes)
  }
}
