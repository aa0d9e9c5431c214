import Normalization
import TestSupport
import Testing

@Suite struct RatioTests {
  private func scores(_ teams: [[Double]]) -> [TeamScore] {
    teams.enumerated().flatMap { team, row in row.map { TeamScore(team: team, score: $0) } }
  }

  private let written = OfficialRounding(
    mode: .halfUp, meanDecimals: 2, coefficientDecimals: 4, scoreDecimals: 2)

  @Test func `ratio to the mean of team means, by hand`() throws {
    // Team 1: 81.37 + 85.22 + 90.46 = 257.05, mean 85.68333 → 85.68.
    // Team 2: 78.15 + 83.50 = 161.65, mean 80.825 → 80.83. Mean of the two: 83.255 → 83.26.
    // Coefficients 83.26/85.68 = 0.971755 → 0.9718 and 83.26/80.83 = 1.030063 → 1.0301.
    // Products: 79.075366, 82.816796, 87.909028; 80.502315, 86.01335.
    let result = try adjusted(
      scores([[81.37, 85.22, 90.46], [78.15, 83.5]]), by: .ratioTeamMeans,
      context: .init(rounding: written))
    #expect(result.values == [79.08, 82.82, 87.91, 80.50, 86.01])
  }

  @Test func `ratio to the pooled mean, by hand`() throws {
    // As above, but the target is (257.05 + 161.65) / 5 = 83.74.
    // Coefficients 83.74/85.68 = 0.977358 → 0.9774 and 83.74/80.83 = 1.036002 → 1.0360.
    // Products: 79.531038, 83.294028, 88.415604; 80.9634, 86.506.
    let result = try adjusted(
      scores([[81.37, 85.22, 90.46], [78.15, 83.5]]), by: .ratioPooled,
      context: .init(rounding: written))
    #expect(result.values == [79.53, 83.29, 88.42, 80.96, 86.51])
  }

