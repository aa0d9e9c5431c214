import MultiYear
import Testing

@Suite struct CombinedUnitsTests {
  @Test func `weights come first, then sizes, then all count alike`() {
    #expect(CombinedUnits.shares(weights: [3, 1], sizes: [1, 1]) == [0.75, 0.25])
    #expect(CombinedUnits.shares(weights: [3, nil], sizes: [2, 6]) == [0.25, 0.75])
    #expect(CombinedUnits.shares(weights: [nil, nil], sizes: [2, nil]) == [0.5, 0.5])
    #expect(CombinedUnits.shares(weights: [nil, nil], sizes: [0, 4]) == [0.5, 0.5])
    #expect(CombinedUnits.shares(weights: [nil], sizes: [nil]) == [1])
  }

  @Test func `means and variances are those of a weighted mean`() {
    let units = CombinedUnits([
      [[.init(unit: 0, share: 0.75), .init(unit: 2, share: 0.25)], [], [.init(unit: 1, share: 1)]]
    ])
    let values = [8.0, 3, 4]
    #expect(units.mean(0, 0) { values[$0] } == 7)
    #expect(units.variance(0, 0) { values[$0] } == 4.75)
    #expect(units.mean(0, 2) { values[$0] } == 3 && units.variance(0, 2) { values[$0] } == 3)
    #expect(units.mean(0, 1) { values[$0] } == 0)
    let partial: [Double?] = [8, 3, nil]
    #expect(units.mean(0, 0) { partial[$0] } == Double?.none)
    #expect(units.mean(0, 1) { partial[$0] } == Double?.none)
    #expect(units.mean(0, 2) { partial[$0] } == Double?(3))
  }

  // Adjusted totals of units of which one is two of the model.
  @Test func `a combined total is adjusted as the mean of its parts`() throws {
    var visits: [MultiYearData.Visit] = []
    var anchors: [[[Double?]]] = []
    for year in 0..<2 {
      var own: [[Double?]] = []
      for unit in 0..<18 {
        let quality = Double(unit * 7 % 18)
        let team = year == 0 ? unit % 3 : unit / 6
        let noise = Double((unit * 5 + year) % 7) / 3
        let severity = team == 1 ? 3.0 : 0.0
        let score = 80 + quality + noise - severity
        visits.append(.init(year: year, unit: unit, team: team, score: score))
        own.append([70 + quality + Double(unit * 5 % 3)])
      }
      anchors.append(own)
    }
    let data = MultiYearData(
      years: [2015, 2016], unitCount: 18, teamCount: 3, visits: visits, anchors: anchors)
    let estimate = try MultiYearModel().fit(data, seed: 1)
    let weights = [[0.6, 0.4], [0.6, 0.4]]
    let totals = (0..<2).map { year in
      (0..<18).map { unit -> Double? in
        0.6 * visits[year * 18 + unit].score + 0.4 * (anchors[year][unit][0] ?? 0)
      }
    }
    let plain = AdjustedTotals(estimate, data, totals: totals, weights: weights).changes()
    let same = AdjustedTotals(
      estimate, data, totals: totals, weights: weights,
      combined: CombinedUnits(years: 2, units: 18)
    ).changes()
    #expect(plain.map(\.adjusted) == same.map(\.adjusted))
    #expect(plain.map(\.standardError) == same.map(\.standardError))

    // Units 0 and 1 as one, in both years.
    let parts =
      [[CombinedUnits.Part(unit: 0, share: 0.25), .init(unit: 1, share: 0.75)]]
      + (2..<18).map { [.init(unit: $0, share: 1)] }
    let combined = CombinedUnits([parts, parts])
    let means = (0..<2).map { year in
      parts.indices.map { unit in combined.mean(year, unit) { totals[year][$0] } }
    }
    let joint = AdjustedTotals(
      estimate, data, totals: means, weights: weights, combined: combined
    ).changes()
    #expect(joint.count == 17)
    let own = joint[0]
    #expect(abs(own.raw - (0.25 * plain[0].raw + 0.75 * plain[1].raw)) < 1e-9)
    #expect(abs(own.adjusted - (0.25 * plain[0].adjusted + 0.75 * plain[1].adjusted)) < 1e-6)
    // No part is less certain than the mean of both unless its share is large.
    #expect(own.standardError < max(plain[0].standardError, plain[1].standardError))
    #expect(zip(joint.dropFirst(), plain.dropFirst(2)).allSatisfy { $0.adjusted == $1.adjusted })
  }
}
