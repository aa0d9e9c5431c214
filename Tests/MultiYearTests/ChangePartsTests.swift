import MultiYear
import RealModule
import Statistics
import Testing

@Suite struct ChangePartsTests {
  @Test(arguments: 1...50)
  func `parts sum to the change of the total`(seed: UInt64) throws {
    var stream = PhiloxStream(seed: seed, tag: 971)
    func makeup() -> TotalMakeup {
      let raw = (0..<3).map { _ in stream.uniform() }
      let sum = raw.reduce(0, +)
      return TotalMakeup(
        weights: raw.map { $0 / sum }, scores: (0..<3).map { _ in 60 + 40 * stream.uniform() },
        severity: 3 * stream.normal(), instrument: stream.normal(),
        scale: (0..<3).map { _ in stream.normal() })
    }
    let (a, b) = (makeup(), makeup())
    let parts = try #require(ChangeParts(from: a, to: b))
    func total(_ own: TotalMakeup) -> Double {
      zip(own.weights, own.scores).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
    }
    #expect(abs(parts.total - (total(b) - total(a))) < 1e-9)
    let sum =
      parts.performance + parts.severity + parts.weights + parts.instrument + parts.scale
    #expect(sum.isApproximatelyEqual(to: parts.total, absoluteTolerance: 1e-9))
  }

  @Test func `a change of one kind is that kind's alone`() throws {
    let before = TotalMakeup(
      weights: [0.6, 0.4], scores: [80, 70], severity: 0, instrument: 0, scale: [0, 0])
    var after = before
    after.severity = 2
    after.scores[0] = 78
    let parts = try #require(ChangeParts(from: before, to: after))
    #expect(abs(parts.severity + 1.2) < 1e-12 && abs(parts.total + 1.2) < 1e-12)
    #expect(abs(parts.performance) < 1e-12)
    after.scores[1] = nil
    #expect(ChangeParts(from: before, to: after) == nil)
  }

  @Test func `a change is sure when no weights near turn it`() {
    func sure(_ changes: [Double]) -> RobustChange {
      RobustChange(changes: changes, weights: [60, 30, 10], slack: 0.2)
    }
    #expect(sure([1, 2, 3]) == .better && sure([-1, -2, -0.5]) == .worse)
    // At the least 52 of the first, as the others rise by 8 at most: 52 − 48 · 1.08 > 0 > 52 − 48 · 1.09.
    #expect(sure([1, -1.08, -1.08]) == .better && sure([1, -1.09, -1.09]) == .depends)
  }
}
