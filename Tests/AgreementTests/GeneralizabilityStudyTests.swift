import Agreement
import RealModule
import TestSupport
import Testing

@Suite struct GeneralizabilityStudyTests {
  private func study(_ facets: String) throws -> GeneralizabilityStudy {
    let golden = try Golden("gstudy.csv").table
    func codes(_ name: String) -> [Int32] { golden.column(name)?.compactMap { Int32($0) } ?? [] }
    let design = try MeasurementDesign(object: "p", facets: facets)
    return try GeneralizabilityStudy(
      design, scores: try #require(golden.numbers("score")), codes: design.indices.map(codes))
  }

  @Test func `raters within tasks have the components of lme4`() throws {
    let study = try study("r:t")
    #expect(study.isBalanced && study.sizes == [12, 3, 4])
    let expected = [
      ("p x t", 0.671712142899), ("r:t", 0.174553909019), ("p", 1.655868049653),
      ("t", 1.143282499034), ("p x r:t", 0.39366368626),
    ]
    for (name, value) in expected {
      let own = try #require(study.components.first { $0.name == name })
      let squares = try #require(own.varianceByMeanSquares)
      let reml = try #require(own.varianceByREML)
      #expect(squares.isApproximatelyEqual(to: value, absoluteTolerance: 1e-5), "\(name)")
      #expect(reml.isApproximatelyEqual(to: value, absoluteTolerance: 1e-5), "\(name)")
    }
  }

  @Test func `a crossed design of persons and items is coefficient alpha`() throws {
    let design = try MeasurementDesign(object: "p", facets: "i")
    let flat = judgedTargets.flatMap(\.self)
    let study = try GeneralizabilityStudy(
      design, scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    let decision = DecisionStudy(study, sizes: [4])
    let alpha = try #require(CompleteAgreement(judgedTargets)).correlations[5].estimate
    #expect(decision.generalizability.isApproximatelyEqual(to: alpha, relativeTolerance: 1e-12))
    // The squares sum to those of the scores about their mean.
    let centre = flat.reduce(0, +) / 24
    let whole = flat.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let parts = study.components.reduce(0) { $0 + ($1.sumOfSquares ?? 0) }
    #expect(parts.isApproximatelyEqual(to: whole, absoluteTolerance: 1e-10))
  }

  @Test func `terms of a nested design hold the outer facet`() throws {
    let design = try MeasurementDesign(object: "p", facets: "r:t,o")
    #expect(
      Set(design.terms.map(design.name)) == [
        "p", "t", "o", "p x t", "p x o", "r:t", "t x o", "p x t x o", "p x r:t", "r:t x o",
        "p x r:t x o",
      ])
    #expect(throws: MeasurementDesign.Failure.self) {
      try MeasurementDesign(object: "p", facets: "i:")
    }
  }

  @Test func `a missing cell leaves components by REML`() throws {
    let design = try MeasurementDesign(object: "p", facets: "i")
    let flat = Array(judgedTargets.flatMap(\.self).dropLast())
    let study = try GeneralizabilityStudy(
      design, scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    #expect(!study.isBalanced && study.components.allSatisfy { $0.df == nil && $0.variance >= 0 })
  }

  @Test func `mean squares need no residual, which REML does`() throws {
    let cells = (0..<6).flatMap { unit in (0..<3).map { (Int32(unit), Int32($0)) } }
    let study = try GeneralizabilityStudy(
      MeasurementDesign(object: "p", facets: "r"), scores: cells.map { Double(10 * $0.0 + $0.1) },
      codes: [cells.map(\.0), cells.map(\.1)])
    let variances = ["p", "r"].map { name in study.components.first { $0.name == name }?.variance }
    #expect(zip(variances, [350, 1]).allSatisfy { abs(($0 ?? 0) - $1) < 1e-9 }, "\(variances)")
    #expect(study.components.allSatisfy { $0.varianceByREML == nil })
  }
}
