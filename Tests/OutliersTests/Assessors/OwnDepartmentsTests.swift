import Statistics
import TestSupport
import Testing

@testable import Outliers

/// Visits with a stake, in rounds of 105 units, 11 teams and 55 assessors from units of the round.
@Suite struct OwnDepartmentsTests {
  private struct Drawn {
    let visits: OwnDepartments
    let residuals: [Double?]
  }

  /// A round with favours for own departments and harm to their competitors, SDs of a residual.
  private func drawn(_ seed: Int, favour: Double = 0, harm: Double = 0) -> Drawn {
    var stream = PhiloxStream(seed: 11, tag: 16, replicate: seed)
    let quality = (0..<105).map { _ in 4 * stream.normal() }
    let order = (0..<105).shuffled(using: &stream)
    let homes = (0..<55).map { OwnDepartments.Visit(team: $0 / 5, unit: order[$0]) }
    let places = (0..<105).shuffled(using: &stream)
    let visits = (0..<105).map { OwnDepartments.Visit(team: places[$0] * 11 / 105, unit: $0) }
    let own = OwnDepartments(homes: homes, visits: visits, standing: quality, near: 0.1)
    let residuals = visits.map { visit -> Double in
      let bias =
        own.own.contains(visit) ? favour : own.competitors.contains(visit) ? -harm : 0
      // What a team gives all of its units takes no part.
      return Double(visit.team) + bias + stream.normal()
    }
    return Drawn(visits: own, residuals: residuals)
  }

  private func test(
    _ stake: OwnDepartments.Stake, _ round: Drawn, _ seed: Int
  ) -> MarkedContrast? {
    round.visits.contrast(stake, residuals: round.residuals, draws: 499, seed: UInt64(seed))
  }

  @Test func `competitors stand near a home and are visited by its team`() {
    func visit(_ team: Int, _ unit: Int) -> OwnDepartments.Visit { .init(team: team, unit: unit) }
    // Ranks as numbered; a tenth of 20 units is two places.
    let own = OwnDepartments(
      homes: [visit(0, 5), visit(0, 6)], visits: (0..<20).map { visit($0 % 2, $0) },
      standing: (0..<20).map { Double($0) }, near: 0.1)
    #expect(own.own == [visit(0, 5), visit(0, 6)])
    #expect(own.competitors == [visit(0, 4), visit(0, 8)])
  }

  @Test func `nothing is tested where nobody has a stake`() {
    let none = OwnDepartments(
      homes: [.init(team: 1, unit: 0)], visits: [.init(team: 0, unit: 0)], standing: [nil],
      near: 0.1)
    #expect(none.contrast(.own, residuals: [1], seed: 1) == nil)
    #expect(none.contrast(.competitor, residuals: [1], seed: 1) == nil)
  }

  @Test func `the level is kept and intervals cover`() {
    let rounds = 600
    var rejected = [0, 0]
    var covered = [0, 0]
    var tested = [0, 0]
    var given = [0, 0]
    for seed in 0..<rounds {
      let (null, planted) = (drawn(seed), drawn(seed + rounds, favour: 2, harm: 1))
      for stake in OwnDepartments.Stake.allCases {
        if let found = test(stake, null, seed) {
          tested[stake.rawValue] += 1
          if found.p <= 0.05 { rejected[stake.rawValue] += 1 }
        }
        // Own departments are compared with all others of the team, competitors among them.
        guard let interval = test(.competitor, planted, seed)?.interval, stake == .competitor
        else { continue }
        given[1] += 1
        if interval.contains(-1) { covered[1] += 1 }
      }
    }
    for stake in 0...1 {
      #expect(tested[stake] > 550)
      // At most 5 % by construction; the bound is broken once in ten thousand runs.
      let most = BinomialBounds(trials: tested[stake], probability: 0.05).most(falseAlarm: 1e-4)
      #expect(rejected[stake] <= most, "\(rejected)")
    }
    let least = BinomialBounds(trials: given[1], probability: 0.95).least(falseAlarm: 1e-4)
    #expect(given[1] > 550 && covered[1] >= least, "\(covered)")
  }

  @Test func `favours and harm are found`() {
    let rounds = 200
    let found = OwnDepartments.Stake.allCases.map { stake in
      (0..<rounds).count { seed in
        (test(stake, drawn(seed, favour: 3, harm: 2), seed)?.p ?? 1) <= 0.05
      }
    }
    #expect(found[0] >= 170 && found[1] >= 190, "\(found)")
  }
}
