import Assessments
import Phrases
import Testing

@Suite struct BallotsTests {
  private func read(
    units: String = "unit,team\nu,1\nv,2\nw,2\n",
    ballots: String = "unit,grade,count\nu,优秀,3\nu,good,1\nv,fair,1\nw,poor,0\n",
    peer: (u: String, v: String) = ("", "")
  ) throws -> RoundReading {
    try readingOfFolder([
      "units.csv": units, "ballots.csv": ballots,
      "scores.csv": """
      unit,team,onsite,routine,peer
      u,1,80,70,\(peer.u)
      v,2,75,72,\(peer.v)
      w,2,70,71,90

      """,
    ])
  }

  @Test func `votes, their mean and their variance`() throws {
    let ballots = try #require(try read().round?.ballots)
    let own = try #require(ballots[0])
    // 100, 100, 100, 80: squares 3·25 + 225, divided by 3.
    #expect(own.votes == 4 && own.mean == 95 && own.members == nil)
    #expect(own.variance == 100)
    #expect(ballots[1] == Ballots([(60, 1)]) && ballots[1]?.variance == nil)
    #expect(ballots[2] == nil, "nobody voted")
  }

  @Test func `ballots are kept where the table of scores has a mean of its own`() throws {
    let round = try #require(try read(peer: ("95.2", "61")).round)
    #expect(round.scores[0][2] == 95.2 && round.ballots[0]?.mean == 95)
  }

  @Test func `a round without ballots has none of any unit`() throws {
    let round = try Round(
      units: ["a", "b"], teams: ["1", "2"], scores: ["onsite": [1, 2], "routine": [3, 4]])
    #expect(round.ballots == [nil, nil])
  }

  @Test(arguments: ["members", "应到人数", "党员人数", "党员数", "成员数", "应参加人数"])
  func `units say how many could vote`(column: String) throws {
    let reading = try read(units: "unit,team,\(column)\nu,1,4\nv,2,\nw,2,9\n")
    let round = try #require(reading.round)
    #expect(round.ballots.map { $0?.members } == [4, nil, nil])
    #expect(round.teams.map(\.id) == ["1", "2"] && reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("0", Diagnostic.Rule.unreadableNumber, "u has no members"),
    ("2.5", .unreadableNumber, "the number of members 2.5 is not a whole number"),
    ("1e12", .unreadableNumber, "the number of members 1000000000000 is too large"),
    ("-3", .negative, "the number of members -3 is below zero"),
    ("many", .unreadableNumber, "'many' is not a number"),
  ])
  func `a number of members that is none is an error with its place`(
    cell: String, rule: Diagnostic.Rule, sentence: String
  ) throws {
    let reading = try read(units: "unit,team,members\nu,1,\(cell)\nv,2,7\nw,2,\n")
    let found = reading.diagnostics.filter { $0.level == .error }
    #expect(found.map(\.rule) == [rule] && found.first?.columnLetter == "C")
    #expect(found.first?.row == 2 && found.first?.sentence.description == sentence)
    #expect(reading.round?.ballots.map { $0?.members } == [nil, 7, nil])
  }

  @Test func `more votes than members are a warning, and the members are not used`() throws {
    let reading = try read(units: "unit,team,members\nu,1,3\nv,2,1\nw,2,\n")
    let found = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1 && found.level == .warning)
    #expect(found.rule == .tooManyVotes && found.file == "ballots.csv")
    #expect(
      found.sentence.description
        == "u has more votes (4) than members (3); the number of members is not used")
    #expect(reading.round?.ballots.map { $0?.members } == [nil, 1, nil])
    #expect(reading.round?.ballots[0]?.votes == 4)
  }

  @Test func `a column of members in one table of scores is no score`() throws {
    let reading = try readingOfFolder([
      "scores.csv": "unit,team,党员人数,onsite,routine,peer\nu,1,12,80,70,60\nv,2,9,75,70,65\n"
    ])
    #expect(reading.round?.scores == [[80, 70, 60], [75, 70, 65]] && reading.diagnostics.isEmpty)
  }
}
