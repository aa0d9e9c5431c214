import TestSupport
import Testing

@testable import Agreement

@Suite struct DecisionCostsTests {
  /// Every design of up to 60 tasks and 60 raters.
  private func all(
    _ study: GeneralizabilityStudy, _ cost: DesignCost, isAbsolute: Bool
  ) -> [DesignSearch.Found] {
    (1...60).flatMap { t in
      (1...60).map { r in
        let sizes = [Double(t), Double(r)]
        let own = DecisionStudy(study, sizes: sizes)
        return DesignSearch.Found(
          sizes: sizes, cost: cost.total(sizes),
          coefficient: isAbsolute ? own.dependability : own.generalizability)
      }
    }
  }

  private func cost(_ study: GeneralizabilityStudy) throws -> DesignCost {
    try DesignCost(study.design, prices: [(["t"], 7), (["r"], 2.5)], objects: 12)
  }

  @Test(arguments: [false, true])
  func `a budget buys the best of all designs`(isAbsolute: Bool) throws {
    let study = try GeneralizabilityStudy.ratersInTasks()
    let cost = try cost(study)
    let search = DesignSearch(study, cost: cost, isAbsolute: isAbsolute, choices: [nil, nil])
    let all = all(study, cost, isAbsolute: isAbsolute)
    for budget in [9.5, 20, 55, 99] {
      let best = try search.best(within: budget)
      let within = all.filter { $0.cost <= budget }
      #expect(best.cost <= budget && within.allSatisfy { $0.coefficient <= best.coefficient })
      #expect(within.contains(best))
    }
  }

  @Test(arguments: [false, true])
  func `a target is reached by the cheapest of all designs`(isAbsolute: Bool) throws {
    let study = try GeneralizabilityStudy.ratersInTasks()
    let cost = try cost(study)
    let search = DesignSearch(study, cost: cost, isAbsolute: isAbsolute, choices: [nil, nil])
    let all = all(study, cost, isAbsolute: isAbsolute)
    for target in [0.3, 0.6, 0.8, 0.9] {
      let found = try search.cheapest(reaching: target)
      let reaching = all.filter { $0.coefficient >= target }
      #expect(found.coefficient >= target && reaching.allSatisfy { $0.cost >= found.cost })
      #expect(reaching.contains(found))
    }
  }

  // Spearman & Brown: n = ρ / (1 - ρ) × error variance / universe-score variance.
  @Test func `one facet needs the conditions of the prophecy formula`() throws {
    let flat = judgedTargets.flatMap(\.self)
    let study = try GeneralizabilityStudy(
      MeasurementDesign(object: "p", facets: "i"), scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    let cost = try DesignCost(study.design, prices: [(["i"], 2), (["p", "i"], 0.5)], objects: 6)
    #expect(cost.total([4]) == 2 * 4 + 0.5 * 24)
    let search = DesignSearch(study, cost: cost, choices: [nil])
    for target in [0.5, 0.8, 0.95, 0.99] {
      let needed =
        target / (1 - target) * study.components[2].variance / study.components[0].variance
      #expect(try search.cheapest(reaching: target).sizes == [needed.rounded(.up)])
    }
  }

  @Test func `what cannot be bought is said`() throws {
    let study = try GeneralizabilityStudy.ratersInTasks()
    let cost = try cost(study)
    let search = DesignSearch(study, cost: cost, choices: [nil, nil])
    #expect(throws: DesignSearch.Failure.budgetTooSmall(least: 9.5)) { try search.best(within: 9) }
    let few = DesignSearch(study, cost: cost, choices: [[1, 2], [1]])
    let most = DecisionStudy(study, sizes: [2, 1]).generalizability
    #expect(throws: DesignSearch.Failure.unreachable(greatest: most)) {
      try few.cheapest(reaching: 0.99)
    }
    #expect(throws: DesignSearch.Failure.self) { try search.best(within: 1e9) }
    #expect(throws: MeasurementDesign.Failure.self) {
      try DesignCost(study.design, prices: [(["x"], 1)], objects: 12)
    }
  }
}
