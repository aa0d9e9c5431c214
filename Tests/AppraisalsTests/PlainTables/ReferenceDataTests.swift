import Appraisals
import Foundation
import MixedModels
import Statistics
import TestSupport
import Testing

/// The Statistical Reference Datasets of Goldens/strd of MixedModelsTests.
@Suite struct ReferenceDataTests {
  /// Correct significant digits; 15 where nothing differs.
  private func digits(_ value: Double?, _ certified: Double) -> Double {
    guard let value else { return -1 }
    if value == certified { return 15 }
    let error = abs(value - certified) / (certified == 0 ? 1 : abs(certified))
    return min(15, -log10(error))
  }

  private func certified(_ set: String, _ quantity: String) throws -> [Double] {
    try Golden("strd/certified.csv", ofTarget: "MixedModelsTests").table.records
      .filter { $0["set"] == set && $0["quantity"] == quantity }
      .compactMap { $0["value"].flatMap { Double($0) } }
  }

  private static let powers = ["x", "x^2", "x^3", "x^4", "x^5", "x^6", "x^7", "x^8", "x^9", "x^10"]

  // Certified values have 15 digits, so the last of them may be rounded.
  @Test(arguments: [
    ("Norris", 1), ("Pontius", 2), ("Filip", 10), ("Longley", 0), ("Wampler1", 5), ("Wampler2", 5),
    ("Wampler3", 5), ("Wampler4", 5), ("Wampler5", 5), ("NoInt1", 1), ("NoInt2", 1),
  ])
  func `regressions have all certified digits`(set: String, degree: Int) throws {
    let fixed =
      degree == 0 ? (1...6).map { "x\($0)" } : Array(Self.powers.prefix(degree))
    let study = try VarianceStudy(
      LongTable(golden: "MixedModelsTests/Goldens/strd/\(set).csv"),
      VarianceOptions(
        response: "y", fixed: fixed, hasIntercept: !set.hasPrefix("NoInt")))
    let regression = try #require(study.regression)
    let estimates = try certified(set, "estimate")
    #expect(regression.effects.count == estimates.count && regression.dropped.isEmpty)
    for (effect, value) in zip(regression.effects, estimates) {
      #expect(digits(effect.estimate, value) > 14, "\(set) \(effect.name)")
    }
    for (effect, value) in zip(regression.effects, try certified(set, "se")) {
      #expect(digits(effect.standardError, value) > 14, "\(set) se \(effect.name)")
    }
    let sd = try #require(try certified(set, "residual_sd").first)
    #expect(digits(regression.residualVariance?.squareRoot(), sd) > 14)
    let share = try #require(try certified(set, "r_squared").first)
    #expect(digits(regression.rSquared, share) > 14)
    if let f = try certified(set, "f").first {
      #expect(digits(regression.regression.f, f) > 14)
    } else {
      #expect(regression.isExact && regression.regression.f == nil)
    }
  }

  // Powers rounded to doubles: with condition number 5e9 (columns of equal length) 7 digits are left.
  @Test func `Filip keeps all columns when its powers are columns of the table`() throws {
    let lines = try Golden("strd/Filip.csv", ofTarget: "MixedModelsTests").table.numbers.map {
      row in
      "\(row[0])," + (1...10).map { "\(pow(row[1], Double($0)))" }.joined(separator: ",")
    }
    let names = (1...10).map { "p\($0)" }
    let study = try VarianceStudy(
      LongTable(csv: (["y," + names.joined(separator: ",")] + lines).joined(separator: "\n")),
      VarianceOptions(response: "y", fixed: names))
    let estimates = try certified("Filip", "estimate")
    let regression = try #require(study.regression)
    #expect(regression.effects.count == 11)
    for (effect, value) in zip(regression.effects, estimates) {
      #expect(digits(effect.estimate, value) > 6.5, "\(effect.name)")
    }
    #expect(abs(regression.conditionNumber / 1.767_966_77e15 - 1) < 1e-5)
    #expect(study.notices.contains { $0.description.contains("condition number 1.77e+15") })
  }

  /// SmLs01 to SmLs09; see the README of the goldens.
  private func simonLesage(_ number: Int) -> String {
    let replicates = [21, 201, 2001][(number - 1) % 3]
    let leading = ["1", "1000000", "1000000000000"][(number - 1) / 3]
    var text = "treatment,rep,y\n"
    for (treatment, first) in [4, 3, 5, 3, 5, 3, 5, 3, 5].enumerated() {
      for rep in 0..<replicates {
        let tenths = first + (rep == 0 ? 0 : rep % 2 == 1 ? -1 : 1)
        text += "\(treatment),\(rep),\(leading).\(tenths)\n"
      }
    }
    return text
  }

  private func check(
    _ table: LongTable, between: Double, within: Double, f: Double, _ set: String
  ) throws {
    let agreement = try AgreementStudy(
      table, AgreementOptions(target: "treatment", rater: "rep", score: "y"))
    #expect(digits(agreement.correlations.first?.f, f) > 14, "\(set) icc")
    let rows = agreement.anova
    #expect(digits(rows.first { $0.source == "targets" }?.squares, between) > 14, "\(set) icc")
    #expect(digits(rows.last?.squares, within) > 14, "\(set) icc")

    let study = try GeneralizabilityResult(
      table, GeneralizabilityOptions(object: "treatment", facets: "rep:treatment", score: "y"))
    let parts = study.study.components
    #expect(digits(parts.first?.sumOfSquares, between) > 14, "\(set) gstudy")
    #expect(digits(parts.last?.sumOfSquares, within) > 14, "\(set) gstudy")

    let variance = try VarianceStudy(
      table, VarianceOptions(response: "y", random: ["treatment"]))
    #expect(digits(variance.anova.first?.f, f) > 14, "\(set) variance")
    #expect(digits(variance.anova.first?.squares, between) > 14, "\(set) variance")
    let residual = within / (variance.anova.last?.df ?? 0)
    #expect(digits(variance.fit.residualVariance, residual) > 7, "\(set) REML")
  }

  @Test(arguments: [1, 2, 4, 5, 7, 8, 9])
  func `constant leading digits cost no digits of F`(number: Int) throws {
    // Certified: sums of squares between and within, F.
    let (between, within, f) = [(1.68, 1.8, 21.0), (16.08, 18, 201), (160.08, 180, 2001)][
      (number - 1) % 3]
    try check(
      LongTable(csv: simonLesage(number)), between: between, within: within, f: f,
      "SmLs0\(number)")
  }

  @Test(arguments: ["SiRstv", "AtmWtAg"]) func `measured sets too`(set: String) throws {
    try check(
      LongTable(golden: "MixedModelsTests/Goldens/strd/\(set).csv"),
      between: #require(try certified(set, "between").first),
      within: #require(try certified(set, "within").first),
      f: #require(try certified(set, "f").first), set)
  }

  @Test func `a regression on a factor has the same F`() throws {
    let study = try VarianceStudy(
      LongTable(csv: simonLesage(8)),
      VarianceOptions(response: "y", fixed: ["factor(treatment)"]))
    #expect(digits(study.regression?.regression.f, 201) > 14)
    #expect(study.anova.map(\.source) == ["treatment", "Residual"])
    #expect(digits(study.anova.first?.f, 201) > 14)
  }
}
