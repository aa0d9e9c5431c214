import Sensitivity
import Statistics
import Testing

@Suite struct RankIntervalsTests {
  @Test func `weights of any scale give the same total`() {
    #expect(total([80, 70, 60], weights: [60, 30, 10]) == 75)
    #expect(total([80, 70, 60], weights: [6, 3, 1]) == 75)
    #expect(total([80, nil, 60], weights: [60, 30, 10]) == nil)
  }

  @Test func `certain totals have rank intervals of one rank`() throws {
    let draws = Array(repeating: [3.0, 1, 2].map(Optional.some), count: 50)
    let intervals = rankIntervals(draws: draws, top: 2).compactMap { $0 }
    #expect(intervals.map(\.lower) == [1, 3, 2] && intervals.map(\.upper) == [1, 3, 2])
    #expect(intervals.map(\.probabilityTop) == [1, 0, 1])
  }

  @Test func `the policy moves interval ends, not who is among the first`() {
    let draws = Array(repeating: [3.0, 2, 2, 1].map(Optional.some), count: 50)
    func intervals(_ ties: TiePolicy) -> [RankInterval] {
      rankIntervals(draws: draws, top: 2, ranking: Ranking(ties: ties)).compactMap { $0 }
    }
    #expect(intervals(.competition).map(\.lower) == [1, 2, 2, 4])
    #expect(intervals(.mid).map(\.lower) == [1, 2.5, 2.5, 4])
    #expect(intervals(.mid).map(\.upper) == [1, 2.5, 2.5, 4])
    #expect(intervals(.dense).map(\.upper) == [1, 2, 2, 3])
    for ties in TiePolicy.allCases {
      #expect(intervals(ties).map(\.probabilityTop) == [1, 1, 1, 0])
    }
  }
}
