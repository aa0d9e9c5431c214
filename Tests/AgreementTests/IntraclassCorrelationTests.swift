import Agreement
import MixedModels
import RealModule
import TestSupport
import Testing

private func factor(_ name: String, _ codes: [Int]) -> RandomFactor {
  RandomFactor(
    name: name, levels: (0...(codes.max() ?? 0)).map { "\($0)" }, codes: codes.map { Int32($0) })
}

@Suite struct IntraclassCorrelationTests {
  @Test func `the six correlations agree with psych`() throws {
    let results = try #require(CompleteAgreement(judgedTargets)).correlations
    for expected in try Golden("icc.csv").table.records {
      let own = try #require(results.first { $0.type == expected["type"] })
      for (name, value) in [
        ("icc", own.estimate), ("f", own.f), ("df2", own.df2), ("p", own.p),
        ("lower", own.lower), ("upper", own.upper),
      ] {
        let digits = try #require(expected[name].flatMap { Double($0) })
        #expect(
          try #require(value).isApproximatelyEqual(
            to: digits, absoluteTolerance: 1e-9, relativeTolerance: 1e-9), "\(name)")
      }
    }
  }

  // Shrout & Fleiss (1979), Table 4.
  @Test func `they are the published ones to two decimals`() throws {
    let results = try #require(CompleteAgreement(judgedTargets)).correlations
    let printed = results.map { ($0.estimate * 100).rounded() / 100 }
    #expect(printed == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91])
  }

  @Test func `variance components of complete scores give the same`() throws {
    let flat = judgedTargets.flatMap(\.self)
    let results = try intraclassCorrelations(
      scores: flat, targets: factor("t", flat.indices.map { $0 / 4 }),
      raters: factor("r", flat.indices.map { $0 % 4 }))
    let complete = try #require(CompleteAgreement(judgedTargets)).correlations
    #expect(
      results.map(\.estimate).isApproximatelyEqual(
        to: complete.map(\.estimate), absoluteTolerance: 1e-8))
  }
}
