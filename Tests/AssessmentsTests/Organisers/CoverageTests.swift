import Phrases
import TestSupport
import Testing

@testable import Assessments

/// Branches and subordinate bodies looked into, and what all teams report together.
@Suite struct CoverageTests {
  private let scores =
    "unit,team,onsite,routine,peer\na,1,80,81,82\nb,1,83,84,85\nc,2,86,87,88\n"

  private func found(_ files: [String: String]) throws -> [Diagnostic] {
    try readingOfFolder(files.merging(["scores.csv": scores]) { $1 }).diagnostics
  }

  @Test func `at least one subordinate body is looked into where there is any`() throws {
    let coverage =
      "单位,类别,抽查数,现有数\na,党支部,2,5\na,下属单位,0,3\nb,支部,1,1\nb,下属单位,0,0\nc,支部,0,\nc,下属单位,3,2\n"
    let diagnostics = try found(["coverage.csv": coverage])
    #expect(diagnostics.map(\.rule) == [.coverageQuota, .coverageQuota])
    #expect(diagnostics.map(\.row) == [3, 7] && diagnostics.allSatisfy { $0.level == .warning })
    #expect(
      diagnostics.map(\.sentence.description) == [
        "a: 0 of 3 subordinate bodies were looked into; the rules ask for at least 1",
        "c: 3 subordinate bodies were looked into, but there are 2",
      ])
  }

  @Test func `a scheme may ask for more, and units without rows are named`() throws {
    let scheme = """
      name: x
      components:
        - {key: onsite, weight: 60, scored_by: team}
        - {key: routine, weight: 30, scored_by: centre}
        - {key: peer, weight: 10, scored_by: members}
      quotas:
        highlights: [3, 5]
        problems: [2, 3]
        interviews: [5, 5]
        roles: {}
        branches: [2, 3]

      """
    let coverage =
      "unit,kind,count,existing\na,branch,1,1\nb,branch,1,4\nb,subordinate body,1,1\n"
    let diagnostics = try found(["coverage.csv": coverage, "scheme.yaml": scheme])
    #expect(
      diagnostics.map(\.sentence.description) == [
        "b: 1 of 4 branches were looked into; the rules ask for 2 to 3",
        "units of which the table says nothing: c",
      ])
    let unknown = try found(["coverage.csv": "unit,kind,count\na,office,1\n"])
    #expect(unknown.first?.rule == .unknownKind)
  }

  @Test func `highlights of all teams are held to what they owe together`() throws {
    func findings(_ counts: [Int]) -> String {
      "team,kind\n"
        + counts.enumerated().map { team, count in
          String(repeating: "\(team + 1),highlight\n", count: count)
            + String(repeating: "\(team + 1),problem\n", count: 2)
        }.joined()
    }
    let few = try found(["findings.csv": findings([1, 1])])
    #expect(
      few.last?.sentence.description
        == "the 2 teams reported 2 highlights together; the rules ask for 6 to 10")
    #expect(try found(["findings.csv": findings([3, 5])]).isEmpty)
    // One team's excess can make up for another's lack.
    #expect(try found(["findings.csv": findings([2, 6])]).count == 2)
  }
}
