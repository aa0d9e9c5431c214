import Statistics

/// A test that one variance is zero.
public struct LikelihoodRatioTest: Sendable {
  public let component: String
  /// Fall of the criterion when the component is added.
  public let statistic: Double
  /// Against an equal mixture of zero and χ² with one degree of freedom.
  public let p: Double
}

extension MixedModel {
  /// Tests of each random factor against the model without it.
  ///
  /// A variance of zero lies on the boundary, so half of the reference is at zero.
  ///
  /// - Complexity: one fit a factor.
  ///
  /// Source: Self & Liang (1987), J. Am. Stat. Assoc. 82, 605-610, case 5; Stram & Lee (1994),
  /// Biometrics 50, 1171-1177.
  public func likelihoodRatioTests(
    against fit: MixedModelFit
  ) throws(MixedModelsError) -> [LikelihoodRatioTest] {
    var tests: [LikelihoodRatioTest] = []
    for (index, factor) in data.random.enumerated() {
      var rest = data.random
      rest.remove(at: index)
      let reduced = try MixedModel(
        MixedModelData(
          response: data.response, random: rest, fixed: data.fixed, weights: data.weights)
      ).fit(fit.method, effects: false)
      let statistic = max(0, reduced.criterion - fit.criterion)
      let p = statistic > 0 ? Distributions.chiSquaredUpper(statistic, df: 1) / 2 : 1
      tests.append(LikelihoodRatioTest(component: factor.name, statistic: statistic, p: p))
    }
    return tests
  }
}
