import Appraisals
import Assessments
import Statistics
import Testing

/// Forty units in eight groups of identical scores: four teams, each with two levels of five units.
private func tiedRound(ties: TiePolicy, name: String = "u", shift: Double = 0) throws -> Round {
  let levels: [(onsite: Double, routine: Double, peer: Double)] = [(88, 84, 90), (79, 80, 83)]
  let severities = [-2.0, 0, 1, 3]
  var scheme = Scheme.standard
  scheme.ties = ties
  let places = (0..<40).map { (team: $0 / 10, level: $0 / 5 % 2) }
  func column(_ value: (Int, Int) -> Double) -> [Double?] { places.map { value($0.0, $0.1) } }
  return try Round(
    scheme: scheme, units: places.indices.map { "\(name)\($0)" },
    teams: places.map { "t\($0.team)" },
    scores: [
      "onsite": column { levels[$1].onsite - severities[$0] + shift },
      "routine": column { levels[$1].routine + Double(($0 * 3 + $1 * 5) % 4) / 2 },
      "peer": column { levels[$1].peer + Double(($0 + 2 * $1) % 3) },
    ])
}

@Suite struct TiePolicyTests {
  private static let groups = 8

  private func appraisal(_ recipe: Recipe = Recipe(top: 10, tops: [3])) throws -> Appraisal {
    try Appraisal(tiedRound(ties: .dense), recipe: recipe)
  }

  // Eight distinct totals: no dense rank can be beyond 8, while competition ranks go to 36.
  @Test func `the scheme's dense ties rank totals, draws, schemes and joint ranks alike`() throws {
    let appraisal = try appraisal()
    let ranks = appraisal.ranks.units
    #expect(appraisal.ranks.ties == .dense)
    #expect(Set(ranks.compactMap(\.rankAdjusted)).count == Self.groups)
    for own in ranks {
      let (rank, interval) = (try #require(own.rankAdjusted), try #require(own.severityOnly))
      #expect(rank <= Double(Self.groups) && interval.upper <= Double(Self.groups))
      #expect(interval.lower <= rank && rank <= interval.upper, "\(own.name)")
    }
    let analysis = try appraisal.weightAnalysis()
    #expect(analysis.others.schemes.compactMap(\.rank).max() == Double(Self.groups))
    #expect(analysis.joint.count == 40)
    #expect(analysis.joint.allSatisfy { $0.severityOnly.upper <= Double(Self.groups) })
    let nominal = try #require(analysis.acceptability).reach.map(\.nominalRank)
    #expect(nominal == ranks.compactMap(\.rankAdjusted))
  }

  @Test func `the recipe's policy replaces the scheme's everywhere`() throws {
    let appraisal = try appraisal(Recipe(ties: .competition, top: 10, tops: [3]))
    let ranks = appraisal.ranks.units.compactMap(\.rankAdjusted)
    #expect(Set(ranks) == Set(stride(from: 1, to: 40, by: 5)))
    let analysis = try appraisal.weightAnalysis()
    #expect(analysis.others.schemes.compactMap(\.rank).max() == 36)
    #expect(analysis.acceptability?.reach.map(\.nominalRank) == ranks)
  }

  @Test func `the first k do not depend on the policy`() throws {
    let first = try TiePolicy.allCases.map { policy in
      try appraisal(Recipe(ties: policy, top: 10, tops: [3])).ranks.units.map {
        "\($0.isAmongFirst) \($0.severityOnly?.probabilityTop ?? -1)"
      }
    }
    #expect(Set(first).count == 1)
  }

  @Test func `years rank by the policy of their own scheme`() throws {
    let rounds = [
      YearRound(try tiedRound(ties: .dense), year: 2015),
      YearRound(try tiedRound(ties: .competition, shift: 1), year: 2016),
    ]
    let study = try MultiYearStudy(rounds)
    let from = study.unitTrends.map(\.change.rankFrom)
    let to = study.unitTrends.map(\.change.rankTo)
    #expect(from.allSatisfy { $0.rank <= 8 && $0.upper <= 8 })
    #expect(to.contains { $0.rank > 8 } && to.contains { $0.upper > 8 })
  }
}
