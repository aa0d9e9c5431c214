import MixedModels
import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct DegenerateInputTests {
  private func factor(_ name: String, _ codes: [Int32]) -> RandomFactor {
    RandomFactor(name: name, levels: (0...(codes.max() ?? 0)).map { "\($0)" }, codes: codes)
  }

  @Test func `an all-equal response has no variance`() throws {
    let data = try MixedModelData(
      response: [7.1, 7.1, 7.1, 7.1], random: [factor("a", [0, 0, 1, 1])])
    #expect(throws: MixedModelsError.noVariation) { try MixedModel(data).fit() }
  }

  /// units × raters: 10 u + r, and a residual of this size.
  private func additive(_ units: Int32, _ raters: Int32, residual: Double) throws -> MixedModelData
  {
    let cells = (0..<units).flatMap { unit in (0..<raters).map { (unit, $0) } }
    return try MixedModelData(
      response: cells.enumerated().map { place, cell in
        Double(10 * cell.0 + cell.1) + residual * Double((place * 7_919) % 101 - 50)
      }, random: [factor("unit", cells.map(\.0)), factor("rater", cells.map(\.1))])
  }

  @Test(arguments: [(6, 3), (3, 2), (12, 5)] as [(Int32, Int32)])
  func `factors that reproduce every response leave no residual`(units: Int32, raters: Int32) throws
  {
    let data = try additive(units, raters, residual: 0)
    #expect(throws: MixedModelsError.noResidual) { try MixedModel(data).fit() }
    #expect(throws: MixedModelsError.noResidual) { try MixedModel(data).fit(.ml) }
  }

  @Test func `so do many rows, unequal ones, and a fixed factor beside a random one`() throws {
    var stream = PhiloxStream(seed: 3, tag: 977)
    let levels: [Int32] = [100, 12]
    let codes = levels.map { count in (0..<900).map { _ in Int32(stream.below(Int(count))) } }
    let effects = levels.map { count in (0..<count).map { _ in Double(stream.below(40)) / 4 } }
    func sum(_ row: Int) -> Double { (0..<2).reduce(0) { $0 + effects[$1][Int(codes[$1][row])] } }
    let response = (0..<900).map { 75 + sum($0) }
    let random = zip(["unit", "rater"], codes).map { factor($0, $1) }
    let crossed = try MixedModelData(response: response, random: random)
    #expect(throws: MixedModelsError.noResidual) { try MixedModel(crossed).fit() }
    let fixed = try MixedModelData(
      response: response, random: [random[0]],
      fixed: [.factor(name: "rater", levels: (0..<12).map { "\($0)" }, codes: codes[1])])
    #expect(throws: MixedModelsError.noResidual) { try MixedModel(fixed).fit() }
    // With a residual of the size of a rounded score the same rows have likeliest variances.
    let rounded = try MixedModelData(
      response: response.map { $0 + (stream.uniform() - 0.5) / 1_000 }, random: random)
    let fit = try MixedModel(rounded).fit()
    #expect(fit.residualVariance.isApproximatelyEqual(to: 1e-6 / 12, relativeTolerance: 0.2))
    #expect(fit.components[0].variance > 2 && fit.components[1].variance > 1)
  }

  @Test func `a small residual is no missing one`() throws {
    // Of a balanced table variances are differences of mean squares: 350 and 1 of the exact one.
    let fit = try MixedModel(additive(6, 3, residual: 1e-5)).fit()
    #expect(fit.components[0].variance.isApproximatelyEqual(to: 350, relativeTolerance: 1e-4))
    #expect(fit.components[1].variance.isApproximatelyEqual(to: 1, relativeTolerance: 1e-2))
  }

  @Test func `one level, a level a row, a twin factor and no rows are named`() {
    #expect(throws: MixedModelsError.oneLevel(factor: "a")) {
      try MixedModelData(response: [1, 2, 3], random: [factor("a", [0, 0, 0])])
    }
    #expect(throws: MixedModelsError.levelARow(factor: "a")) {
      try MixedModelData(response: [1, 2, 3], random: [factor("a", [0, 1, 2])])
    }
    #expect(throws: MixedModelsError.aliased(factor: "b", with: "a")) {
      try MixedModelData(
        response: [1, 2, 3, 5], random: [factor("a", [0, 0, 1, 1]), factor("b", [1, 1, 0, 0])])
    }
    #expect(throws: MixedModelsError.noRows) { try MixedModelData(response: [], random: []) }
    #expect(throws: MixedModelsError.badWeight(row: 1)) {
      try MixedModelData(response: [1, 2, 3], random: [], weights: [1, 0, 2])
    }
  }

  @Test func `a fixed column that repeats others is left out and named`() throws {
    let data = try MixedModelData(
      response: [1, 3, 2, 5, 4, 8], random: [factor("a", [0, 0, 1, 1, 2, 2])],
      fixed: [
        .covariate(name: "x", values: [1, 2, 3, 4, 5, 6]),
        .covariate(name: "twice", values: [2, 4, 6, 8, 10, 12]),
      ])
    let fit = try MixedModel(data).fit()
    #expect(fit.droppedFixed == ["twice"] && fit.fixedEffects.map(\.name) == ["(Intercept)", "x"])
  }

  @Test func `a random factor that a fixed one splits has no variance to estimate`() throws {
    let inner = FixedTerm.factor(
      name: "inner", levels: ["a", "b", "c", "d"], codes: [0, 0, 1, 1, 2, 2, 3, 3])
    let data = try MixedModelData(
      response: [1, 2.5, 3, 4.2, 11, 12.3, 13.1, 15],
      random: [factor("outer", [0, 0, 0, 0, 1, 1, 1, 1]), factor("g", [0, 1, 1, 2, 2, 0, 1, 0])],
      fixed: [inner])
    #expect(throws: MixedModelsError.confounded(factor: "outer")) {
      try MixedModel(data).fit()
    }
  }

  @Test func `a covariate far from zero keeps its digits, and a constant one is left out`() throws {
    func fit(shift: Double) throws -> MixedModelFit {
      let times = [0.0, 1, 2, 0, 1, 2].map { $0 + shift }
      let data = try MixedModelData(
        response: [1, 3, 2, 5, 4, 8], random: [factor("a", [0, 0, 1, 1, 2, 2])],
        fixed: [
          .covariate(name: "time", values: times),
          .covariate(name: "constant", values: times.map { _ in 0.1 }),
        ])
      return try MixedModel(data).fit()
    }
    let (near, far) = (try fit(shift: 0), try fit(shift: 1e9))
    #expect(far.droppedFixed == ["constant"] && far.fixedEffects.map(\.name).last == "time")
    #expect(near.criterion.isApproximatelyEqual(to: far.criterion, absoluteTolerance: 1e-9))
    #expect(
      near.components.map(\.variance).isApproximatelyEqual(
        to: far.components.map(\.variance), absoluteTolerance: 1e-9))
    let (a, b) = (near.fixedEffects[1], far.fixedEffects[1])
    #expect(
      a.estimate.isApproximatelyEqual(to: b.estimate, absoluteTolerance: 1e-9)
        && abs((a.standardError ?? 0) - (b.standardError ?? .infinity)) < 1e-9)
    // The intercept moves along the slope.
    let back = far.fixedEffects[0].estimate + 1e9 * b.estimate
    #expect(back.isApproximatelyEqual(to: near.fixedEffects[0].estimate, absoluteTolerance: 1e-5))
  }

  @Test func `disconnected factors are fitted`() throws {
    // Two islands: rows 0-3 use levels 0-1 of both, rows 4-7 levels 2-3.
    let data = try MixedModelData(
      response: [1, 2.5, 3, 4.2, 11, 12.3, 13.1, 15],
      random: [
        factor("a", [0, 0, 1, 1, 2, 2, 3, 3]), factor("b", [0, 1, 0, 1, 2, 3, 2, 3]),
      ])
    let fit = try MixedModel(data).fit()
    #expect(fit.components.allSatisfy { $0.variance >= 0 } && fit.criterion.isFinite)
  }

  @Test func `without random factors it is least squares`() throws {
    let data = try MixedModelData(
      response: [1, 3, 2, 5], random: [], fixed: [.covariate(name: "x", values: [0, 1, 2, 3])])
    let fit = try MixedModel(data).fit()
    // y = 1.1 + 1.1 x, residual sum of squares 2.7 on 2 degrees of freedom.
    #expect(fit.fixedEffects[1].estimate.isApproximatelyEqual(to: 1.1, absoluteTolerance: 1e-12))
    #expect(fit.residualVariance.isApproximatelyEqual(to: 1.35, absoluteTolerance: 1e-12))
    #expect(
      fit.fixedEffects[1].degreesOfFreedom.isApproximatelyEqual(to: 2, absoluteTolerance: 1e-9))
  }
}
