import Appraisals
import Testing

@Suite struct GeneralizabilityResultTests {
  private func result(
    _ sizes: [GeneralizabilityOptions.FacetSizes] = [], cut: Double? = nil
  ) throws -> GeneralizabilityResult {
    try GeneralizabilityResult(
      .shroutFleiss,
      GeneralizabilityOptions(object: "unit", facets: "assessor", sizes: sizes, cut: cut))
  }

  @Test func `the first D study is the study's own`() throws {
    let own = try #require(try result().decisions.first)
    // ICC3k of Shrout & Fleiss (1979), table 4, to more digits by their mean squares.
    #expect(own.sizes == [4] && abs(own.generalizability - 0.909_315_54) < 1e-7)
    #expect(own.dependabilityAtCut == nil)
    #expect(try result(cut: 5).decisions[0].dependabilityAtCut != nil)
  }

  @Test func `a facet is tried with the numbers asked for, else with small ones`() throws {
    #expect(try result().decisions.map(\.sizes) == [[4], [1], [2], [5], [10]])
    #expect(
      try result([.init("assessor=3,4,20")]).decisions.map(\.sizes) == [[4], [3], [20]])
  }

  @Test func `shares sum to one`() throws {
    let own = try result()
    let sum = own.study.components.reduce(0) { $0 + own.share(of: $1) }
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func `sizes of a facet that is none are refused`() throws {
    let error = failure { () throws(AppraisalError) in
      let options = GeneralizabilityOptions(
        object: "unit", facets: "r:t", sizes: [.init(facet: "i", sizes: [2])])
      _ = try options.design()
    }
    #expect(error?.description == "sizes are given for 'i', but the facets are t, r")
  }

  @Test(arguments: ["i", "i=", "i=0", "i=x", "i=2,,x", "=2,y"])
  func `sizes of another form are quoted`(text: String) {
    let error = failure { () throws(AppraisalError) in
      _ = try GeneralizabilityOptions.FacetSizes(text)
    }
    #expect(error?.kind == .badData && error?.description.contains("'\(text)'") == true)
  }
}
