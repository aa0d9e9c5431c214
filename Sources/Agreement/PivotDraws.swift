import Statistics

/// Components of a balanced design that its mean squares leave possible: each mean square times its
/// degrees of freedom over a chi-squared draw, solved for components, 0 where negative.
///
/// Source: Weerahandi (1993), Journal of the American Statistical Association 88, 899-905; Hannig,
/// Iyer & Patterson (2006), same journal 101, 254-269.
struct PivotDraws: Sendable {
  /// draw × term of the design.
  let components: [[Double]]

  /// nil where cells are missing.
  ///
  /// - Parameter stream: which of several variables, so that their draws are independent.
  /// - Complexity: one chi-squared quantile per draw and term.
  init?(_ study: GeneralizabilityStudy, _ options: IntervalOptions, stream: Int = 0) {
    let squares = study.components.compactMap(\.meanSquare)
    let df = study.components.compactMap(\.df)
    guard study.isBalanced, squares.count == study.components.count, df.count == squares.count,
      df.allSatisfy({ $0 > 0 })
    else { return nil }
    let terms = study.components.map(\.term)
    var chance = PhiloxStream(
      seed: options.seed, purpose: .coefficientPivots, replicate: stream)
    components = (0..<options.draws).map { _ in
      let drawn = squares.indices.map {
        squares[$0] * df[$0] / Distributions.chiSquaredQuantile(chance.uniform(), df: df[$0])
      }
      return GeneralizabilityStudy.components(terms, meanSquares: drawn, sizes: study.sizes)
        .map { max(0, $0) }
    }
  }

  /// Intervals of coefficients from their draws.
  static func intervals(
    _ draws: [ScoreVariances], confidence: Double
  ) -> CoefficientIntervals {
    func interval(_ value: (ScoreVariances) -> Double) -> CoefficientInterval? {
      let sorted = draws.map(value).filter(\.isFinite).ascending()
      guard sorted.count == draws.count, !sorted.isEmpty else { return nil }
      let tail = (1 - confidence) / 2
      return CoefficientInterval(
        quantile(sorted: sorted, tail), quantile(sorted: sorted, 1 - tail), .generalized)
    }
    return CoefficientIntervals(
      generalizability: interval(\.generalizability), dependability: interval(\.dependability))
  }
}

/// What intervals of any decision study on one G study need, worked out once.
public struct IntervalSource: Sendable {
  private let design: MeasurementDesign
  private let fixed: Set<Int>
  private let options: IntervalOptions
  private let oneFacet: OneFacetIntervals?
  private let draws: PivotDraws?

  /// - Parameter fixed: positions of fixed facets in the design's indices.
  public init(
    _ study: GeneralizabilityStudy, fixed: Set<Int> = [], options: IntervalOptions
  ) {
    design = study.design
    self.fixed = fixed
    self.options = options
    oneFacet = fixed.isEmpty ? OneFacetIntervals(study) : nil
    draws = oneFacet?.isNested == true ? nil : PivotDraws(study, options)
  }

  /// Intervals for numbers of conditions; none where the design is not balanced.
  public func intervals(sizes: [Double]) -> CoefficientIntervals {
    let exact = oneFacet?.interval(size: sizes[0], confidence: options.confidence)
    if oneFacet?.isNested == true {
      return CoefficientIntervals(generalizability: exact, dependability: exact)
    }
    guard let draws else { return .none }
    let terms = design.terms
    let drawn = PivotDraws.intervals(
      draws.components.map {
        DecisionStudy.variances(design, Array(zip(terms, $0)), sizes, fixed)
      }, confidence: options.confidence)
    return CoefficientIntervals(
      generalizability: oneFacet == nil ? drawn.generalizability : exact,
      dependability: drawn.dependability)
  }
}
