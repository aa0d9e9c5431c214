import Assessments
import Sensitivity
import Testing

@testable import Appraisals

/// Sentences about a component that does not vary name that component.
@Suite struct ConstantComponentTests {
  private let keys = ["onsite", "absent", "flat", "peer"]

  /// Twelve units of three teams; no unit has `absent`.
  private func round(
    onsite: Double? = nil, flat: Double? = nil, copies: Bool = false
  ) throws -> Round {
    let weights: [Double] = [60, 0, 30, 10]
    let components = zip(keys, weights).enumerated().map {
      Scheme.Component(key: $1.0, weight: $1.1, scoredBy: $0 == 0 ? .team : .centre)
    }
    let units = 0..<12
    return try Round(
      scheme: Scheme(name: "s", components: components), units: units.map { "u\($0)" },
      teams: units.map { "t\($0 % 3)" },
      scores: [
        "onsite": units.map { onsite ?? 80 + Double($0 * 5 % 12) },
        "flat": units.map {
          copies ? 80 + Double($0 * 5 % 12) : flat ?? 75 + Double($0 * 5 % 12) / 2 + Double($0 % 4)
        },
        "peer": units.map { 85 + Double($0 * 7 % 12) / 3 },
      ])
  }

  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a constant anchor after an absent one is left out, by one notice that names it`()
    throws
  {
    let appraisal = try Appraisal(try round(flat: 75))
    #expect(appraisal.anchors.keys == ["onsite", "peer"])
    // With one anchor left, another notice says what that costs.
    #expect(appraisal.notices.count { "\($0)".contains("'flat' does not vary") } == 1)
    #expect(appraisal.notices.contains { "\($0)".contains("'flat' counts as exact") })
    #expect("\(appraisal.notices[0])".contains("'flat' does not vary"))
  }

  // A component that repeats the on-site scores leaves no error to tell severities from: with it, none was
  // possible at a probability of 0 %.
  @Test func `an anchor that repeats the on-site scores is left out, by a notice that names both`()
    throws
  {
    let appraisal = try Appraisal(try round(copies: true))
    #expect(appraisal.anchors.keys == ["onsite", "peer"])
    #expect("\(appraisal.notices[0])".contains("'flat' repeats 'onsite'"))
    #expect(appraisal.notices.contains { "\($0)".contains("'flat' counts as exact") })
    #expect(appraisal.estimate.probabilityNoSeverity < 0.95)
  }

  @Test func `constant on-site scores are named`() throws {
    let round = try round(onsite: 80)
    let text = sentence { _ = try Appraisal(round) }
    #expect(text.contains("'onsite' does not vary"), "\(text)")
  }

  @Test func `years name the component too`() throws {
    let years = try [2015, 2016].map { YearRound(try round(flat: 75), year: $0) }
    let text = sentence { _ = try MultiYearStudy(years) }
    #expect(text.contains("'flat' does not vary"), "\(text)")
  }

  @Test func `weights name components and units in place of numbers`() throws {
    let problem = try WeightProblem(
      units: ["a", "b"], components: ["x", "y"], scores: [[1, 2], [3, 2]], weights: [1, 1],
      recipe: Recipe(), ranking: .init())
    #expect("\(problem.named(.constantComponent(1)))".contains("'y'"))
    let wrong = "\(problem.named(.scoreNotFinite(unit: 1, component: 0)))"
    #expect(wrong.contains("'b'") && wrong.contains("'x'"))
  }

  @Test func `a constant component does not keep weights from being analysed`() throws {
    let table = try LongTable(
      .init(csv: Array("unit,x,y,z\na,1,5,2\nb,3,5,4\nc,2,5,7\n".utf8), file: "t.csv"))
    let plain = try PlainWeights(table, PlainWeightOptions(components: ["x", "y", "z"]))
    let problem = try WeightProblem(
      units: plain.units, components: plain.components, scores: plain.scores,
      weights: plain.weights, recipe: Recipe(), ranking: .init())
    let analysis = try WeightAnalysis(problem)
    #expect(analysis.acceptability?.reach.count == 3)
  }
}
