import Statistics
import Testing

@testable import MixedModels

@Suite struct PairTableTests {
  /// Pairs of levels with their weights, sorted.
  private func pairs(_ table: PairTable) -> [[Double]] {
    (0..<table.start.count - 1).flatMap { own in
      (table.start[own]..<table.start[own + 1]).map { entry in
        [Double(own), Double(table.level[entry]), table.weight[entry]]
      }
    }
  }

  // Few levels are counted in a table of all pairs, many by gathering rows.
  @Test(arguments: [(7, 5), (2_000, 1_500)])
  func `pairs are counted and weighed however many levels there are`(first: Int, second: Int) {
    var chance = PhiloxStream(seed: 6, tag: 1)
    let rows = 5_000
    let a = (0..<rows).map { _ in Int32.random(in: 0..<Int32(first), using: &chance) }
    let b = (0..<rows).map { _ in Int32.random(in: 0..<Int32(second), using: &chance) }
    let weights = (0..<rows).map { _ in Double(Int.random(in: 1...9, using: &chance)) }
    for weights in [nil, weights] {
      var tally: [Int: Double] = [:]
      for row in 0..<rows {
        tally[Int(a[row]) * second + Int(b[row]), default: 0] += weights?[row] ?? 1
      }
      let expected = tally.sorted { $0.key < $1.key }.map { pair, weight in
        [Double(pair / second), Double(pair % second), weight]
      }
      #expect(pairs(PairTable(a, first, b, second, weights)) == expected)
    }
  }
}
