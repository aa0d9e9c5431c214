import Foundation
import MultiYear
import RealModule
import Statistics
import Testing

@Suite struct MultiYearModelTests {
  struct Simulated {
    let data: MultiYearData
    let severities: [[Double]]
    let truth: [[Double]]
    let totals: [[Double?]]
    static let weights = [0.6, 0.3, 0.1]
  }

  /// Three years of 60 units and 8 teams, or others: quality SD 4 with persistence .9, severity SD 2
  /// with .8, errors 1.5/2/2, loadings 1/.9/.5. The first 15 units never change.
  static func simulate(
    _ seed: UInt64, years: Int = 3, units: Int = 60, teams: Int = 8, unchanged: Int = 15
  ) -> Simulated {
    var stream = PhiloxStream(seed: seed, tag: 973)
    func next(_ before: [Double]?, _ count: Int, _ sd: Double, _ keep: Double) -> [Double] {
      (0..<count).map { i in
        let fresh = sd * stream.normal()
        return before.map { keep * $0[i] + (1 - keep * keep).squareRoot() * fresh } ?? fresh
      }
    }
    var (quality, severity) = ([[Double]](), [[Double]]())
    var visits: [MultiYearData.Visit] = []
    var (anchors, totals, truth) = ([[[Double?]]](), [[Double?]](), [[Double]]())
    for year in 0..<years {
      var own = next(quality.last, units, 4, 0.9)
      if let before = quality.last { for unit in 0..<unchanged { own[unit] = before[unit] } }
      quality.append(own)
      let raw = next(severity.last, teams, 2, 0.8)
      severity.append(raw)
      var order = Array(0..<units)
      order.shuffle(using: &stream)
      var scores = [[Double]](repeating: [], count: units)
      for (place, unit) in order.enumerated() {
        scores[unit] = [
          80 + own[unit] - raw[place % teams] + 1.5 * stream.normal(),
          80 + 0.9 * own[unit] + 2 * stream.normal(), 80 + 0.5 * own[unit] + 2 * stream.normal(),
        ]
        visits.append(.init(year: year, unit: unit, team: place % teams, score: scores[unit][0]))
      }
      func total(_ row: [Double]) -> Double {
        zip(row, Simulated.weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      anchors.append(scores.map { [$0[1], $0[2]] })
      totals.append(scores.map { total($0) })
      truth.append(own.map { total([80 + $0, 80 + 0.9 * $0, 80 + 0.5 * $0]) })
    }
    return Simulated(
      data: MultiYearData(
        years: Array(2015..<2015 + years), unitCount: units, teamCount: teams, visits: visits,
        anchors: anchors),
      severities: severity.map { year in
        year.map { $0 - year.reduce(0, +) / Double(year.count) }
      }, truth: truth, totals: totals)
  }

  // In steps of 5 points many units are alike but for their teams.
  @Test(arguments: [0.0, 5])
  func `other numbers of teams and units change nothing but sums in their last digits`(
    step: Double
  ) throws {
    func stepped(_ score: Double) -> Double { step > 0 ? (score / step).rounded() * step : score }
    let simulated = Self.simulate(7, units: 24, teams: 4).data
    let data = MultiYearData(
      years: simulated.years, unitCount: 24, teamCount: 4,
      visits: simulated.visits.map {
        .init(year: $0.year, unit: $0.unit, team: $0.team, score: stepped($0.score))
      }, anchors: simulated.anchors.map { $0.map { $0.map { $0.map(stepped) } } })
    var model = MultiYearModel()
    model.sample = 400
    model.draws = 100
    let one = try model.fit(data, seed: 1)
    let other = try model.fit(
      MultiYearData(
        years: data.years, unitCount: 24, teamCount: 4,
        visits: data.visits.reversed().map {
          .init(year: $0.year, unit: 23 - $0.unit, team: 3 - $0.team, score: $0.score)
        }, anchors: data.anchors.map { $0.reversed() }), seed: 1)
    #expect(other.severities.map(\.place) == one.severities.map(\.place))
    for (place, own) in one.severities.enumerated() {
      let its = TeamYear(team: 3 - own.place.team, year: own.place.year)
      let there = try #require(other.severities.firstIndex { $0.place == its })
      let severity = other.severities[there].severity
      #expect(own.severity.isApproximatelyEqual(to: severity, absoluteTolerance: 1e-9))
      #expect(
        zip(one.draws, other.draws).allSatisfy { abs($0[place] - $1[there]) < 1e-8 })
    }
  }

  // A ring: each team visits units of the next one's year before.
  @Test func `more teams and years than can be solved together are refused`() {
    let teams = 2_001
    let visits = (0..<2).flatMap { year in
      (0..<2 * teams).map { unit in
        MultiYearData.Visit(
          year: year, unit: unit, team: (unit / 2 + year) % teams, score: Double(unit % 7))
      }
    }
    let anchors = (0..<2).map { _ in (0..<2 * teams).map { [Optional(Double($0 % 5))] } }
    #expect(throws: MultiYearError.tooManyTied(2 * teams, most: 4_000)) {
      try MultiYearModel().fit(
        MultiYearData(
          years: [2015, 2016], unitCount: 2 * teams, teamCount: teams, visits: visits,
          anchors: anchors), seed: 1)
    }
  }

