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
}
