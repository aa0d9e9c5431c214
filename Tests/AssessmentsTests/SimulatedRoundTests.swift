import Foundation
import TestSupport
import Testing

@testable import Assessments

@Suite struct SimulatedRoundTests {
  private func reading(_ files: [(name: String, text: String)]) throws -> RoundReading {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.name) }
    return try RoundReader().read(path: folder.url.path)
  }

  @Test func `it has the published counts`() throws {
    let reading = try reading(SimulatedRound(year: 2015).files)
    let round = try #require(reading.round)
    let instrument = try #require(round.scheme.instrument)
    #expect(round.units.count == 105 && round.teams.count == 11)
    #expect(round.ratings?.assessors.count == 55)
    #expect(instrument.items.count == 71 && instrument.categories.count == 16)
    #expect(instrument.areas.count == 4 && instrument.sumErrors(full: 100).isEmpty)
    let kinds = instrument.items.map(\.kind)
    #expect(kinds.count { $0 == .quantitative } == 57)
    #expect(kinds.count { $0 == .qualitative } == 11)
    #expect(round.scores.allSatisfy { $0.allSatisfy { $0 != nil } })
  }

  @Test func `what it plants is found and nothing else`() throws {
    let diagnostics = try reading(SimulatedRound(year: 2016).files).diagnostics
    #expect(diagnostics.allSatisfy { $0.level != .error })
    #expect(
      diagnostics.map(\.rule) == [
        .findingQuota, .interviewQuota, .interviewQuota, .notApplicable, .missingRating,
      ])
  }

  @Test func `units change teams from year to year and keep their names`() throws {
    let rounds = try SimulatedRound.years.map { year in
      try #require(try reading(SimulatedRound(year: year).files).round)
    }
    #expect(rounds[0].units.map(\.id) == rounds[2].units.map(\.id))
    let stayed = zip(rounds[0].homeTeams, rounds[1].homeTeams).count { $0 == $1 }
    #expect(stayed < 40)
  }

  @Test func `the committed rounds are what the simulator writes`() throws {
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../notebooks-data/data")
    for year in SimulatedRound.years {
      for file in SimulatedRound(year: year).files {
        let path = data.appendingPathComponent("founding-\(year)/\(file.name)")
        #expect(try String(contentsOf: path, encoding: .utf8) == file.text, "\(path.path)")
      }
    }
    let small = data.appendingPathComponent("small-english/scores.csv")
    #expect(
      try String(contentsOf: small, encoding: .utf8)
        == SmallSimulatedRound(seed: SimulatedRound.standardSeed).scores)
  }
}
