import Agreement
import RealModule
import TestSupport
import Testing

@Suite struct FixedFacetsTests {
  // Brennan (2001), section 4.4: with tasks fixed, E MS(p) = σ²(p r:t) + 12 universe-score variance.
  @Test func `fixed tasks leave the ratio of two mean squares`() throws {
    let study = try GeneralizabilityStudy.ratersInTasks()
    let fixed = try study.design.positions(ofFixed: ["t"])
    let own = DecisionStudy(study, sizes: [3, 4], fixed: fixed)
    func square(_ name: String) throws -> Double {
      try #require(study.components.first { $0.name == name }?.meanSquare)
    }
    let ratio = try 1 - square("p x r:t") / square("p")
    #expect(own.generalizability.isApproximatelyEqual(to: ratio, relativeTolerance: 1e-12))
  }

  // Components by lme4, as in the golden's header.
  @Test func `the task by person component counts as true, tasks count as nothing`() throws {
    let study = try GeneralizabilityStudy.ratersInTasks()
    let own = DecisionStudy(
      study, sizes: [3, 4], fixed: try study.design.positions(ofFixed: ["t"]))
    let relative = 0.39366368626 / 12
    for (found, value) in [
      (own.universeVariance, 1.655868049653 + 0.671712142899 / 3),
      (own.relativeErrorVariance, relative),
      (own.absoluteErrorVariance, relative + 0.174553909019 / 12),
    ] { #expect(found.isApproximatelyEqual(to: value, absoluteTolerance: 1e-5)) }
    let random = DecisionStudy(study, sizes: [3, 4])
    #expect(own.generalizability > random.generalizability)
  }

  @Test func `what cannot be fixed is refused`() throws {
    let design = try MeasurementDesign(object: "p", facets: "r:t")
    for names in [["x"], ["r"], ["r", "t"]] {
      #expect(throws: MeasurementDesign.Failure.self) { try design.positions(ofFixed: names) }
    }
    #expect(try design.positions(ofFixed: []).isEmpty)
  }
}
