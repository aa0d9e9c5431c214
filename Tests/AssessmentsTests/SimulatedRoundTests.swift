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
      diagnostics.map(\.rule).filter { $0 != .ownVisit } == [
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

  @Test func `assessors come from departments of the round, one from each`() throws {
    let homes = try SimulatedRound.years.map { year in
      try #require(try reading(SimulatedRound(year: year).files).round).homes
    }
    #expect(Set(homes[0].map(\.unit)).count == 55 && Set(homes[0].map(\.assessor)).count == 55)
    #expect(homes[0].map(\.assessor) == homes[2].map(\.assessor))
    let sample = try reading(SimulatedRound(year: 2015).files)
    let round = try #require(sample.round)
    let own = round.homes.count { round.homeTeams[$0.unit] == $0.team }
    #expect(own > 0 && sample.diagnostics.count { $0.rule == .ownVisit } == own)
    #expect(sample.diagnostics.allSatisfy { $0.level != .error })
  }

  @Test func `a planted favour moves the scores it names and nothing else`() throws {
    let plain = SimulatedRound(year: 2016).files
    let planted = SimulatedRound(year: 2016, favour: SimulatedFavour(favour: 6, harm: 4)).files
    let changed = zip(plain, planted).filter { $0.text != $1.text }.map(\.0.name)
    #expect(changed == ["ratings.csv", "truth.csv", "README.md"])
    let (one, other) = (
      try #require(try reading(plain).round), try #require(try reading(planted).round)
    )
    let truth = try #require(planted.first { $0.name == "truth.csv" }).text
      .split(separator: "\n").map { $0.split(separator: ",") }
    func points(_ kind: String) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: truth.filter { $0[0] == kind }.map {
          (String($0[1]), Double($0[2]) ?? 0)
        })
    }
    let (own, competitors) = (points("own_department"), points("own_competitor"))
    #expect(Set(own.values) == [6] && Set(competitors.values) == [-4])
    for (place, unit) in one.units.enumerated() {
      let before = try #require(one.scores[place][0])
      let gain = try #require(other.scores[place][0]) - before
      // What full marks and nought cut off is lost.
      let points = own[unit.id] ?? competitors[unit.id] ?? 0
      #expect(points == 0 ? gain == 0 : abs(gain - points) < 1.5, "\(unit.id) \(gain) \(points)")
      #expect(one.scores[place].dropFirst() == other.scores[place].dropFirst())
    }
    for home in one.homes where one.homeTeams[home.unit] == home.team {
      #expect(own[one.units[home.unit].id] == 6)
    }
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
