import RealModule
import Sensitivity
import Statistics
import TestSupport
import Testing

@Suite struct TriangleFlipsTests {
  let nominal = [60.0, 30, 10]

  private func scores(_ count: Int, seed: UInt64) -> [[Double]] {
    var stream = PhiloxStream(seed: seed, tag: 4)
    return (0..<count).map { _ in
      (0..<3).map { _ in ((75 + 20 * stream.uniform()) * 1_000).rounded() / 1_000 }
    }
  }

  private func rank(_ unit: Int, _ scores: [[Double]], _ weights: [Double]) -> Int {
    func total(_ row: [Double]) -> Double {
      zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return 1 + scores.count { total($0) > total(scores[unit]) }
  }

  private func size(_ norm: WeightNorm, _ weights: [Double]) -> Double {
    let moves = zip(weights, [0.6, 0.3, 0.1]).map { $0 - $1 }
    return switch norm {
    case .sum: moves.reduce(0) { $0 + abs($1) }
    case .euclidean: moves.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .largest: moves.map(abs).max() ?? 0
    }
  }

  // Lead 4 w₁ − 6 w₂ at 60/30/10 is 0.6. In the plane of sum 1 its slope is the form less its mean:
  // (14, −16, 2)/3, of length √(456/9), so L2 = 0.6/√(456/9); L∞ moves w₁ down and w₂ up alike:
  // 0.6/10; L1 is twice that.
  @Test func `a pair flips at its closed-form distance`() throws {
    let flips = try TriangleFlips(scores: [[84, 70, 80], [80, 76, 80]], nominal: nominal)
    let expected = [0.12, 0.6 / (456.0 / 9).squareRoot(), 0.06]
    for (norm, distance) in zip(WeightNorm.allCases, expected) {
      let flip = try #require(flips.winnerChange(norm: norm))
      #expect(flip.distance.isApproximatelyEqual(to: distance, absoluteTolerance: 1e-15))
      #expect(flip.units == [0, 1])
      let move = try #require(try flips.move(unit: 1, toRank: 1, norm: norm))
      #expect(move.distance.isApproximatelyEqual(to: distance, absoluteTolerance: 1e-15))
    }
  }

  @Test func `printed weights really flip, near the distance, and no draw flips nearer`() throws {
    let scores = scores(9, seed: 2)
    let flips = try TriangleFlips(scores: scores, nominal: nominal)
    var stream = PhiloxStream(seed: 5, tag: 5)
    let draws = (0..<20_000).map { _ -> [Double] in
      let ends = [stream.uniform(), stream.uniform()].sorted()
      return [ends[0], ends[1] - ends[0], 1 - ends[1]]
    }
    let acceptability = try TriangleAcceptability(scores: scores)
    for unit in scores.indices {
      let ranks = draws.map { rank(unit, scores, $0) }
      let now = flips.nominalRank(unit)
      let reach = acceptability.reachable[unit]
      for target in 1...scores.count {
        for norm in WeightNorm.allCases {
          let flip = try flips.move(unit: unit, toRank: target, norm: norm)
          let possible = target != now && (reach.best...reach.worst).contains(target)
          #expect((flip != nil) == possible)
          guard let flip else { continue }
          let printed = try #require(flip.printed)
          let reached = rank(unit, scores, printed.parts.map(Double.init))
          #expect(target < now ? reached <= target : reached >= target)
          let excess = size(norm, printed.shares) - flip.distance
          #expect(excess >= -1e-12 && excess < 0.002)
          #expect(
            size(norm, flip.boundary).isApproximatelyEqual(
              to: flip.distance, absoluteTolerance: 1e-12))
          for (weights, found) in zip(draws, ranks)
          where target < now ? found <= target : found >= target {
            #expect(size(norm, weights) >= flip.distance - 1e-12)
          }
        }
      }
    }
  }

  @Test func `winner, first three and order change no later than any printed weights say`() throws {
    let scores = scores(12, seed: 9)
    let flips = try TriangleFlips(scores: scores, nominal: nominal)
    let nominalOrder = flips.nominalOrder
    func order(_ weights: [Double]) -> [Int] {
      scores.indices.sorted { rank($0, scores, weights) < rank($1, scores, weights) }
    }
    #expect(order(nominal) == nominalOrder)
    for norm in WeightNorm.allCases {
      let winner = try #require(flips.winnerChange(norm: norm))
      let three = try #require(flips.topSetChange(3, norm: norm))
      let any = try #require(flips.orderChange(norm: norm))
      #expect(any.distance <= three.distance && any.distance <= winner.distance)
      #expect(order(try #require(winner.printed).shares)[0] != nominalOrder[0])
      #expect(
        Set(order(try #require(three.printed).shares).prefix(3)) != Set(nominalOrder.prefix(3)))
      #expect(order(try #require(any.printed).shares) != nominalOrder)
      let grade = try #require(flips.gradeChange(cuts: [3, 1], norm: norm))
      #expect(grade.distance == min(winner.distance, three.distance))
    }
  }

  @Test func `a move stays inside the region`() throws {
    let scores = scores(10, seed: 4)
    let region = try ArrangementGolden.region("box")
    let free = try TriangleFlips(scores: scores, nominal: nominal)
    let boxed = try TriangleFlips(scores: scores, nominal: nominal, region: region)
    for unit in scores.indices {
      for target in 1...10 {
        guard let inside = try boxed.move(unit: unit, toRank: target) else { continue }
        let outside = try #require(try free.move(unit: unit, toRank: target))
        #expect(inside.distance >= outside.distance - 1e-15)
        let printed = try #require(inside.printed)
        #expect(region.contains(printed.parts.map(Double.init)))
      }
    }
    #expect(throws: SensitivityError.weightsOutsideRegion([1, 1, 1])) {
      try TriangleFlips(scores: scores, nominal: [1, 1, 1], region: region)
    }
  }

  @Test func `degenerate cases flip or stay, without a trap`() throws {
    for one in try ArrangementGolden.cases() {
      let flips = try TriangleFlips(scores: one.scores, nominal: nominal)
      for norm in WeightNorm.allCases {
        for unit in one.scores.indices {
          for target in one.scores.indices {
            let flip = try flips.move(unit: unit, toRank: target + 1, norm: norm)
            guard let printed = flip?.printed else { continue }
            let reached = rank(unit, one.scores, printed.parts.map(Double.init))
            let now = flips.nominalRank(unit)
            #expect(target + 1 < now ? reached <= target + 1 : reached >= target + 1)
          }
        }
        _ = flips.orderChange(norm: norm)
      }
    }
  }
}
