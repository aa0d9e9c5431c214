import Statistics
import Testing

@testable import Outliers

/// Marked values against the others of their groups, by exchanges within groups.
@Suite struct MarkedContrastTests {
  private func groups(
    _ seed: Int, effect: Double, count: Int = 11
  ) -> (values: [[Double]], marks: [[Bool]]) {
    var stream = PhiloxStream(seed: 7, tag: 15, replicate: seed)
    var values: [[Double]] = []
    var marks: [[Bool]] = []
    for group in 0..<count {
      // Groups lie apart, which takes no part.
      values.append((0..<9).map { Double(10 * group) + stream.normal() + ($0 == 0 ? effect : 0) })
      marks.append((0..<9).map { $0 == 0 })
    }
    return (values, marks)
  }

  @Test func `one value of two in one group has no more than two exchanges`() throws {
    var stream = PhiloxStream(seed: 1, tag: 1)
    let test = try #require(MarkedContrast([[3, 1]], marks: [[true, false]], using: &stream))
    #expect(test.size == 2 && test.p == 1 && test.interval == nil)
    #expect(MarkedContrast([[3, 1]], marks: [[true, true]], using: &stream) == nil)
  }

  @Test func `p is the share of all exchanges that reach as far`() throws {
    var stream = PhiloxStream(seed: 2, tag: 1)
    let test = try #require(
      MarkedContrast(
        [[9, 1, 2, 3], [8, 2, 3, 3]],
        marks: [[true, false, false, false], [true, false, false, false]],
        using: &stream))
    // Of 16 exchanges one reaches the observed sum, and none the other way.
    #expect(abs(test.p - 1.0 / 16) < 0.01)
    #expect(abs(test.size - (7 + 16.0 / 3) / 2) < 1e-12)
    #expect(test.marked == 2 && test.groups == 2)
  }

  @Test func `intervals hold the size, and the level is kept`() throws {
    var (covered, rejected) = (0, 0)
    for seed in 0..<120 {
      let (values, marks) = groups(seed, effect: 1.5)
      var stream = PhiloxStream(seed: UInt64(seed), tag: 2)
      let test = try #require(
        MarkedContrast(values, marks: marks, draws: 499, using: &stream))
      if test.interval?.contains(1.5) == true { covered += 1 }
      let null = groups(seed + 1_000, effect: 0)
      let other = try #require(
        MarkedContrast(null.values, marks: null.marks, draws: 499, using: &stream))
      if other.p <= 0.05 { rejected += 1 }
    }
    // Binomial(120, 0.95) and (120, 0.05) lie beyond these once in ten thousand runs.
    #expect(covered >= 104 && rejected <= 16, "\(covered) \(rejected)")
  }
}
