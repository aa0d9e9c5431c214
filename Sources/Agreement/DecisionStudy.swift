/// What a measurement with given numbers of conditions would be worth.
///
/// Source: Brennan (2001), Generalizability Theory, sections 1.1.3-1.1.4 and 2.4-2.5.
public struct DecisionStudy: Sendable {
  /// Conditions of each facet, in the design's order without the object.
  public let sizes: [Double]
  /// Variance of errors that change the order of objects.
  public let relativeErrorVariance: Double
  /// Variance of all errors of an object's score.
  public let absoluteErrorVariance: Double
  /// Eρ²: universe-score variance over itself plus relative error.
  public let generalizability: Double
  /// Φ: the same with absolute error.
  public let dependability: Double
  /// Φ(λ): dependability of decisions at a cut score; nil without one.
  public let dependabilityAtCut: Double?

  /// - Parameters:
  ///   - sizes: conditions of each facet; of a nested one, inside each outer condition.
  ///   - cut: λ, on the scale of the mean score.
  public init(_ study: GeneralizabilityStudy, sizes: [Double], cut: Double? = nil) {
    precondition(sizes.count == study.design.indices.count - 1, "one size per facet")
    self.sizes = sizes
    var object = 0.0
    var relative = 0.0
    var absolute = 0.0
    var ofMean = 0.0
    for component in study.components {
      let members = component.term.members
      let conditions = members.filter { $0 > 0 }.reduce(1) { $0 * sizes[$1 - 1] }
      let part = component.variance / conditions
      // The mean's own error averages the study's objects too.
      ofMean += members.contains(0) ? part / study.sizes[0] : part
      if members == [0] {
        object = part
      } else {
        absolute += part
        if members.contains(0) { relative += part }
      }
    }
    relativeErrorVariance = relative
    absoluteErrorVariance = absolute
    generalizability = object / (object + relative)
    dependability = object / (object + absolute)
    dependabilityAtCut = cut.map { cut in
      let distance = (study.grandMean - cut) * (study.grandMean - cut) - ofMean
      return (object + distance) / (object + distance + absolute)
    }
  }
}