  // Their persistence lies at the edge of what is possible, beyond which there is no curvature.
  @Test func `units that never change are compared over twenty years`() throws {
    var model = MultiYearModel()
    model.sample = 400
    model.draws = 100
    let simulated = Self.simulate(5, years: 20, units: 30, teams: 4, unchanged: 30)
    let fit = try model.fit(simulated.data, seed: 1)
    let covered = fit.severities.count {
      ($0.lower...$0.upper).contains(simulated.severities[$0.place.year][$0.place.team])
    }
    // 95 % of 80, which share much: at least 80 %.
    #expect(fit.severities.count == 80 && covered >= 64)
  }

  // Four rounds of 24 severities and 120 changes. Changes of one round share their severities, so the
  // bounds are those of a binomial with a quarter of the count: false alarm below 1 in 1,000.
  @Test func `intervals cover severities and changes, and what is unchanged is not flagged`() throws
  {
    var (covered, severities, held, changes, flags) = (0, 0, 0, 0, 0)
    for seed in 1...4 {
      let simulated = Self.simulate(UInt64(seed))
      var model = MultiYearModel()
      model.sample = 1_000
      model.draws = 400
      let fit = try model.fit(simulated.data, seed: 1)
      #expect(fit.effectiveSampleSize > 100)
      for own in fit.severities {
        let truth = simulated.severities[own.place.year][own.place.team]
        covered += own.lower <= truth && truth <= own.upper ? 1 : 0
        severities += 1
      }
      let found = AdjustedTotals(
        fit, simulated.data, totals: simulated.totals,
        weights: Array(repeating: Simulated.weights, count: 3)
      ).changes()
      let q = benjaminiHochberg(found.map(\.p))
      for (change, q) in zip(found, q) {
        let truth =
          simulated.truth[change.to][change.unit] - simulated.truth[change.from][change.unit]
        held += change.lower <= truth && truth <= change.upper ? 1 : 0
        changes += 1
        if change.unit < 15, (q ?? 1) <= 0.05 { flags += 1 }
      }
    }
    #expect(severities == 96 && covered >= 80)
    #expect(changes == 480 && held >= 425)
    // 120 changes of nothing; at 5 % of them at most, four or more are improbable.
    #expect(flags <= 6)
  }

