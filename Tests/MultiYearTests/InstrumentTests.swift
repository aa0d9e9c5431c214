import MultiYear
import Statistics
import Testing

@Suite struct InstrumentTests {
  @Test func `the item that drifted is dropped and the others carry the link`() throws {
    var stream = PhiloxStream(seed: 2, tag: 972)
    let before = (0..<30).map { _ in 0.7 + 0.1 * stream.normal() }
    var after = before.map { $0 + 0.05 + 0.005 * stream.normal() }
    after[7] -= 0.2
    let link = try #require(CommonItemLink(before: before, after: after))
    #expect(link.items.filter(\.dropped).map(\.item) == [7])
    #expect(abs(link.intercept - 0.05) < 0.004 && link.slope == 1)
    #expect(abs(link.items[7].drift + 0.2) < 0.02)
    #expect(CommonItemLink(before: [1, 2, 3], after: [1, 2, 3]) == nil)
  }

  @Test func `the linear link finds slope and shift`() throws {
    let before = (0..<12).map { 0.4 + 0.05 * Double($0) }
    let link = try #require(
      CommonItemLink(before: before, after: before.map { 0.8 * $0 + 0.1 }, method: .linear))
    #expect(abs(link.slope - 0.8) < 1e-12 && abs(link.intercept - 0.1) < 1e-12)
    #expect(link.items.allSatisfy { !$0.dropped })
  }

  // Mean of (1, 2, 3) less half of (2, 2, 2) is 1, standard error 1/√3.
  @Test func `scale drift is what quality does not explain`() throws {
    let drift = try #require(
      ScaleDrift(changes: [1, 2, nil, 3], onsite: [2, 2, 9, 2], loading: 0.5))
    #expect(drift.drift == 1 && drift.units == 3)
    #expect(abs(drift.standardError - 1 / 3.0.squareRoot()) < 1e-15)
  }

  // The units' part has a standard error of 1/√3; the draws' variance is 0.8 of severity, by 0.5².
  @Test func `uncertain severities widen a scale drift`() throws {
    let draws = [-1.0, 0, 1, 0, -1, 1].map { ScaleDrift.Draw(loading: 0.5, severity: $0) }
    let sure = try #require(
      ScaleDrift(changes: [1, 2, nil, 3], onsite: [2, 2, 9, 2], loading: 0.5))
    let unsure = try #require(
      ScaleDrift(changes: [1, 2, nil, 3], onsite: [2, 2, 9, 2], loading: 0.5, draws: draws))
    #expect(unsure.drift == sure.drift)
    #expect(abs(unsure.standardError - (1.0 / 3 + 0.25 * 0.8).squareRoot()) < 1e-15)
    #expect(unsure.p > sure.p)
  }

  // Units whose on-site scores grew by 2 on average: a loading .1 larger explains .2 more.
  @Test func `an uncertain loading counts where on-site scores grew`() throws {
    let draws = [0.4, 0.6].map { ScaleDrift.Draw(loading: $0, severity: 0) }
    let drift = try #require(
      ScaleDrift(changes: [1, 2, nil, 3], onsite: [2, 2, 9, 2], loading: 0.5, draws: draws))
    #expect(abs(drift.standardError - (1.0 / 3 + 2 * 0.04).squareRoot()) < 1e-12)
  }
}
