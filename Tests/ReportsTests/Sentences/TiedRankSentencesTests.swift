import Appraisals
import Assessments
import Statistics
import Testing

@testable import Reports

@Suite struct TiedRankSentencesTests {
  // Twenty units in four groups of identical scores: dense ranks end at 4, competition ranks at 16.
  @Test(arguments: TiePolicy.allCases)
  func `explain tells a rank inside its own interval`(ties: TiePolicy) throws {
    var scheme = Scheme.standard
    scheme.ties = ties
    let groups = (0..<20).map { $0 / 5 }
    let round = try Round(
      scheme: scheme, units: groups.indices.map { "u\($0)" }, teams: groups.map { "t\($0 / 2)" },
      scores: [
        "onsite": groups.map { [90, 80, 84, 76][$0] },
        "routine": groups.map { [86, 79, 85, 78][$0] },
        "peer": groups.map { [88, 84, 87, 80][$0] },
      ])
    let appraisal = try Appraisal(round, recipe: Recipe(top: 3, tops: [3]))
    for unit in appraisal.ranks.units {
      let text = try Explanation(appraisal, unit: unit.name).sentences.map(\.description)
        .joined(separator: "\n")
      let match = try #require(
        text.firstMatch(of: /rank ([0-9.]+)\.\nWith .* lies between ([0-9.]+) and ([0-9.]+),/))
      let (rank, lower, upper) = (
        try #require(Double(match.1)), try #require(Double(match.2)), try #require(Double(match.3))
      )
      #expect(lower <= rank && rank <= upper, "\(unit.name): \(match.0)")
      #expect(rank == unit.rankAdjusted && upper == unit.quality?.upper)
      if ties == .dense { #expect(upper <= 4) }
    }
  }
}