  @Test func `ratio to the trimmed mean, by hand`() throws {
    // Team 1 without 60 and 99: (80 + 84.5 + 87.13) / 3 = 251.63 / 3 = 83.876667 → 83.88.
    // Team 2 has four scores and keeps them: (70 + 75.5 + 81 + 90) / 4 = 316.5 / 4 = 79.125 → 79.13.
    // Target (251.63 + 316.5) / 7 = 568.13 / 7 = 81.161429 → 81.16.
    // Coefficients 81.16/83.88 = 0.967573 → 0.9676 and 81.16/79.13 = 1.025654 → 1.0257.
    // Products: 58.056, 77.408, 81.7622, 84.306988, 95.7924; 71.799, 77.44035, 83.0817, 92.313.
    let result = try adjusted(
      scores([[60, 80, 84.5, 87.13, 99], [70, 75.5, 81, 90]]), by: .ratioTrimmed,
      context: .init(rounding: written))
    #expect(
      result.values == [58.06, 77.41, 81.76, 84.31, 95.79, 71.80, 77.44, 83.08, 92.31])
    #expect(result.notes.map(\.description) == ["1 team is too small to trim"])
  }

  /// Scores of a room: those published one by one, and others between them with the published sum.
  private func room(_ published: [Double], kept: Int, sum: Double, apart: [Double] = []) -> [Double]
  {
    let rest = sum - apart.reduce(0, +)
    let count = kept - apart.count
    let each = (rest / Double(count) * 100).rounded() / 100
    let last = ((rest - each * Double(count - 1)) * 100).rounded() / 100
    return published + apart + Array(repeating: each, count: count - 1) + [last]
  }

  // 高安市, August 2015: the announcement lists the two highest and lowest scores of each room, and the sum
  // and number of the rest; which scores these are does not matter to a mean. Rooms 1 and 2: means
  // 1620.66/22 and 1452.89/20; all together without 79.24, 77.94, 68.64, 64.22: 3365.34/46. Rooms 3 and 4:
  // 2015.67/26, 1931.77/26 and, without 81.69, 80.78, 71.43, 70.1, 4251.83/56.
  @Test func `the pooled trimmed ratio gives the announced coefficients`() throws {
    let announced: [([[Double]], [Double])] = [
      (
        [
          room([76.59, 76.32, 68.64, 70.16], kept: 22, sum: 1620.66),
          room([77.94, 79.24, 64.22, 68.72], kept: 20, sum: 1452.89),
        ], [0.9931, 1.0071]
      ),
      (
        [
          room([80.78, 81.69, 72.49, 75.27], kept: 26, sum: 2015.67),
          room([78.19, 78.44, 70.1, 71.43], kept: 26, sum: 1931.77),
        ], [0.9794, 1.0219]
      ),
    ]
    let rounding = OfficialRounding(
      mode: .halfUp, meanDecimals: 4, coefficientDecimals: 4, scoreDecimals: 6)
    for (rooms, coefficients) in announced {
      func found(_ rule: Rule) throws -> [Double] {
        let result = try adjusted(
          scores(rooms), by: rule, context: .init(trimming: .init(.scores(2)), rounding: rounding))
        let firsts = [0, rooms[0].count]
        return zip(rooms, firsts).map { room, first in result.values[first] / room[0] }
      }
      let own = try found(.ratioPooledTrimmed)
      #expect(own.isApproximatelyEqual(to: coefficients, absoluteTolerance: 1e-7))
      // What the rooms keep for themselves is another list, and another target.
      #expect(
        !(try found(.ratioTrimmed)).isApproximatelyEqual(to: coefficients, absoluteTolerance: 5e-5))
    }
  }

  // Team 1 without 60 and 99: 251.63 / 3; team 2 without 70 and 91: (75.5 + 81 + 90) / 3 = 82.1666… The
  // pool loses 60 and 99 only: (80 + 84.5 + 87.13 + 70 + 75.5 + 81 + 90 + 91) / 8 = 659.13 / 8 = 82.39125;
  // what the teams keep: (251.63 + 246.5) / 6 = 83.0216…
  @Test func `the two trimmed ratios differ in the target, by hand`() throws {
    let teams = scores([[60, 80, 84.5, 87.13, 99], [70, 75.5, 81, 90, 91]])
    let pooled = try adjusted(teams, by: .ratioPooledTrimmed).values
    #expect(
      close([pooled[1], pooled[6]], [80 * 82.39125 / (251.63 / 3), 75.5 * 82.39125 / (246.5 / 3)]))
    let own = try adjusted(teams, by: .ratioTrimmed).values
    #expect(
      close(
        [own[1], own[6]], [80 * (498.13 / 6) / (251.63 / 3), 75.5 * (498.13 / 6) / (246.5 / 3)]))
  }

  @Test func `a tie between endless quotients is still a tie`() throws {
    // Means 4/3 and 7/3, pooled mean 11/6: 2 · (11/6) / (4/3) = 2.75, 1 · … = 1.375, and
    // 7 is not met but 3 · (11/6) / (7/3) = 33/14 is. At 1 and 2 decimals 2.75 and 1.375 are ties.
    let teams = scores([[1, 1, 2], [2, 2, 3]])
    let one = try adjusted(
      teams, by: .ratioPooled, context: .init(rounding: .init(mode: .halfUp, scoreDecimals: 1)))
    #expect(one.values == [1.4, 1.4, 2.8, 1.6, 1.6, 2.4])
    let two = try adjusted(
      teams, by: .ratioPooled, context: .init(rounding: .init(mode: .halfEven, scoreDecimals: 2)))
    #expect(two.values == [1.38, 1.38, 2.75, 1.57, 1.57, 2.36])
  }

  @Test func `every ratio rule agrees with exact fractions to the printed decimal`() throws {
    let cases = Dictionary(grouping: try golden("rounding.csv"), by: { $0["case"] ?? "" })
    #expect(cases.count == 96)
    for rows in cases.values {
      let rule = try #require(rows[0]["rule"].flatMap(Rule.init(rawValue:)))
      let mode = try #require(rows[0]["mode"].flatMap(OfficialRounding.Mode.init(rawValue:)))
      func decimals(_ step: String) -> Int? { rows[0]["\(step)_decimals"].flatMap { Int($0) } }
      let rounding = OfficialRounding(
        mode: mode, meanDecimals: decimals("mean"), coefficientDecimals: decimals("ratio"),
        scoreDecimals: decimals("score"))
      let result = try adjusted(
        rows.compactMap { TeamScore($0) }, by: rule, context: .init(rounding: rounding))
      #expect(result.values == rows.compactMap { $0["adjusted"].flatMap(Double.init) })
    }
  }

  @Test func `scores and team sizes beyond 38 digits still agree with doubles`() throws {
    // The product of these primes is above 2^63; scores such as 80.14285714285714 have 16 digits.
    let sizes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    let teams = sizes.map { size in (0..<size).map { 80 + Double($0 * size % 10) / 7 } }
    let means = teams.map { $0.reduce(0, +) / Double($0.count) }
    let target = means.reduce(0, +) / Double(means.count)
    let result = try adjusted(scores(teams), by: .ratioTeamMeans).values
    #expect(close(result, zip(teams, means).flatMap { row, m in row.map { $0 * target / m } }))
    let rounded = try adjusted(
      scores(teams), by: .ratioTeamMeans,
      context: .init(rounding: .init(mode: .halfUp, scoreDecimals: 2)))
    #expect(rounded.values.isApproximatelyEqual(to: result, absoluteTolerance: 0.005 + 1e-10))
  }

  @Test(arguments: [Rule.ratioPooled, .ratioTeamMeans, .ratioTrimmed, .ratioPooledTrimmed])
  func `teams of equal means are left as they are`(rule: Rule) throws {
    // Means 80 with and without the extremes.
    let teams = scores([[70, 75, 80, 85, 90], [60, 79.5, 80, 80.5, 100], [78, 78, 80, 82, 82]])
    #expect(try adjusted(teams, by: rule).values == teams.map(\.score))
  }

  @Test func `typing scores in another unit rescales the answer`() throws {
    let teams = [[81.37, 85.22, 90.46], [78.15, 83.5]]
    for rule in [Rule.ratioPooled, .ratioTeamMeans, .ratioTrimmed, .ratioPooledTrimmed] {
      let plain = try adjusted(scores(teams), by: rule).values
      let scaled = try adjusted(scores(teams.map { $0.map { $0 * 2 } }), by: rule).values
      #expect(close(scaled, plain.map { $0 * 2 }))
    }
  }
}

