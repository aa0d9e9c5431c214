import RealModule
import Statistics
import TestSupport
import Testing

@testable import Sensitivity

@Suite struct SimplexFlipsTests {
  private struct Cases: Decodable {
    struct Case: Decodable {
      struct Answers: Decodable {
        /// One per k from 1: the smallest change of the first k.
        let tops: [Double?]
        let order: Double?
        /// unit × rank.
        let moves: [[Double?]]
      }
      let scores: [[Double]]
      let nominal: [Double]
      /// Forms that may not be negative.
      let constraints: [[Double]]
      let answers: [String: Answers]
    }
    let cases: [Case]
  }

  private func total(_ row: [Double], _ weights: [Double]) -> Double {
    zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func rank(_ unit: Int, _ scores: [[Double]], _ weights: [Double]) -> Int {
    1 + scores.count { total($0, weights) > total(scores[unit], weights) }
  }

  // Goldens/flips.py: linear programs (HiGHS) and active sets; both solvers leave some 1e-9.
  @Test func `moves of weights agree with brute force by other solvers`() throws {
    let golden = try Golden("flips.json").json(Cases.self)
    #expect(golden.cases.count == 6)
    for one in golden.cases {
      let flips = try SimplexFlips(
        scores: one.scores, nominal: one.nominal,
        constraints: one.constraints.map { WeightConstraint(coefficients: $0) })
      for norm in WeightNorm.allCases {
        let expected = try #require(one.answers[norm.rawValue])
        func agree(_ found: WeightFlip?, _ distance: Double?) -> Bool {
          guard let found, let distance else { return found == nil && distance == nil }
          return abs(found.distance - distance) < 1e-8
        }
        for (place, distance) in expected.tops.enumerated() {
          let found = flips.topSetChange(place + 1, norm: norm)
          #expect(agree(found, distance), "\(norm) first \(place + 1)")
        }
        #expect(agree(flips.orderChange(norm: norm), expected.order))
        for (unit, ranks) in expected.moves.enumerated() {
          for (place, distance) in ranks.enumerated() where place + 1 != flips.nominalRank(unit) {
            let move = try flips.move(unit: unit, toRank: place + 1, norm: norm)
            guard case .found(let flip) = move else {
              #expect(move == .impossible && distance == nil, "\(norm) \(unit) to \(place + 1)")
              continue
            }
            #expect(agree(flip, distance), "\(norm) \(unit) to \(place + 1)")
            let printed = try #require(flip.printed).shares
            let reached = rank(unit, one.scores, printed)
            #expect(place + 1 < flips.nominalRank(unit) ? reached <= place + 1 : reached > place)
            #expect(one.constraints.allSatisfy { total($0, printed) >= -1e-12 })
          }
        }
      }
    }
  }

  @Test(arguments: 1...6)
  func `three components flip as on the triangle`(seed: UInt64) throws {
    var stream = PhiloxStream(seed: seed, tag: 962)
    let scores = (0..<9).map { _ in
      (0..<3).map { _ in ((60 + 40 * stream.uniform()) * 100).rounded() / 100 }
    }
    let nominal = [50.0, 30, 20]
    let box =
      seed.isMultiple(of: 2) ? WeightConstraint.box(nominal: nominal, points: [20, 15, 15]) : []
    let exact = try TriangleFlips(scores: scores, nominal: nominal, region: WeightRegion(box))
    let found = try SimplexFlips(scores: scores, nominal: nominal, constraints: box)
    func agree(_ a: WeightFlip?, _ b: WeightFlip?) -> Bool {
      guard let a, let b else { return a == nil && b == nil }
      return abs(a.distance - b.distance) < 1e-9
    }
    #expect(exact.nominalOrder == found.nominalOrder)
    for norm in WeightNorm.allCases {
      for top in 1..<scores.count {
        let own = found.topSetChange(top, norm: norm)
        #expect(agree(exact.topSetChange(top, norm: norm), own), "\(norm) first \(top)")
        if let own {
          // The printed weights really change the set, and hardly go beyond.
          let printed = try #require(own.printed)
          #expect(
            total(scores[own.units[1]], printed.shares)
              > total(scores[own.units[0]], printed.shares))
          let size = norm.size(of: zip(printed.shares, [0.5, 0.3, 0.2]).map { $0 - $1 })
          #expect(size < own.distance + 0.01)
        }
      }
      #expect(agree(exact.orderChange(norm: norm), found.orderChange(norm: norm)))
      for unit in scores.indices {
        for rank in 1...scores.count where rank != found.nominalRank(unit) {
          let own: WeightFlip? =
            if case .found(let flip) = try found.move(unit: unit, toRank: rank, norm: norm) {
              flip
            } else { nil }
          #expect(
            agree(try exact.move(unit: unit, toRank: rank, norm: norm), own),
            "\(norm) \(unit) to \(rank)")
        }
      }
    }
  }

  // Lead 4 w₁ − 6 w₂ at 50/20/20/10 is 0.8: L1 gives it back by 0.16, half of it from the first weight to
  // the second; L∞ by 0.8/10.
  @Test func `a pair flips at its closed-form distance`() throws {
    let flips = try SimplexFlips(
      scores: [[84, 70, 80, 80], [80, 76, 80, 80]], nominal: [50, 20, 20, 10])
    #expect(
      flips.topSetChange(1, norm: .sum)?.distance.isApproximatelyEqual(
        to: 0.16, absoluteTolerance: 1e-12) == true)
    #expect(
      flips.topSetChange(1, norm: .largest)?.distance.isApproximatelyEqual(
        to: 0.08, absoluteTolerance: 1e-12) == true)
    #expect(
      flips.topSetChange(1, norm: .euclidean)?.distance.isApproximatelyEqual(
        to: 0.8 / (16 + 36 - 1).squareRoot(), absoluteTolerance: 1e-12) == true)
  }

  @Test func `weights outside the constraints, and one component, are refused`() {
    let peer = WeightConstraint(coefficients: [0, 0, 0, -1], bound: -0.2)
    #expect(throws: SensitivityError.weightsOutsideRegion([1, 1, 1, 3])) {
      try SimplexFlips(
        scores: [[1, 2, 3, 4], [4, 3, 2, 1]], nominal: [1, 1, 1, 3], constraints: [peer])
    }
    #expect(throws: SensitivityError.tooFewComponents(1, least: 2)) {
      try SimplexFlips(scores: [[1], [2]], nominal: [1])
    }
  }

  // Anchors that repeat the on-site score, of which severities near 0 were taken off.
  @Test func `totals that differ by next to nothing end the search`() throws {
    let values = [74.7, 77.1, 80.3, 75.7, 82.6, 76.2, 79.9, 81.4]
    let taken = [6.75e-6, 1.111e-5, 6.75e-6, 7.35e-6, -2.521e-5, 1.111e-5, 7.35e-6, -2.521e-5]
    let flips = try SimplexFlips(
      scores: zip(values, taken).map { [$0 - $1, $0] }, nominal: [70, 30])
    for norm in WeightNorm.allCases {
      for flip in [flips.winnerChange(norm: norm), flips.orderChange(norm: norm)] {
        #expect(flip?.printed.map { $0.percent.reduce(0, +).rounded() } ?? 100 == 100)
      }
      for unit in values.indices { _ = try flips.move(unit: unit, toRank: 1, norm: norm) }
    }
  }
}
