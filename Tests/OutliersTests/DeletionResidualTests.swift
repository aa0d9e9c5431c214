import RealModule
import Severity
import Statistics
import TestSupport
import Testing

@testable import Outliers

@Suite struct DeletionResidualTests {
  private let variances = AnchoredVariances(
    severitySD: 2, groupSD: 1.5, qualitySD: 4, errorSDs: [1.5, 2, 2.5], loadings: [1, 0.9, 0.5])

  private struct Expected {
    var residual: Double
    var sd: Double
    var changes: [Double]
  }

  /// The round of deletion.py and what dense algebra found.
  private func golden() throws -> (AnchoredData, [Expected], anchors: [[Double]]) {
    var visits: [AnchoredData.Visit] = []
    var anchors = [[Double?]](repeating: [nil, nil], count: 18)
    var expected: [Expected] = []
    var leftOut: [[Double]] = []
    for cells in try Golden("deletion.csv").table.rows {
      let tail = cells.dropFirst(4).compactMap { Double($0) }
      guard let unit = Int(cells[0]), let component = Int(cells[1]), let team = Int(cells[2]),
        let score = Double(cells[3])
      else {
        leftOut.append(tail)
        continue
      }
      if component == 0 {
        visits.append(.init(unit: unit, team: team, score: score))
        expected.append(
          Expected(residual: tail[0], sd: tail[1], changes: Array(tail.dropFirst(2))))
      } else {
        anchors[unit][component - 1] = score
      }
    }
    let data = AnchoredData(unitCount: 18, teamCount: 4, visits: visits, anchors: anchors)
    return (data, expected, leftOut)
  }

  @Test func `each score is judged as if all was fitted without it`() throws {
    let (data, expected, _) = try golden()
    let found = try deletionResiduals(data, variances)
    #expect(found.count == 20)
    for (own, other) in zip(found, expected) {
      // NumPy prints twelve digits.
      #expect(own.residual.isApproximatelyEqual(to: other.residual, absoluteTolerance: 1e-9))
      #expect(own.standardDeviation.isApproximatelyEqual(to: other.sd, absoluteTolerance: 1e-9))
      #expect(own.severityChanges.isApproximatelyEqual(to: other.changes, absoluteTolerance: 1e-9))
    }
  }

  @Test func `severities without an anchor are those of dense algebra`() throws {
    let (data, _, expected) = try golden()
    let found = try severityInfluences(data, variances)
    #expect(found.map(\.part).suffix(2) == [.anchor(0), .anchor(1)] && found.count == 6)
    for (own, other) in zip(found.suffix(2), expected) {
      #expect(own.severityChanges.isApproximatelyEqual(to: other, absoluteTolerance: 1e-9))
    }
    #expect(found[1].severityChanges[1] == 0)
    #expect(
      found[1].severityChanges.reduce(0, +).isApproximatelyEqual(to: 0, absoluteTolerance: 1e-9))
  }

  @Test func `severities without a team are those of the round without its units`() throws {
    let (data, _, _) = try golden()
    let found = try severityInfluences(data, variances)
    let before = try AnchoredEquations(data, variances)
    for team in 0..<4 {
      let rest = try AnchoredEquations(data, variances, withoutTeam: team)
      let others = (0..<4).filter { $0 != team }
      func centred(_ equations: AnchoredEquations) -> [Double] {
        let own = equations.severities(equations.solution)
        let centre = others.reduce(0) { $0 + own[$1] } / 3
        return others.map { own[$0] - centre }
      }
      let expected = zip(centred(rest), centred(before)).map { $0 - $1 }
      #expect(
        others.map { found[team].severityChanges[$0] }.isApproximatelyEqual(
          to: expected, absoluteTolerance: 1e-11))
    }
  }

  @Test func `adding a constant to a component changes no residual`() throws {
    let (data, _, _) = try golden()
    let moved = AnchoredData(
      unitCount: 18, teamCount: 4,
      visits: data.visits.map { .init(unit: $0.unit, team: $0.team, score: $0.score + 7) },
      anchors: data.anchors.map { [$0[0].map { $0 - 30 }, $0[1]] })
    let (a, b) = try (deletionResiduals(data, variances), deletionResiduals(moved, variances))
    #expect(
      a.map(\.statistic).isApproximatelyEqual(to: b.map(\.statistic), absoluteTolerance: 1e-9))
  }

  /// 105 units of 11 teams; scores of the planted units are moved.
  private func round(_ replicate: Int, planted: [Int: Double] = [:]) -> AnchoredData {
    var stream = PhiloxStream(seed: 41, tag: 941, replicate: replicate)
    var appraisal = SimulatedAppraisal()
    appraisal.allocation = .blocks
    appraisal.groupSD = 1.5
    appraisal.means = [80, 78, 85]
    appraisal.errors = [1.5, 2, 2.5]
    let drawn = appraisal.draw(&stream)
    let visits = drawn.scores.enumerated().map { unit, scores in
      AnchoredData.Visit(
        unit: unit, team: drawn.teamOfUnit[unit], score: scores[0] + (planted[unit] ?? 0))
    }
    return AnchoredData(
      unitCount: 105, teamCount: 11, visits: visits,
      anchors: drawn.scores.map { $0.dropFirst().map(Optional.some) })
  }

  @Test func `clean rounds are flagged no more often than stated`() throws {
    let flagged = try (0..<100).count { replicate in
      try deletionResiduals(round(replicate), variances).contains(where: \.flagged)
    }
    let allowed = BinomialBounds(trials: 100, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed)
  }

  @Test func `three planted scores do not hide each other`() throws {
    var found = 0
    for replicate in 0..<20 {
      let flags = try deletionResiduals(
        round(replicate, planted: [4: 14, 5: 14, 60: -14]), variances)
      found += flags.filter { $0.flagged && [4, 5, 60].contains($0.visit) }.count
    }
    #expect(found > 45)
  }

  @Test func `too few visits are refused`() throws {
    let data = AnchoredData(
      unitCount: 3, teamCount: 2,
      visits: [
        .init(unit: 0, team: 0, score: 1), .init(unit: 1, team: 1, score: 2),
        .init(unit: 2, team: 1, score: 3),
      ], anchors: [[1, 2], [2, 3], [4, 4]])
    #expect(throws: OutliersError.tooFew(needed: 6, found: 3)) {
      try deletionResiduals(data, variances)
    }
  }
}
