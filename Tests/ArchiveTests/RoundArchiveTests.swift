import Foundation
import Testing

@testable import Archive

@Suite struct RoundArchiveTests {
  private let sample: SampleArchive

  init() throws { sample = try SampleArchive() }

  private func add(_ round: ArchivedRound, replacing: Bool = false, shift: Double = 0) throws {
    try sample.open().write {
      try $0.add(
        round, ratings: sampleRatings(units: round.units.count, shift: shift), replacing: replacing)
    }
  }

  @Test func `a round comes back as it went in, its ratings in order`() throws {
    let round = sampleRound(2015)
    try sample.open().write { try $0.add(round, ratings: sampleRatings().shuffled()) }
    let (back, ratings, summary) = try sample.open().read {
      (try $0.round(round.key), try $0.ratings(of: round.key), try $0.rounds())
    }
    var expected = round
    for unit in expected.units.indices { expected.units[unit].identity = round.units[unit].name }
    #expect(back == expected)
    let given = sampleRatings()
    #expect(ratings.score == given.map(\.score) && ratings.unit == given.map(\.unit))
    #expect(ratings.assessor == given.map(\.assessor) && ratings.item == given.map(\.item))
    #expect(ratings.team == given.map { $0.unit % 2 } && ratings.count == 18)
    #expect(
      summary == [
        .init(
          key: round.key, added: 1, units: 3, teams: 2, assessors: 4, items: 3, ratings: 18,
          inputs: 1, runs: 0)
      ])
  }

  @Test func `the same round twice is refused unless it is to be replaced`() throws {
    try add(sampleRound(2015))
    let again = sampleRound(2015, shift: 1)
    #expect(throws: ArchiveError.roundExists(again.key)) { try add(again) }
    try add(again, replacing: true, shift: 1)
    let archive = try sample.open()
    #expect(try archive.read { try $0.rounds() }.map(\.ratings) == [18])
    #expect(try archive.read { try $0.ratings(of: again.key).score.min() } == 1)
    #expect(try archive.read { try $0.integrityErrors() }.isEmpty)
  }

  @Test func `the same files under another year are the same round`() throws {
    try add(sampleRound(2015, digest: "abc"))
    let other = sampleRound(2016, digest: "abc")
    let first = RoundKey(year: 2015, name: "round 2015")
    #expect(throws: ArchiveError.sameFiles(other.key, as: first)) { try add(other) }
    try add(other, replacing: true)
    #expect(try sample.open().read { try $0.rounds() }.map(\.key) == [other.key])
  }

  @Test func `a change that fails leaves nothing behind`() throws {
    try add(sampleRound(2015))
    struct Interruption: Error {}
    #expect(throws: Interruption.self) {
      try sample.open().write { editor in
        try editor.add(sampleRound(2016), ratings: sampleRatings())
        try editor.remove(RoundKey(year: 2015, name: "round 2015"))
        throw Interruption()
      }
    }
    #expect(try sample.open().read { try $0.rounds() }.map(\.key.year) == [2015])
  }

  @Test func `one name is one unit a year, and one score an item`() throws {
    let archive = try sample.open()
    let twice = sampleRound(2015, units: ["a", "b", "a"])
    #expect(throws: ArchiveError.repeatedUnit("a", twice.key)) {
      try archive.write { try $0.add(twice, ratings: []) }
    }
    let round = sampleRound(2015)
    #expect(
      throws: ArchiveError.repeatedRating(unit: "a", assessor: "x0", item: "1", round.key)
    ) {
      try archive.write {
        try $0.add(round, ratings: sampleRatings() + sampleRatings().prefix(1))
      }
    }
    try add(round)
    var other = sampleRound(2015, units: ["c", "d"], digest: "other")
    other.key.name = "second"
    #expect(throws: ArchiveError.unitInTwoRounds("c", other.key, other: round.key)) {
      try archive.write { try $0.add(other, ratings: []) }
    }
  }

  @Test func `a year names its round only when it has one`() throws {
    try add(sampleRound(2015))
    var second = sampleRound(2015, units: ["d"], digest: "second")
    second.key.name = "second"
    try add(second)
    let archive = try sample.open()
    #expect(throws: ArchiveError.severalRounds(year: 2015, names: ["round 2015", "second"])) {
      try archive.read { try $0.key(year: 2015) }
    }
    #expect(try archive.read { try $0.key(year: 2015, name: "second") } == second.key)
    #expect(throws: ArchiveError.noRound(year: 2016, name: nil)) {
      try archive.read { try $0.key(year: 2016) }
    }
  }

  @Test func `removing takes all of a round and nothing else`() throws {
    try add(sampleRound(2015))
    try add(sampleRound(2016))
    let archive = try sample.open()
    try archive.write { try $0.remove(RoundKey(year: 2015, name: "round 2015")) }
    #expect(try archive.read { try $0.rounds() }.map(\.key.year) == [2016])
    #expect(try archive.read { try $0.unitYears() }.map(\.year) == [2016, 2016, 2016])
    #expect(try archive.read { try $0.integrityErrors() }.isEmpty)
  }

  @Test func `results stay with their round, recipe and files`() throws {
    let round = sampleRound(2015)
    try add(round)
    let archive = try sample.open()
    let tables = [
      ArchivedRun.Table(name: "ranks.csv", text: "unit,rank\n"), .init(name: "a.csv", text: "单位"),
    ]
    let run = ArchivedRun(recipe: "{\"seed\":1}", inputs: "abc", tables: tables)
    let other = ArchivedRun(recipe: "{\"seed\":2}", inputs: "abc", tables: [])
    for kept in [run, other, run] { try archive.write { try $0.add(kept, to: round.key) } }
    #expect(try archive.read { try $0.runs(of: round.key) } == [other, run])
    #expect(try archive.read { try $0.rounds() }.map(\.runs) == [2])
  }
}
