import Sensitivity
import Statistics
import Testing

@Suite struct RanksTests {
  @Test func `equal totals share the better rank and the next is skipped`() {
    #expect(competitionRanks([70, 90, 90, nil, 80]) == [4, 1, 1, nil, 3])
  }

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
}
