import MixedModels
import Statistics
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  /// Reaction on Days of sleepstudy, without subjects.
  private func sleep(_ method: FitMethod) throws -> LeastSquaresFit {
    let table = try Golden("sleepstudy.csv").table
    let days = try #require(table.numbers("Days")).map { DoubleDouble($0) }
    let data = try LeastSquaresData(
      response: try #require(table.numbers("Reaction")).map { DoubleDouble($0) },
      terms: [.covariate(name: "Days", values: days)])
    return try LeastSquaresFit(data, method)
  }

  @Test func `likelihoods hold all constants`() throws {
    let (restricted, full) = (try sleep(.reml), try sleep(.ml))
    let table = try Golden("sleepstudy.csv").table
    let data = try MixedModelData(
      response: try #require(table.numbers("Reaction")), random: [],
      fixed: [.covariate(name: "Days", values: try #require(table.numbers("Days")))])
    let mixed = try MixedModel(data)
    #expect(abs(restricted.criterion - (try mixed.fit(.reml).criterion)) < 1e-8)
    #expect(abs(full.criterion - (try mixed.fit(.ml).criterion)) < 1e-8)
    #expect(abs((full.residualVariance ?? 0) * 180 - full.residualSquares) < 1e-6)
  }

  @Test func `the variance has its chi-squared interval`() throws {
    let fit = try sleep(.reml)
    let component = try #require(fit.mixedModel.components.first)
    let (lower, upper) = (try #require(component.lower), try #require(component.upper))
    #expect(abs(Distributions.chiSquaredUpper(fit.residualSquares / upper, df: 178) - 0.975) < 1e-9)
    #expect(abs(Distributions.chiSquaredUpper(fit.residualSquares / lower, df: 178) - 0.025) < 1e-9)
  }

  @Test func `a design of nothing but zeros has no columns`() {
    #expect(throws: MixedModelsError.noColumns) {
      let zeros = [DoubleDouble](repeating: DoubleDouble(0), count: 3)
      _ = try LeastSquaresFit(
        LeastSquaresData(
          response: zeros, terms: [.covariate(name: "x", values: zeros)], hasIntercept: false))
    }
  }
}
