import Foundation
import MixedModels
import Severity
import Testing

/// Lines of a golden, the one that names its program left out, cells by header.
private func golden(_ file: String) throws -> [[String: String]] {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/" + file)
  let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }.map { $0.split(separator: ",").map(String.init) }
  return lines.dropFirst().map {
    Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first })
  }
}

/// Shrout & Fleiss (1979), Table 2: six targets, four judges.
private let ratings: [[Double]] = [
  [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
]

private func factor(_ name: String, _ codes: [Int]) -> RandomFactor {
  RandomFactor(
    name: name, levels: (0...(codes.max() ?? 0)).map { "\($0)" }, codes: codes.map { Int32($0) })
}

@Suite struct AgreementTests {
  @Test func `the six correlations agree with psych`() throws {
    let results = try #require(CompleteAgreement(ratings)).correlations
    for expected in try golden("icc.csv") {
      let own = try #require(results.first { $0.type == expected["type"] })
      for (name, value) in [
        ("icc", own.estimate), ("f", own.f), ("df2", own.df2), ("p", own.p),
        ("lower", own.lower), ("upper", own.upper),
      ] {
        let digits = try #require(expected[name].flatMap { Double($0) })
        #expect(abs((try #require(value)) - digits) < 1e-9 * max(1, abs(digits)), "\(name)")
      }
    }
  }

  // Shrout & Fleiss (1979), Table 4.
  @Test func `they are the published ones to two decimals`() throws {
    let results = try #require(CompleteAgreement(ratings)).correlations
    let printed = results.map { ($0.estimate * 100).rounded() / 100 }
    #expect(printed == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91])
  }

  @Test func `variance components of complete scores give the same`() throws {
    let flat = ratings.flatMap(\.self)
    let results = try intraclassCorrelations(
      scores: flat, targets: factor("t", flat.indices.map { $0 / 4 }),
      raters: factor("r", flat.indices.map { $0 % 4 }))
    let complete = try #require(CompleteAgreement(ratings)).correlations
    for (a, b) in zip(results, complete) { #expect(abs(a.estimate - b.estimate) < 1e-8) }
  }

  @Test func `raters who rank alike have W 1, opposite pairs 0`() throws {
    #expect(try #require(KendallW([[1, 10], [2, 20], [3, 35]])).w == 1)
    #expect(try #require(KendallW([[1, 3], [2, 2], [3, 1]])).w == 0)
    #expect(KendallW([[1, 1], [1, 1]]) == nil)
  }
}

@Suite struct GeneralizabilityTests {
  private func study(_ facets: String) throws -> GeneralizabilityStudy {
    let rows = try golden("gstudy.csv")
    func codes(_ name: String) -> [Int32] { rows.compactMap { $0[name].flatMap { Int32($0) } } }
    let design = try MeasurementDesign(object: "p", facets: facets)
    return try GeneralizabilityStudy(
      design, scores: rows.compactMap { $0["score"].flatMap { Double($0) } },
      codes: design.indices.map(codes))
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
      #expect(abs((own.varianceByMeanSquares ?? 0) - value) < 1e-5, "\(name)")
      #expect(abs((own.varianceByREML ?? 0) - value) < 1e-5, "\(name)")
    }
  }

  @Test func `a crossed design of persons and items is coefficient alpha`() throws {
    let design = try MeasurementDesign(object: "p", facets: "i")
    let flat = ratings.flatMap(\.self)
    let study = try GeneralizabilityStudy(
      design, scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    let decision = DecisionStudy(study, sizes: [4])
    let alpha = try #require(CompleteAgreement(ratings)).correlations[5].estimate
    #expect(abs(decision.generalizability - alpha) < 1e-12)
    // The squares sum to those of the scores about their mean.
    let centre = flat.reduce(0, +) / 24
    let whole = flat.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    #expect(abs(study.components.reduce(0) { $0 + ($1.sumOfSquares ?? 0) } - whole) < 1e-10)
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
    let flat = Array(ratings.flatMap(\.self).dropLast())
    let study = try GeneralizabilityStudy(
      design, scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    #expect(!study.isBalanced && study.components.allSatisfy { $0.df == nil && $0.variance >= 0 })
  }
}
