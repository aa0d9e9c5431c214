import Foundation
import Normalization
import Testing

/// The table of Goldens/rules.csv, by rules.py there with the NumPy version in its first line.
private struct Golden {
  var scores: [TeamScore] = []
  var columns: [String: [Double]] = [:]

  init() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/rules.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let header = lines.first?.split(separator: ",").map(String.init) ?? []
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",").compactMap { Double($0) }
      scores.append(
        TeamScore(team: Int(cells[0]), score: cells[1], anchors: [cells[2], cells[3]]))
      for (name, cell) in zip(header, cells) { columns[name, default: []].append(cell) }
    }
  }
}

private func close(_ a: [Double], _ b: [Double]) -> Bool {
  // Both sides sum some dozens of numbers near 100 in double precision.
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-10 }
}

@Suite struct RulesTests {
  @Test(arguments: [
    Rule.zScore, .standardCapped, .minMax, .equipercentile, .moderatedRoutine, .covarianceFixed,
    .covarianceShrunken, .ratioTrimmed,
  ])
  func `a rule agrees with its formula in NumPy`(rule: Rule) throws {
    let golden = try Golden()
    let result = try adjusted(golden.scores, by: rule, context: .init(full: 90))
    #expect(close(result.values, try #require(golden.columns[rule.rawValue])))
  }

  @Test func `capping says how many scores it cut`() throws {
    let result = try adjusted(Golden().scores, by: .standardCapped, context: .init(full: 90))
    #expect(result.notes == ["scores cut at 0 or full marks 90.0: 3"])
  }

  @Test(arguments: Rule.allCases)
  func `renaming teams and reordering scores permutes the answer`(rule: Rule) throws {
    let scores = try Golden().scores
    let context = RuleContext(severities: [1, -2, 0.5])
    let renamed = scores.reversed().map {
      TeamScore(team: 2 - $0.team, score: $0.score, anchors: $0.anchors)
    }
    let there = try adjusted(scores, by: rule, context: context).values
    let back = try adjusted(renamed, by: rule, context: .init(severities: [0.5, -2, 1])).values
    #expect(close(back.reversed(), there))
  }

  @Test(arguments: Rule.allCases)
  func `no rule turns two scores of one team round`(rule: Rule) throws {
    let scores = try Golden().scores
    let values = try adjusted(scores, by: rule, context: .init(severities: [1, -2, 0])).values
    for i in scores.indices {
      for j in scores.indices
      where scores[i].team == scores[j].team && scores[i].score < scores[j].score {
        #expect(values[i] <= values[j])
      }
    }
  }

  @Test func `anchors nobody has are named as missing`() {
    let bare = [(0, 1.0), (0, 2), (1, 3), (1, 5)].map {
      TeamScore(team: $0.0, score: $0.1, anchors: [nil, nil])
    }
    #expect(throws: NormalizationError.self) { try adjusted(bare, by: .covarianceFixed) }
    #expect(throws: NormalizationError.self) { try adjusted(bare, by: .moderatedRoutine) }
  }
}

@Suite struct OfficialRoundingTests {
  @Test(arguments: [
    (OfficialRounding.Mode.halfUp, 2.345, 2.35), (.halfUp, 2.335, 2.34), (.halfUp, -2.345, -2.35),
    (.halfEven, 2.345, 2.34), (.halfEven, 2.335, 2.34), (.halfEven, 2.3451, 2.35),
    (.down, 2.349, 2.34), (.down, -2.349, -2.34), (.halfUp, 1.005, 1.01), (.halfEven, 1.005, 1),
  ])
  func `typed digits are rounded, not their binary neighbours`(
    mode: OfficialRounding.Mode, value: Double, expected: Double
  ) throws {
    // With one score a team the adjusted score is the mean: x · m / m.
    let result = try adjusted(
      [TeamScore(team: 0, score: value)], by: .ratioPooled,
      context: .init(rounding: .init(mode: mode, scoreDecimals: 2)))
    #expect(result.values == [expected])
  }

  @Test func `the steps by hand are reproduced`() throws {
    // Team 1: 81.37, 85.22, 90.46: mean 85.68333 → 85.68. Team 2: 78.15, 83.50: 80.825 → 80.83.
    // Mean of the two: 83.255 → 83.26. Coefficients 83.26/85.68 = 0.971755 → 0.9718 and
    // 83.26/80.83 = 1.030063 → 1.0301. Products: 79.075366, 82.816796, 87.909028; 80.502315,
    // 86.01335.
    let scores = [(0, 81.37), (0, 85.22), (0, 90.46), (1, 78.15), (1, 83.5)].map {
      TeamScore(team: $0.0, score: $0.1)
    }
    let rounding = OfficialRounding(
      mode: .halfUp, meanDecimals: 2, coefficientDecimals: 4, scoreDecimals: 2)
    let result = try adjusted(scores, by: .ratioTeamMeans, context: .init(rounding: rounding))
    #expect(result.values == [79.08, 82.82, 87.91, 80.50, 86.01])
  }
}
