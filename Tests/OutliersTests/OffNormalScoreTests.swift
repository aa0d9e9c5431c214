import Foundation
import Outliers
import Severity
import Statistics
import TestSupport
import Testing

/// Clean scores that are not normal: flags stay at the rate stated, and what is odd is found.
@Suite struct OffNormalScoreTests {
  private let variances = AnchoredVariances(
    severitySD: 2, groupSD: 1.5, qualitySD: 4, errorSDs: [1.5, 2, 2], loadings: [1, 0.9, 0.5])
  private let rounds = 40

  /// Units of 11 teams with errors of a shape; scores of the planted units are moved.
  private func round(
    _ replicate: Int, units: Int = 105, exponential: Double, planted: [Int: Double] = [:]
  ) -> AnchoredData {
    var stream = PhiloxStream(seed: 43, tag: 943, replicate: replicate)
    func error() -> Double {
      exponential * (-log(stream.uniform()) - 1)
        + (1 - exponential * exponential).squareRoot() * stream.normal()
    }
    let severities = (0..<11).map { _ in 2 * stream.normal() }
    var visits: [AnchoredData.Visit] = []
    var anchors: [[Double?]] = []
    for unit in 0..<units {
      let quality = 4 * stream.normal()
      let team = unit * 11 / units
      let onsite = 80 + quality - severities[team] + 1.5 * error() + (planted[unit] ?? 0)
      visits.append(.init(unit: unit, team: team, score: onsite))
      anchors.append([80 + 0.9 * quality + 2 * error(), 80 + 0.5 * quality + 2 * error()])
    }
    return AnchoredData(unitCount: units, teamCount: 11, visits: visits, anchors: anchors)
  }

  private func rows(_ data: AnchoredData) -> [[Double]] {
    data.visits.map { visit in [visit.score] + data.anchors[visit.unit].compactMap { $0 } }
  }

  private func flagged(exponential: Double) throws -> (residuals: Int, distances: Int) {
    var found = (residuals: 0, distances: 0)
    for replicate in 0..<rounds {
      let data = round(replicate, exponential: exponential)
      let skewness = try #require(ErrorSkewness(data))
      if skewness.allowsResiduals,
        try deletionResiduals(data, variances).contains(where: \.flagged)
      {
        found.residuals += 1
      }
      if skewness.allowsDistances, try robustDistances(rows(data)).flags.contains(where: \.flagged)
      {
        found.distances += 1
      }
    }
    return found
  }

  // Judged all the same, four in ten rounds have a flagged residual and nine in ten a flagged distance.
  @Test func `skewed errors are not taken for outliers`() throws {
    let found = try flagged(exponential: 1)
    let allowed = BinomialBounds(trials: rounds, probability: 0.07).most(falseAlarm: 1e-3)
    #expect(max(found.residuals, found.distances) <= allowed, "\(found)")
  }

  @Test func `normal rounds are judged about as often as stated`() throws {
    let found = try (0..<rounds).map {
      try #require(ErrorSkewness(round(100 + $0, exponential: 0)))
    }
    let bounds = [0.04, 0.1].map {
      BinomialBounds(trials: rounds, probability: $0).most(falseAlarm: 1e-3)
    }
    #expect(found.count { !$0.allowsResiduals } <= bounds[0])
    #expect(found.count { !$0.allowsDistances } <= bounds[1])
  }

  @Test func `planted scores do not make a round look skewed`() throws {
    let refused = try (0..<rounds).count {
      let data = round(200 + $0, exponential: 0, planted: [4: 14, 5: 14, 60: -14])
      return try !#require(ErrorSkewness(data)).allowsResiduals
    }
    #expect(refused <= BinomialBounds(trials: rounds, probability: 0.06).most(falseAlarm: 1e-3))
  }

  @Test func `many full marks make a smaller skewness count`() throws {
    let all = try (0..<rounds).map { replicate in
      let data = round(300 + replicate, exponential: 0)
      return (
        try #require(ErrorSkewness(data)).allowsResiduals,
        try #require(ErrorSkewness(data, extremeShare: 0.2)).allowsResiduals
      )
    }
    #expect(all.allSatisfy { $0.0 || !$0.1 })
    #expect(all.count { $0.0 } > all.count { $0.1 })
  }

  // Two SDs among 80,000 units, one among the 20,000 of a drawn round.
  @Test func `of very many units a small skewness counts`() throws {
    let found = try [0, 0.25].map {
      try #require(ErrorSkewness(round(400, units: 80_000, exponential: $0))).p
    }
    #expect(found[0] > 0.2 && found[1] < 0.1)
  }

  @Test func `few units or one component tell no skewness`() {
    let data = round(0, exponential: 1)
    let few = AnchoredData(
      unitCount: 105, teamCount: 11, visits: Array(data.visits.prefix(25)), anchors: data.anchors)
    #expect(ErrorSkewness(few) == nil)
    let alone = AnchoredData(
      unitCount: 105, teamCount: 11, visits: data.visits,
      anchors: data.anchors.map { _ in [] })
    #expect(ErrorSkewness(alone) == nil)
  }

  /// Normal values made skewed to the left, as scores are below full marks.
  private func skewed(_ replicate: Int) -> [Double] {
    var stream = PhiloxStream(seed: 44, tag: 944, replicate: replicate)
    return (0..<105).map { _ in 100 - 4 * exp(0.4 * stream.normal()) }
  }

  @Test(arguments: [RobustScale.mad, .qn])
  func `the long tail of scores below full marks is no outlier`(scale: RobustScale) throws {
    let found = try (0..<200).count {
      try RobustZ(skewed($0), scale: scale).flags.contains(where: \.flagged)
    }
    #expect(found <= BinomialBounds(trials: 200, probability: 0.07).most(falseAlarm: 1e-3))
  }

  @Test func `nor is it by the generalized ESD test`() throws {
    let found = try (0..<200).count {
      try generalizedESD(skewed($0), most: 10).contains(where: \.flagged)
    }
    #expect(found <= BinomialBounds(trials: 200, probability: 0.07).most(falseAlarm: 1e-3))
  }

  @Test func `a value far off is found in a skewed sample`() throws {
    var values = skewed(500)
    values[3] = 60
    #expect(try RobustZ(values).flags.filter(\.flagged).map(\.index) == [3])
    let steps = try generalizedESD(values, most: 10)
    #expect(steps.filter(\.flagged).map(\.index) == [3])
    #expect(steps.allSatisfy { $0.flagged == ($0.q <= 0.05) })
  }
}
