import Appraisals
import Assessments
import Statistics
import TestSupport
import Testing

@testable import Reports

@Suite struct ExplanationTests {
  private func sentences(_ appraisal: Appraisal, _ unit: String) throws -> [String] {
    try Explanation(appraisal, unit: unit).sentences.map(\.description)
  }

  @Test func `one unit's number is told step by step, as tables have it`() throws {
    let appraisal = try Appraisal(path: smallRound)
    let told = try sentences(appraisal, "Department 07")
    let own = try #require(appraisal.ranks.units.first { $0.name == "Department 07" })
    #expect(told[0].hasPrefix("onsite, weight 60: \(own.scores[0]?.fixed(2) ?? "")"))
    let total = try #require(told.first { $0.hasPrefix("Its total changes from") })
    #expect(total.contains("from \(own.totalRaw?.fixed(2) ?? ""), rank"))
    #expect(total.contains("to \(own.totalAdjusted?.fixed(2) ?? ""), rank"))
    let team = try #require(appraisal.severities.teams.first { $0.name == own.team })
    #expect(told.contains { $0.contains("\(team.name) ") && $0.contains("adjusted for that") })
    #expect(told.last == "Nothing about its scores is flagged.")
  }

  @Test func `a unit that is not there is answered with those that are like it`() throws {
    let appraisal = try Appraisal(path: smallRound)
    let error = failure { _ = try Explanation(appraisal, unit: "Department 0") }
    #expect(error?.kind == .badData)
    #expect(error?.description.contains("'Department 01'") == true)
  }

  @Test func `a unit without a total says why`() throws {
    let units = (0..<6).map { "u\($0)" }
    let round = try Round(
      units: units, teams: units.indices.map { "t\($0 % 2)" },
      scores: [
        "onsite": [80, 82, 85, 79, 88, 87], "routine": [70, 73, 71, 70, 80, 83],
        "peer": [75, 79, 77, 71, 85, nil],
      ])
    let told = try sentences(Appraisal(round), "u5")
    #expect(told.contains("peer, weight 10: no score."))
    #expect(told.contains("It has no total, because a component with weight is missing."))
  }

  // Eight units in four pairs of equal scores by one team each: dense ranks are 1 to 4.
  @Test(arguments: [TiePolicy.dense, .competition, .mid])
  func `a rank lies in its own interval whatever ties do`(ties: TiePolicy) throws {
    let scores: [Double?] = [70, 70, 75, 75, 80, 80, 85, 85]
    let round = try Round(
      units: (0..<8).map { "u\($0)" }, teams: ["a", "a", "b", "b", "a", "a", "b", "b"],
      scores: [
        "onsite": scores.map { $0.map { $0 + 1 } }, "routine": scores,
        "peer": scores.map { $0.map { $0 / 2 + 40 } },
      ])
    let appraisal = try Appraisal(round, recipe: Recipe(ties: ties))
    for unit in appraisal.ranks.units {
      let interval = try #require(unit.quality)
      let rank = try #require(unit.rankAdjusted)
      #expect(interval.lower <= rank && rank <= interval.upper, "\(unit.name)")
      if ties == .dense { #expect(interval.upper <= 4) }
    }
  }
}
