import Statistics
import Testing

@Suite struct RankTallyTests {
  private func tally(
    _ draws: [[Double]], first top: Int = 2, in published: [Double]? = nil
  ) -> [RankSummary] {
    var tally = RankTally(first: top, count: draws.first?.count ?? 0)
    for draw in draws { tally.add(draw) }
    return tally.summaries(in: published).compactMap(\.self)
  }

  @Test func `certain totals have rank intervals of one rank`() {
    let found = tally(Array(repeating: [3.0, 1, 2], count: 50))
    #expect(found.map(\.lower) == [1, 3, 2] && found.map(\.upper) == [1, 3, 2])
    #expect(found.map(\.probabilityTop) == [1, 0, 1] && found.map(\.expected) == [1, 3, 2])
    #expect(found.map { $0.surface(among: 3) } == [1, 0, 0.5])
  }

  @Test func `equal values have the best place of them`() {
    let draws = Array(repeating: [3.0, 2, 2, 1], count: 50)
    #expect(tally(draws).map(\.lower) == [1, 2, 2, 4])
    #expect(tally(draws).map(\.probabilityTop) == [1, 1, 1, 0])
    let mid = tally(draws, in: [1, 2.5, 2.5, 4])
    #expect(mid.map(\.lower) == [1, 2.5, 2.5, 4] && mid.map(\.upper) == [1, 2.5, 2.5, 4])
    #expect(tally(draws, in: [1, 2, 2, 3]).map(\.upper) == [1, 2, 2, 3])
  }

  @Test func `tallies of parts make the tally of the whole`() {
    let draws: [[Double]] = [[3, 1, 2], [1, 2, 3], [2, 3, 1], [3, 2, 1]]
    let empty = RankTally(first: 1, count: 3)
    var (first, second, whole) = (empty, empty, empty)
    for draw in draws[0..<1] { first.add(draw) }
    for draw in draws[1...] { second.add(draw) }
    for draw in draws { whole.add(draw) }
    first.append(second)
    #expect(first.summaries() == whole.summaries() && first.shares == whole.shares)
    #expect(empty.summaries() == [nil, nil, nil] && empty.shares == [nil, nil, nil])
  }

  @Test(arguments: [65_536, 65_537])
  func `places of very many units are kept`(count: Int) {
    let values = (0..<count).map(Double.init)
    let found = tally([values, values.map { -$0 }])
    // The 2.5 % between the two places, rounded outwards.
    let share = 0.025 * Double(count - 1)
    #expect(found[0].lower == 1 + share.rounded(.down))
    #expect(found[0].upper == Double(count) - share.rounded(.down))
    #expect(found[count - 1].expected == Double(count + 1) / 2)
    #expect(found.map(\.probabilityTop).reduce(0, +) == 2)
  }

  @Test func `a place by draws is told as the rank it was published with`() {
    let draws: [[Double]] = [[4, 3, 2, 1], [3, 4, 2, 1], [4, 3, 1, 2], [4, 3, 2, 1]]
    let dense = tally(draws, in: [1, 1, 2, 2])
    #expect(dense.map(\.lower) == [1, 1, 2, 2] && dense.map(\.upper) == [1, 1, 2, 2])
    #expect(dense.map(\.expected) == [1, 1, 2, 2])
    #expect(tally(draws, in: [1, 2, 3, 4]) == tally(draws))
    // Drawn ties: the third is last, whatever the two before it share.
    #expect(tally([[100, 100, 90]], in: [1, 1, 2]).map(\.upper) == [1, 1, 2])
  }

  @Test func `mean ranks and shares count draws`() {
    let found = tally([[2, 1], [2, 1], [2, 1], [1, 2]], first: 1)
    #expect(found.map(\.expected) == [1.25, 1.75])
    #expect(found.map(\.probabilityTop) == [0.75, 0.25])
    #expect(found[0].surface(among: 2) == 0.75)
    #expect(tally([[5]], first: 1)[0].surface(among: 1) == nil)
  }
}
