import LinearAlgebra
import Statistics

/// One variance of a fitted model.
public struct VarianceComponent: Sendable {
  /// Name of the random factor, or "Residual".
  public let name: String
  /// Number of levels; nil for the residual.
  public let levels: Int?
  /// The variance, in squared units of the response; 0 is a finding.
  public let variance: Double
  /// Standard error of the variance, from the average information; nil at the boundary.
  public let standardError: Double?
  /// Lower end of the 95 % Wald interval on the logarithm of the variance; nil at the boundary.
  public let lower: Double?
  /// Upper end of that interval; nil at the boundary.
  public let upper: Double?
  /// Share of the sum of all variances, 0 to 1.
  public let share: Double

  /// Square root of the variance, in units of the response.
  public var standardDeviation: Double { variance.squareRoot() }
}

/// The predicted effect of one level.
public struct LevelEffect: Sendable {
  /// Name of the random factor.
  public let factor: String
  /// The level, as the data name it.
  public let level: String
  /// The best linear unbiased predictor, in units of the response: the conditional mean, already
  /// shrunk.
  public let estimate: Double
  /// Its SD given the variances and the fixed effects, as lme4's `condVar`, in units of the
  /// response.
  public let conditionalSD: Double
}

/// A fitted linear mixed model.
public struct MixedModelFit: Sendable {
  /// The likelihood that was maximised.
  public let method: FitMethod
  /// −2 log likelihood (restricted for REML), with all constants, as lme4 prints it.
  public let criterion: Double
  /// Number of rows.
  public let observations: Int
  /// Variances in the order of the random factors, the residual last.
  public let components: [VarianceComponent]
  /// Fixed effects in the order of their columns, the intercept first.
  public let fixedEffects: [FixedEffect]
  /// Covariance matrix of `fixedEffects`, in their order.
  public let fixedCovariance: [[Double]]
  /// Names of the columns left out because they are combinations of earlier ones.
  public let droppedFixed: [String]
  /// Predicted effects of all levels, factor by factor; empty when they were not asked for.
  public let effects: [LevelEffect]
  /// How the fit ended.
  public let convergence: Convergence
  /// How often the criterion was evaluated.
  public let evaluations: Int

  /// The maximised log likelihood, restricted for REML.
  public var logLikelihood: Double { -criterion / 2 }
  /// The residual variance, in squared units of the response.
  public var residualVariance: Double { components.last?.variance ?? 0 }
}

/// A linear model with crossed or nested random intercepts.
///
/// Source: Bates, Mächler, Bolker & Walker (2015), J. Stat. Softw. 67(1), for the criterion;
/// Gilmour, Thompson & Cullis (1995), Biometrics 51, 1440-1450, for the steps.
public struct MixedModel: Sendable {
  let tables: SufficientTables
  let products: CrossProducts

  /// Prepares a model for fitting.
  ///
  /// - Parameter threads: threads the pass over the rows may use; the result does not depend on them.
  /// - Throws: `tooFewRows`; `noVariation` when the response is constant.
  /// - Complexity: one pass over the rows for each pair of factors; rows are not read again.
  public init(_ data: MixedModelData, threads: Int = 1) throws(MixedModelsError) {
    try self.init(SufficientTables(data, threads: threads))
  }

  /// Prepares a model from counts and sums of its rows.
  ///
  /// - Throws: as for rows.
  /// - Complexity: linear in levels and pairs of levels.
  public init(_ tables: SufficientTables) throws(MixedModelsError) {
    self.tables = tables
    products = try CrossProducts(tables)
    // A thousandth of a billionth of the size of the response is its rounding.
    let rounding = 1e-24 * tables.responseSize * tables.responseSize
    guard products.responseSquares > rounding * Double(products.rowCount) else {
      throw .noVariation
    }
  }

