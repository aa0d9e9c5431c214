import RealModule
import Sensitivity
import Statistics
import TestSupport
import Testing

@Suite struct TriangleAcceptabilityTests {
  // Exact rationals, rounded once; the sum of some n² edges of size 1 leaves a few ulps each.
  @Test func `every share, rank and central weight agrees with exact rational arithmetic`() throws {
    let cases = try ArrangementGolden.cases()
    let values = try ArrangementGolden.values()
    #expect(cases.count == 14 && values.count > 4_000)
    let runs = Dictionary(grouping: values) { "\($0.number) \($0.region) \($0.belief)" }
    for (name, values) in runs.sorted(by: { $0.key < $1.key }) {
      guard let first = values.first else { continue }
      let scores = cases[first.number].scores
      let result = try TriangleAcceptability(
        scores: scores, region: try ArrangementGolden.region(first.region),
        belief: ArrangementGolden.belief(first.belief))
      let n = scores.count
      var shares = Array(repeating: Array(repeating: 0.0, count: n), count: n)
      var winning = shares
      for value in values {
        switch value.quantity {
        case "acceptability": shares[value.unit][value.index] = value.value
        case "winning": winning[value.unit][value.index] = value.value
        case "reachable":
          let ranks = result.reachable[value.unit]
          let found = [ranks.best, ranks.worst, ranks.bestWithTies, ranks.worstWithTies][
            value.index]
          #expect(found == Int(value.value), "\(name) unit \(value.unit) index \(value.index)")
        default:
          let component = Int(value.quantity.dropFirst("central".count)) ?? 0
          let central = result.centralWeights[value.unit][value.index]
          let found = central?[component] ?? -1
          #expect(
            found.isApproximatelyEqual(to: value.value, absoluteTolerance: 1e-9), "\(name) \(value)"
          )
        }
      }
      for (found, expected) in zip(
        result.rankAcceptability + result.pairwiseWinning, shares + winning)
      {
        #expect(found.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-12), "\(name)")
        #expect(zip(found, expected).allSatisfy { ($0 == 0) == ($1 == 0) }, "\(name)")
      }
    }
  }

  private func random(_ count: Int, seed: UInt64) -> [[Double]] {
    var stream = PhiloxStream(seed: seed, tag: 1)
    return (0..<count).map { _ in (0..<3).map { _ in 60 + 40 * stream.uniform() } }
  }

  @Test func `rows and columns sum to 1 and losses to the expected rank`() throws {
    let scores = random(40, seed: 3)
    for belief in [WeightBelief.uniform, .dirichlet([6, 3, 1]), .dirichlet([60, 30, 10])] {
      let result = try TriangleAcceptability(scores: scores, belief: belief)
      for i in scores.indices {
        #expect(
          result.rankAcceptability[i].reduce(0, +).isApproximatelyEqual(
            to: 1, absoluteTolerance: 1e-11))
        #expect(
          result.rankAcceptability.reduce(0) { $0 + $1[i] }.isApproximatelyEqual(
            to: 1, absoluteTolerance: 1e-11))
        let losses = scores.indices.reduce(0) { $0 + result.pairwiseWinning[$1][i] }
        #expect(
          (losses + 1).isApproximatelyEqual(to: result.expectedRank[i], absoluteTolerance: 1e-10))
      }
    }
  }

  @Test func `permuting units permutes results`() throws {
    let scores = random(12, seed: 5)
    let order = [7, 3, 11, 0, 5, 1, 9, 2, 10, 4, 8, 6]
    let plain = try TriangleAcceptability(scores: scores)
    let mixed = try TriangleAcceptability(scores: order.map { scores[$0] })
    for (place, unit) in order.enumerated() {
      #expect(mixed.reachable[place] == plain.reachable[unit])
      #expect(
        mixed.rankAcceptability[place].isApproximatelyEqual(
          to: plain.rankAcceptability[unit], absoluteTolerance: 1e-13))
    }
  }

  @Test func `adding a constant and scaling all scores change nothing`() throws {
    let scores = random(10, seed: 8)
    let plain = try TriangleAcceptability(scores: scores)
    let moved = try TriangleAcceptability(scores: scores.map { row in row.map { 2 * $0 - 64 } })
    #expect(
      plain.rankAcceptability.isApproximatelyEqual(
        to: moved.rankAcceptability, absoluteTolerance: 1e-12))
  }

  // 200 degenerate inputs: few values, copies, collinear units, huge and tiny scales.
  @Test func `degenerate inputs end with rows that sum to 1`() throws {
    var stream = PhiloxStream(seed: 11, tag: 2)
    for round in 0..<200 {
      let count = 1 + Int(stream.next() % 12)
      let levels = 1 + stream.next() % 4
      let scale = [1, 0.1, 1e-7, 1e9, 1.0 / 3][round % 5]
      var scores = (0..<count).map { _ in
        (0..<3).map { _ in scale * Double(stream.next() % levels) }
      }
      if round % 3 == 0 { scores += scores }
      if round % 4 == 0 { scores = scores.map { [$0[0], $0[1], scale] } }
      if round % 7 == 0 { scores = scores.indices.map { [Double($0), Double(-$0), scale] } }
      let region =
        round % 2 == 0 ? WeightRegion.triangle : try ArrangementGolden.region("box")
      let result = try TriangleAcceptability(scores: scores, region: region)
      for (unit, row) in result.rankAcceptability.enumerated() {
        #expect(row.reduce(0, +).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-12))
        let ranks = result.reachable[unit]
        #expect(ranks.bestWithTies <= ranks.best && ranks.best <= ranks.worst)
        #expect(ranks.worst <= ranks.worstWithTies && ranks.worstWithTies <= scores.count)
        // Multiples of the double nearest 1/3 are collinear but for their last bits: the sliver
        // between their lines is reached, and its area rounds to 0.
        let decimal = round % 5 < 4
        #expect(!decimal || row[ranks.best - 1] > 0 && row[ranks.worst - 1] > 0)
      }
      let flips = try TriangleFlips(scores: scores, nominal: [60, 30, 10], region: region)
      for norm in WeightNorm.allCases {
        _ = flips.orderChange(norm: norm)
        for rank in scores.indices { _ = try flips.move(unit: 0, toRank: rank + 1, norm: norm) }
      }
      let map = try BandRegions(scores: scores, cuts: [(count + 1) / 2], region: region)
      let covered = map.cells.reduce(0) { $0 + $1.region.area }
      #expect(
        map.complete && covered.isApproximatelyEqual(to: region.area, absoluteTolerance: 1e-12))
    }
  }

  @Test func `200,000 draws agree within five standard errors`() throws {
    let scores = random(20, seed: 21)
    let result = try TriangleAcceptability(scores: scores)
    var stream = PhiloxStream(seed: 1, tag: 3)
    let draws = 200_000
    var counts = Array(repeating: Array(repeating: 0, count: 20), count: 20)
    for _ in 0..<draws {
      let ends = [stream.uniform(), stream.uniform()].sorted()
      let weights = [ends[0], ends[1] - ends[0], 1 - ends[1]]
      let totals = scores.map { $0[0] * weights[0] + $0[1] * weights[1] + $0[2] * weights[2] }
      let order = totals.indices.sorted { totals[$0] > totals[$1] }
      for (rank, unit) in order.enumerated() { counts[unit][rank] += 1 }
    }
    for unit in scores.indices {
      for rank in scores.indices {
        let p = result.rankAcceptability[unit][rank]
        let error = (p * (1 - p) / Double(draws)).squareRoot()
        let found = Double(counts[unit][rank]) / Double(draws)
        #expect(found.isApproximatelyEqual(to: p, absoluteTolerance: 5 * error + 5 / Double(draws)))
      }
    }
  }

  @Test func `bad input is refused with its place`() {
    #expect(throws: SensitivityError.noUnits) { try TriangleAcceptability(scores: []) }
    #expect(throws: SensitivityError.componentCount(2, unit: 1, expected: 3)) {
      try TriangleAcceptability(scores: [[1, 2, 3], [1, 2]])
    }
    #expect(throws: SensitivityError.scoreNotFinite(unit: 0, component: 2)) {
      try TriangleAcceptability(scores: [[1, 2, .infinity]])
    }
    #expect(throws: SensitivityError.beliefUnusable([6, 3])) {
      try TriangleAcceptability(scores: [[1, 2, 3]], belief: .dirichlet([6, 3]))
    }
    #expect(throws: SensitivityError.regionEmpty) {
      try WeightRegion([WeightConstraint(coefficients: [1, 0, 0], bound: 1)])
    }
  }
}
