import Statistics

/// A test that one variance is zero.
public struct LikelihoodRatioTest: Sendable {
  /// Name of the random factor.
  public let component: String
  /// How far the criterion falls when the component is added.
  public let statistic: Double
  /// Probability of so large a fall when the variance is zero, from an equal mixture of zero and χ²
  /// with one degree of freedom.
  public let p: Double
}

extension MixedModel {
  /// Tests each random factor against the model without it.
  ///
  /// A variance of zero lies on the boundary, so half of the reference distribution is at zero.
  ///
  /// - Parameter fit: a fit of this model; the models without a factor are fitted by the same
  ///   method.
  /// - Returns: one test per random factor, in the order of the data.
  /// - Complexity: one fit per factor.
  ///
  /// Source: Self & Liang (1987), J. Am. Stat. Assoc. 82, 605-610, case 5; Stram & Lee (1994),
  /// Biometrics 50, 1171-1177.
  public func likelihoodRatioTests(
    against fit: MixedModelFit
  ) throws(MixedModelsError) -> [LikelihoodRatioTest] {
    var tests: [LikelihoodRatioTest] = []
    for (index, factor) in tables.random.enumerated() {
      let reduced = try MixedModel(tables.without(index)).fit(fit.method, effects: false)
      let statistic = max(0, reduced.criterion - fit.criterion)
      let p = statistic > 0 ? Distributions.chiSquaredUpper(statistic, df: 1) / 2 : 1
      tests.append(LikelihoodRatioTest(component: factor.name, statistic: statistic, p: p))
    }
    return tests
  }
}