  /// Three years of 60 units and 8 teams of 4 assessors dealt anew to teams every year; severities
  /// are theirs: SD 4, persistence .9, each sheet off by 1.5 points.
  private func dealt(_ seed: UInt64) -> (data: MultiYearData, severities: [[Double]]) {
    var stream = PhiloxStream(seed: seed, tag: 974)
    let (units, teams, years, size) = (60, 8, 3, 4)
    func next(_ before: [Double]?, _ count: Int, _ sd: Double, _ keep: Double) -> [Double] {
      (0..<count).map { i in
        let fresh = sd * stream.normal()
        return before.map { keep * $0[i] + (1 - keep * keep).squareRoot() * fresh } ?? fresh
      }
    }
    var (quality, own) = ([Double]?.none, [Double]?.none)
    var visits: [MultiYearData.Visit] = []
    var (anchors, panels, truth) = ([[[Double?]]](), [TeamPanel](), [[Double]]())
    for year in 0..<years {
      let worth = next(quality, units, 4, 0.8)
      let severity = next(own, teams * size, 4, 0.9)
      (quality, own) = (worth, severity)
      var people = Array(0..<(teams * size))
      people.shuffle(using: &stream)
      var means: [Double] = []
      for team in 0..<teams {
        let members = Array(people[(team * size)..<(team * size + size)])
        let centre = members.reduce(0) { $0 + severity[$1] } / Double(size)
        means.append(centre)
        // Sheets of seven visits or so, their level free.
        let weight = Double(units / teams) / (1.5 * 1.5)
        let seen = members.map { severity[$0] + stream.normal() / weight.squareRoot() }
        let level = seen.reduce(0, +) / Double(size)
        panels.append(
          TeamPanel(
            place: TeamYear(team: team, year: year), members: members,
            precision: (0..<(size * size)).map { place in
              weight * ((place % (size + 1) == 0 ? 1 : 0) - 1 / Double(size))
            }, information: seen.map { weight * ($0 - level) }))
      }
      let mean = means.reduce(0, +) / Double(teams)
      truth.append(means.map { $0 - mean })
      var order = Array(0..<units)
      order.shuffle(using: &stream)
      var scores = [[Double?]](repeating: [], count: units)
      for (place, unit) in order.enumerated() {
        let team = place % teams
        visits.append(
          .init(
            year: year, unit: unit, team: team,
            score: 80 + worth[unit] - means[team] + 1.5 * stream.normal()))
        scores[unit] = [
          80 + 0.9 * worth[unit] + 2 * stream.normal(),
          80 + 0.5 * worth[unit] + 2 * stream.normal(),
        ]
      }
      anchors.append(scores)
    }
    return (
      MultiYearData(
        years: [2015, 2016, 2017], unitCount: units, teamCount: teams, visits: visits,
        anchors: anchors, panels: panels), truth
    )
  }

  // Over many rounds linking by assessors as well makes the errors a fifth smaller:
  // benchmarks/results/trend-study.md.
  @Test func `assessors who move make severities surer`() throws {
    let (data, truth) = dealt(1)
    let plain = MultiYearData(
      years: data.years, unitCount: data.unitCount, teamCount: data.teamCount,
      visits: data.visits, anchors: data.anchors)
    var model = MultiYearModel()
    model.sample = 600
    model.draws = 300
    let fit = try model.fit(data, seed: 1)
    let own = try #require(fit.assessors)
    #expect(abs(own.standardDeviation - 4) < 1.5 && own.persistence > 0.7)
    var (with, without, covered) = (0.0, 0.0, 0)
    for (a, b) in zip(fit.severities, try model.fit(plain, seed: 1).severities) {
      let real = truth[a.place.year][a.place.team]
      with += (a.severity - real) * (a.severity - real)
      without += (b.severity - real) * (b.severity - real)
      covered += a.lower <= real && real <= a.upper ? 1 : 0
    }
    #expect(with < without)
    // Binomial(24, 0.95) falls below 19 once in two thousand.
    #expect(fit.severities.count == 24 && covered >= 19)
  }

  // Two teams a year without shared units: nothing is connected within a year; unit 0 ties team 0 of
  // the first year to team 1 of the second, unit 1 the others.
  @Test func `units that change teams connect years`() {
    let data = MultiYearData(
      years: [2015, 2016], unitCount: 2, teamCount: 2,
      visits: [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)].map {
        .init(year: $0.0, unit: $0.1, team: $0.2, score: 1)
      }, anchors: [[[], []], [[], []]])
    let linkage = MultiYearLinkage(data)
    #expect(linkage.contrasts == 6 && linkage.withinYears == 0 && linkage.overYears == 2)
  }

  @Test func `the same seed gives the same draws`() throws {
    let data = Self.simulate(9).data
    var model = MultiYearModel()
    model.sample = 200
    model.draws = 50
    let (a, b) = (try model.fit(data, seed: 4), try model.fit(data, seed: 4))
    #expect(a.draws == b.draws && a.effectiveSampleSize == b.effectiveSampleSize)
  }

  @Test func `one year, or one team, is refused by name`() {
    let one = MultiYearData(years: [2015], unitCount: 1, teamCount: 1, visits: [], anchors: [[[]]])
    #expect(throws: MultiYearError.tooFewYears(1)) { try MultiYearModel().fit(one, seed: 1) }
    let alone = MultiYearData(
      years: [2015, 2016], unitCount: 2, teamCount: 1,
      visits: (0..<4).map { .init(year: $0 / 2, unit: $0 % 2, team: 0, score: Double($0)) },
      anchors: [[[1], [2]], [[1], [2]]])
    #expect(throws: MultiYearError.tooFewTeams(year: 2015, count: 1)) {
      try MultiYearModel().fit(alone, seed: 1)
    }
  }
}
