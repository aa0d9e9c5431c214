import RealModule
import Sensitivity
import Statistics
import TestSupport
import Testing

@Suite struct NearRanksTests {
  private let nominal = [60.0, 30, 10]

  private func scores(_ count: Int, seed: UInt64 = 1) -> [[Double]] {
    var stream = PhiloxStream(seed: seed, tag: 964)
    return (0..<count).map { _ in
      let quality = stream.normal()
      return (0..<3).map { _ in ((75 + 5 * quality + 4 * stream.normal()) * 10).rounded() / 10 }
    }
  }

  @Test func `shares of near ranks are the exact ones within their errors`() throws {
    let scores = scores(25)
    let exact = try TriangleAcceptability(scores: scores)
    let found = try NearRanks(
      scores: scores, start: nominal, width: 6, plan: SamplingPlan(points: 512, replicates: 16))
    var cells = 0
    for unit in scores.indices {
      for (place, rank) in found.windows[unit].enumerated() {
        let truth = exact.rankAcceptability[unit][rank - 1]
        guard truth > 0 else {
          #expect(found.shares[unit][place] == 0)
          continue
        }
        cells += 1
        // 15 degrees of freedom and some 300 cells: beyond six errors once in a hundred runs.
        #expect(
          abs(found.shares[unit][place] - truth) < 6 * found.standardErrors[unit][place])
      }
      #expect(
        abs(found.expectedRank[unit] - exact.expectedRank[unit])
          < 6 * found.expectedRankError[unit] + 1e-9)
      #expect(
        found.seen[unit].best >= exact.reachable[unit].best
          && found.seen[unit].worst <= exact.reachable[unit].worst)
      #expect(abs(found.first[unit] - (exact.rankAcceptability[unit].first ?? 0)) < 0.01)
    }
    #expect(cells > 150)
  }

  @Test func `a window of all ranks has shares that sum to 1`() throws {
    let scores = scores(12)
    let found = try NearRanks(
      scores: scores, start: nominal, width: 12, plan: SamplingPlan(points: 64, replicates: 4))
    #expect(found.windows.allSatisfy { $0 == 1...12 })
    for row in found.shares {
      #expect(row.reduce(0, +).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-12))
    }
    #expect(found.first.reduce(0, +) >= 1 - 1e-12)
  }

  @Test func `threads change nothing, and more points are drawn until the error is small`() throws {
    let scores = scores(30, seed: 3)
    var plan = SamplingPlan(points: 32, replicates: 6, accuracy: 0.01)
    let one = try NearRanks(scores: scores, start: nominal, width: 5, plan: plan)
    plan.threads = 3
    let three = try NearRanks(scores: scores, start: nominal, width: 5, plan: plan)
    #expect(one.shares == three.shares && one.centralWeights == three.centralWeights)
    #expect(one.expectedRankError == three.expectedRankError)
    #expect(one.largestError <= 0.01 && one.points > 32 * 6)
  }

  @Test func `weights stay in the box`() throws {
    let box = WeightConstraint.box(nominal: nominal, points: [5, 5, 5])
    let found = try NearRanks(
      scores: scores(20), start: nominal, width: 20, constraints: box,
      plan: SamplingPlan(points: 64, replicates: 4))
    let central = found.centralWeights.joined().compactMap(\.self)
    #expect(!central.isEmpty)
    #expect(
      central.allSatisfy { weights in
        zip(weights, [0.6, 0.3, 0.1]).allSatisfy { abs($0 - $1) <= 0.05 + 1e-9 }
      })
  }

  @Test(arguments: [3, 4]) func `all pairs are those that are kept for few units`(
    components: Int
  ) throws {
    var stream = PhiloxStream(seed: 9, tag: 964)
    // Coarse scores have ties, dominated units and twins.
    var scores = (0..<40).map { _ in
      (0..<components).map { _ in (4 * stream.uniform()).rounded(.down) }
    }
    scores.append(scores[0])
    let pairs = try SimplexPairs(scores: scores)
    let all = try AllPairs(scores: scores)
    #expect((all.expectedRank == nil) == (components != 3))
    for unit in scores.indices {
      if let expected = all.expectedRank {
        #expect(
          expected[unit].isApproximatelyEqual(
            to: pairs.expectedRank[unit], absoluteTolerance: 1e-12))
      }
      let above = scores.count { row in zip(row, scores[unit]).allSatisfy { $0 > $1 } }
      let below = scores.count { row in zip(row, scores[unit]).allSatisfy { $0 < $1 } }
      #expect(all.dominance[unit].bestWithTies == 1 + above)
      #expect(all.dominance[unit].worstWithTies == scores.count - below)
      let extreme = try extremeRanks(scores: scores, of: [unit])[0]
      #expect(
        all.dominance[unit].best <= extreme.reached.best
          && all.dominance[unit].worst >= extreme.reached.worst)
      #expect(
        all.dominance[unit].bestWithTies <= extreme.reached.bestWithTies
          && all.dominance[unit].worstWithTies >= extreme.reached.worstWithTies)
    }
  }
}
