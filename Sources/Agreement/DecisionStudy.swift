/// What a measurement with given numbers of conditions would be worth.
///
/// Source: Brennan (2001), Generalizability Theory, sections 1.1.3-1.1.4 and 2.4-2.5; fixed facets by
/// section 4.4.
public struct DecisionStudy: Sendable {
  /// Conditions of each facet, in the design's order without the object.
  public let sizes: [Double]
  /// Universe-score and error variances of mean scores.
  public let variances: ScoreVariances
  /// Φ(λ): dependability of decisions at a cut score; nil without one.
  public let dependabilityAtCut: Double?

  /// Variance of universe scores.
  public var universeVariance: Double { variances.universe }
  /// Variance of errors that change the order of objects.
  public var relativeErrorVariance: Double { variances.relative }
  /// Variance of all errors of an object's score.
  public var absoluteErrorVariance: Double { variances.absolute }
  /// Eρ²: universe-score variance over itself plus relative error.
  public var generalizability: Double { variances.generalizability }
  /// Φ: the same with absolute error.
  public var dependability: Double { variances.dependability }

  /// - Parameters:
  ///   - sizes: conditions of each facet; of a nested one, inside each outer condition.
  ///   - cut: λ, on the scale of the mean score.
  ///   - fixed: positions of fixed facets in the design's indices.
  public init(
    _ study: GeneralizabilityStudy, sizes: [Double], cut: Double? = nil, fixed: Set<Int> = []
  ) {
    precondition(sizes.count == study.design.indices.count - 1, "one size per facet")
    self.sizes = sizes
    variances = Self.variances(
      study.design, study.components.map { ($0.term, $0.variance) }, sizes, fixed)
    var ofMean = 0.0
    for component in study.components
    where study.design.role(of: component.term, fixed: fixed) != .constant {
      let part = component.variance / component.term.conditions(sizes)
      // The mean's own error averages the study's objects too.
      ofMean += component.term.members.contains(0) ? part / study.sizes[0] : part
    }
    let own = variances
    dependabilityAtCut = cut.map { cut in
      let distance = (study.grandMean - cut) * (study.grandMean - cut) - ofMean
      return (own.universe + distance) / (own.universe + distance + own.absolute)
    }
  }

  /// Variances of mean scores from components.
  static func variances(
    _ design: MeasurementDesign, _ components: [(term: MeasurementDesign.Term, value: Double)],
    _ sizes: [Double], _ fixed: Set<Int>
  ) -> ScoreVariances {
    components.reduce(into: ScoreVariances()) {
      $0.add(
        $1.value / $1.term.conditions(sizes), design.role(of: $1.term, fixed: fixed))
    }
  }
}

extension MeasurementDesign.Term {
  /// How many conditions an object's mean averages the component over.
  ///
  /// - Parameter sizes: one per facet, in the design's order without the object.
  func conditions(_ sizes: [Double]) -> Double {
    members.filter { $0 > 0 }.reduce(1) { $0 * sizes[$1 - 1] }
  }
}
