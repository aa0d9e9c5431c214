import Foundation
import MixedModels
import RealModule
import TestSupport
import Testing

@Suite struct MixedModelTests {
  static let cases = [
    "dyestuff", "dyestuff-ml", "dyestuff2", "penicillin", "pastes", "sleepstudy",
    "sleepstudy-weighted", "cake-ml", "wide", "wide-ml",
  ]

  private func fit(_ name: String) throws -> MixedModelFit {
    let (data, method) = try Golden.model(name)
    return try MixedModel(data).fit(method)
  }

  @Test(arguments: cases)
  func `criterion and components agree with lme4`(name: String) throws {
    let fit = try fit(name)
    let criterion = try #require(try Golden.values(name, "criterion")[""])
    #expect(fit.criterion.isApproximatelyEqual(to: criterion, absoluteTolerance: 1e-6))
    let variances = try Golden.values(name, "variance")
    #expect(fit.components.count == variances.count)
    for component in fit.components {
      let expected = try #require(variances[component.name])
      // lme4 stops when its own optimiser sees no gain; its last digits are not the optimum's.
      #expect(
        component.variance.isApproximatelyEqual(
          to: expected, absoluteTolerance: 1e-5 * max(expected, 1e-6)))
    }
  }

  @Test(arguments: cases)
  func `fixed effects, predictions and their SDs agree with lme4`(name: String) throws {
    let fit = try fit(name)
    let fixed = try Golden.values(name, "fixed")
    let errors = try Golden.values(name, "fixed_se")
    for effect in fit.fixedEffects {
      let expected = try #require(fixed[effect.name])
      #expect(
        effect.estimate.isApproximatelyEqual(
          to: expected, absoluteTolerance: 1e-6 * max(1, abs(expected))))
      #expect(
        try #require(effect.standardError).isApproximatelyEqual(
          to: try #require(errors[effect.name]), relativeTolerance: 1e-5))
    }
    let effects = try Golden.values(name, "effect")
    let spreads = try Golden.values(name, "effect_sd")
    var compared = 0
    for effect in fit.effects {
      let label = "\(effect.factor)|\(effect.level)"
      guard let expected = effects[label], let spread = spreads[label] else { continue }
      compared += 1
      #expect(
        effect.estimate.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-5 * max(spread, 1))
      )
      #expect(
        effect.conditionalSD.isApproximatelyEqual(
          to: spread, absoluteTolerance: 1e-5 * max(spread, 1)))
    }
    #expect(compared == effects.count)
  }

  // Davies & Goldsmith (1972): 6 batches of 5; mean squares 11271.50 and 2451.25.
  @Test func `a balanced one-way fit equals its analysis of variance`() throws {
    let fit = try fit("dyestuff")
    let between = (11_271.50 - 2_451.25) / 5
    #expect(fit.components[0].variance.isApproximatelyEqual(to: between, relativeTolerance: 1e-9))
    #expect(fit.residualVariance.isApproximatelyEqual(to: 2_451.25, relativeTolerance: 1e-9))
    // The mean of 6 independent batches has 5 degrees of freedom.
    #expect(
      fit.fixedEffects[0].degreesOfFreedom.isApproximatelyEqual(to: 5, absoluteTolerance: 1e-6))
  }

  @Test func `a crossed balanced fit equals its analysis of variance`() throws {
    let (data, _) = try Golden.model("penicillin")
    let fit = try MixedModel(data).fit()
    let y = data.response
    let mean = y.reduce(0, +) / 144
    func square(_ factor: RandomFactor) -> Double {
      var sums = [Double](repeating: 0, count: factor.levels.count)
      for (row, code) in factor.codes.enumerated() { sums[Int(code)] += y[row] - mean }
      let size = 144 / Double(sums.count)
      return sums.reduce(0) { $0 + $1 * $1 } / size
    }
    let whole = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let (plate, sample) = (square(data.random[0]), square(data.random[1]))
    let residual = (whole - plate - sample) / (143 - 23 - 5)
    #expect(fit.residualVariance.isApproximatelyEqual(to: residual, relativeTolerance: 1e-9))
    #expect(
      fit.components[0].variance.isApproximatelyEqual(
        to: (plate / 23 - residual) / 6, relativeTolerance: 1e-9))
    #expect(
      fit.components[1].variance.isApproximatelyEqual(
        to: (sample / 5 - residual) / 24, relativeTolerance: 1e-9))
  }

  @Test func `a variance of zero is a finding`() throws {
    guard case .boundary(let names, _) = try fit("dyestuff2").convergence else {
      Issue.record("Dyestuff2 has no variance between batches")
      return
    }
    #expect(names == ["Batch"])
  }

  @Test func `shifting and scaling the response shifts and scales the fit`() throws {
    let (data, _) = try Golden.model("pastes")
    let moved = try MixedModelData(
      response: data.response.map { 1_000 + 3 * $0 }, random: data.random)
    let (a, b) = (try MixedModel(data).fit(), try MixedModel(moved).fit())
    for (x, y) in zip(a.components, b.components) {
      #expect(y.variance.isApproximatelyEqual(to: 9 * x.variance, relativeTolerance: 1e-7))
    }
    #expect(
      (b.fixedEffects[0].estimate - 1_000).isApproximatelyEqual(
        to: 3 * a.fixedEffects[0].estimate, absoluteTolerance: 1e-9 * 1_000))
  }

  // A unit of 10⁻⁶⁰ makes the criterion as large as millions of rows do: rounding then hides small gains.
  @Test func `rounding of a large criterion stops no fit early`() throws {
    let rows = 0..<20_000
    let codes = { (step: Int, count: Int) in rows.map { Int32(($0 * step + $0 / 97) % count) } }
    let (a, b) = (codes(7, 53), codes(11, 31))
    let y = rows.map { row in
      Double(Int(a[row]) * 29 % 53) / 9 + Double(Int(b[row]) * 13 % 31) / 7
        + Double((row * 7_919 + 13) % 1_009) / 200
    }
    func fit(_ unit: Double) throws -> MixedModelFit {
      try MixedModel(
        MixedModelData(
          response: y.map { unit * $0 },
          random: [("a", a, 53), ("b", b, 31)].map { name, codes, count in
            RandomFactor(name: name, levels: (0..<count).map(String.init), codes: codes)
          })
      ).fit(.reml, effects: false)
    }
    let (small, large) = (try fit(1), try fit(1e60))
    for (own, other) in zip(small.components, large.components) {
      #expect(
        other.variance.isApproximatelyEqual(to: 1e120 * own.variance, relativeTolerance: 1e-10))
    }
  }

  @Test func `the order of factors does not matter`() throws {
    let (data, _) = try Golden.model("pastes")
    let turned = try MixedModelData(response: data.response, random: data.random.reversed())
    let (a, b) = (try MixedModel(data).fit(), try MixedModel(turned).fit())
    #expect(a.criterion.isApproximatelyEqual(to: b.criterion, absoluteTolerance: 1e-8))
    #expect(b.components.map(\.name) == ["batch", "sample", "Residual"])
  }

  @Test func `a likelihood ratio compares with the model without the factor`() throws {
    let (data, _) = try Golden.model("dyestuff")
    let model = try MixedModel(data)
    let test = try model.likelihoodRatioTests(against: model.fit())[0]
    let n = Double(data.response.count)
    let mean = data.response.reduce(0, +) / n
    let squares = data.response.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // −2 restricted log likelihood of one mean and one variance.
    let alone = (n - 1) * (1 + Foundation.log(2 * .pi * squares / (n - 1))) + Foundation.log(n)
    #expect(test.statistic.isApproximatelyEqual(to: alone - 319.654276842, absoluteTolerance: 1e-6))
    #expect(test.p > 0.001 && test.p < 0.01)
    let (flat, _) = try Golden.model("dyestuff2")
    let none = try MixedModel(flat)
    #expect(try none.likelihoodRatioTests(against: none.fit())[0].p == 1)
  }
}
