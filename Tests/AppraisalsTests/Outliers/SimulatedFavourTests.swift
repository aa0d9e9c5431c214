import Assessments
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Appraisals

/// Own departments in the simulated rounds: planted favours are found, and nothing where none are.
@Suite struct SimulatedFavourTests {
  private func rows(
    year: Int, seed: UInt64 = SimulatedRound.standardSeed, favour: SimulatedFavour? = nil
  ) throws -> [String: OutlierRow] {
    let work = try WorkFiles()
    for (name, text) in SimulatedRound(year: year, seed: seed, favour: favour).files {
      try work.write(text, to: name)
    }
    var notices: [Phrase] = []
    let rows = HomeDepartments(try Appraisal(path: work.path)).rows(&notices)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.measure, $0) })
  }

  @Test(arguments: SimulatedRound.years)
  func `favours that were planted in the founding rounds are found`(year: Int) throws {
    let found = try rows(year: year, favour: SimulatedFavour())
    let own = try #require(found["own_department"])
    #expect(own.isFlagged && own.interval.map { $0.lowerBound > 0 } == true)
    let competitors = try #require(found["own_competitors"])
    #expect(competitors.isFlagged && competitors.interval.map { $0.upperBound < 0 } == true)
  }

  @Test func `harm and favours are found in most rounds`() throws {
    let found = try (0..<20).map { seed in
      try rows(year: 2016, seed: UInt64(9_100 + seed), favour: SimulatedFavour())
        .filter(\.value.isFlagged).keys
    }
    let counts = ["own_department", "own_competitors"].map { measure in
      found.count { $0.contains(measure) }
    }
    #expect(counts[0] >= 14 && counts[1] >= 14, "\(counts)")
  }

  @Test func `where nothing is planted a round is flagged in 5 % of cases at most`() throws {
    let seeds = 40
    let clean = try (0..<seeds).count { seed in
      try rows(year: 2015, seed: UInt64(9_000 + seed)).values.contains(where: \.isFlagged)
    }
    // Broken once in ten thousand runs of a test that keeps its level.
    #expect(clean <= BinomialBounds(trials: seeds, probability: 0.05).most(falseAlarm: 1e-4))
  }
}