@Suite struct TrimmingTests {
  private func notes(_ trimming: Trimming, sizes: [Int]) throws -> [String] {
    let scores = sizes.enumerated().flatMap { team, size in
      (0..<size).map { TeamScore(team: team, score: Double(80 + $0)) }
    }
    return try adjusted(scores, by: .ratioTrimmed, context: .init(trimming: trimming)).notes
      .map(\.description)
  }

  @Test func `one extreme score moves the plain mean but not the trimmed one`() throws {
    let scores = [[80.0, 81, 82, 83, 84], [80, 81, 82, 83, 0]].enumerated().flatMap { team, row in
      row.map { TeamScore(team: team, score: $0) }
    }
    // Kept 81, 82, 83 and 80, 81, 82: means 82 and 81, target 81.5.
    let result = try adjusted(scores, by: .ratioTrimmed).values
    #expect(close(Array(result[..<5]), [80.0, 81, 82, 83, 84].map { $0 * 81.5 / 82 }))
    #expect(close(Array(result[5...]), [80.0, 81, 82, 83, 0].map { $0 * 81.5 / 81 }))
  }

  @Test func `a share is trimmed at either end, rounded down`() throws {
    let row = (1...10).map(Double.init) + [100]
    let scores = row.map { TeamScore(team: 0, score: $0) } + [TeamScore(team: 1, score: 6)]
    // 0.3 of 11 is 3.3: 4...8 remain, mean 6, as is team 2's.
    let result = try adjusted(
      scores, by: .ratioTrimmed, context: .init(trimming: .init(.share(0.3))))
    #expect(result.values == row + [6])
  }

  @Test func `a share of hundredths counts as typed`() throws {
    // 0.29 · 100 is 28.999999999999996 in binary. 29 zeros at one end must all go.
    let row = Array(repeating: 0.0, count: 29) + Array(repeating: 50, count: 71)
    let scores = row.map { TeamScore(team: 0, score: $0) } + [TeamScore(team: 1, score: 50)]
    let result = try adjusted(
      scores, by: .ratioTrimmed, context: .init(trimming: .init(.share(0.29))))
    #expect(result.values == row + [50])
  }

  @Test func `teams kept whole are counted`() throws {
    #expect(try notes(.init(), sizes: [5, 4, 3]) == ["2 teams are too small to trim"])
    #expect(try notes(.init(fewestScores: 3), sizes: [5, 4, 3]) == [])
    #expect(
      try notes(.init(.scores(2), fewestScores: 3), sizes: [5, 4]) == [
        "1 team is too small to trim"
      ])
    #expect(try notes(.init(.scores(0)), sizes: [5, 4]) == [])
  }
}