  /// Estimates variances, fixed effects and the effects of levels.
  ///
  /// - Parameters:
  ///   - method: the likelihood to maximise.
  ///   - effects: false leaves out the predicted effects, which saves an inverse.
  /// - Throws: `noVariation` when the fixed effects leave nothing for a residual, `noResidual` when all factors
  ///   together do; `confounded` when fixed effects leave nothing of a random factor.
  /// - Complexity: per evaluation of the criterion one sparse factorization, and a cube of the
  ///   number of columns that are not sparse.
  public func fit(
    _ method: FitMethod = .reml, effects wanted: Bool = true
  ) throws(MixedModelsError) -> MixedModelFit {
    var factor = BlockFactor(products)
    var optimiser = VarianceOptimiser()
    guard
      let (best, settled) = optimiser.minimise(
        &factor, method: method, start: products.startingVariances)
    else { throw .noVariation }
    guard !leavesNoResidual(best, &factor) else { throw .noResidual }
    let names = tables.random.map(\.name)
    let zero = best.variances.indices.filter { best.variances[$0] == 0 }.map { names[$0] }
    let convergence: Convergence =
      !settled
      ? .evaluationLimit(optimiser.evaluations)
      : zero.isEmpty
        ? .converged(evaluations: optimiser.evaluations)
        : .boundary(components: zero, evaluations: optimiser.evaluations)
    let information = VarianceInformation(best)
    if method == .reml, let factor = confounded(best, information, &factor) {
      throw .confounded(factor: factor)
    }
    let fixed = FixedEffectTable(best, information: information)
    return MixedModelFit(
      method: method, criterion: best.value, observations: products.rowCount,
      components: components(best, information), fixedEffects: fixed.effects,
      fixedCovariance: fixed.covariance, droppedFixed: products.droppedFixed,
      effects: wanted ? effects(best) : [], convergence: convergence,
      evaluations: optimiser.evaluations)
  }

  /// Whether the factors reproduce the response but for rounding.
  ///
  /// With levels shrunk little, squares of what is left are those of a least-squares fit on all factors and a part
  /// that falls as the relative variance grows: two variances tell the first.
  private func leavesNoResidual(_ best: ProfiledDeviance, _ factor: inout BlockFactor) -> Bool {
    guard let first = tables.random.first else { return false }
    let start = products.offsets[0]
    let weights = products.levelWeights[start..<start + first.levels.count]
    let size = Double(products.rowCount) / weights.reduce(0, +)
    guard best.variances.contains(where: { $0 > 1e6 * size }) else { return false }
    func squares(left relative: Double) -> Double? {
      let sds = tables.random.map { _ in (relative * size).squareRoot() }
      guard (try? factor.factor(relativeSDs: sds)) != nil else { return nil }
      return factor.squaresLeft(factor.forward(products.right))
    }
    guard let byFixed = squares(left: 0), let less = squares(left: 1e8),
      let least = squares(left: 1e9)
    else { return false }
    let residual = (10 * least - less) / 9
    // Some hundred roundings of what is subtracted.
    return residual < 3e-14 * byFixed + 4e-15 * products.responseSquares
  }

  /// A random factor whose columns the fixed effects span: the criterion is flat in its variance.
  ///
  /// Its share of ZᵀZ beyond the fixed effects, at relative variances of 1, is rounding alone.
  private func confounded(
    _ best: ProfiledDeviance, _ information: VarianceInformation, _ factor: inout BlockFactor
  ) -> String? {
    let suspect = tables.random.indices.contains { r in
      let own = best.variances[r] * best.residualVariance
      return own > 0 && (information.variance(of: r) ?? .infinity) > 1e4 * own * own
    }
    let ones = tables.random.map { _ in 1.0 }
    guard suspect, let even = ProfiledDeviance(&factor, variances: ones, method: .reml) else {
      return nil
    }
    let traces = even.derivatives().traces
    return tables.random.indices.first { r in
      let first = products.offsets[r]
      let weight = products.levelWeights[first..<first + tables.random[r].levels.count].reduce(0, +)
      return traces[r] < 1e-10 * weight
    }.map { tables.random[$0].name }
  }

  private func components(
    _ best: ProfiledDeviance, _ information: VarianceInformation
  ) -> [VarianceComponent] {
    let variances = best.variances.map { $0 * best.residualVariance } + [best.residualVariance]
    let total = variances.reduce(0, +)
    let normal = Distributions.normalQuantile(0.975)
    return variances.enumerated().map { index, variance in
      let error = information.variance(of: index).map { $0.squareRoot() }
      let spread = error.map { normal * $0 / variance }
      return VarianceComponent(
        name: index < tables.random.count ? tables.random[index].name : "Residual",
        levels: index < tables.random.count ? tables.random[index].levels.count : nil,
        variance: variance, standardError: error,
        lower: spread.map { variance * (-$0).exponential },
        upper: spread.map { variance * $0.exponential }, share: variance / total)
    }
  }

  private func effects(_ best: ProfiledDeviance) -> [LevelEffect] {
    let inverse = best.factor.inverseDiagonal(withFixed: false)
    return tables.random.enumerated().flatMap { index, factor in
      factor.levels.enumerated().map { level, name in
        let place = products.offsets[index] + level
        let variance =
          best.residualVariance * best.factor.scale[place] * best.factor.scale[place]
          * inverse[place]
        return LevelEffect(
          factor: factor.name, level: name, estimate: best.effects[place],
          conditionalSD: max(0, variance).squareRoot())
      }
    }
  }
}
