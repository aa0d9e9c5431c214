import Assessments
import Normalization
import Severity
import Statistics
import Testing

@testable import Appraisals

/// What a design can say, and what it says where it cannot.
@Suite struct IdentificationTests {
  /// Units of four teams; team 0 takes 6 points off. Each unit is visited by the teams given for it.
  private func round(
    units count: Int = 40, anchors: [String] = ["routine", "peer"],
    visitors: (Int) -> [Int] = { [$0 % 4] }
  ) throws -> Round {
    var stream = PhiloxStream(seed: 5, tag: 77)
    var visits: [(unit: String, team: String, score: Double?)] = []
    var scores: [String: [String: Double]] = [:]
    for unit in 0..<count {
      let quality = 80 + 4 * stream.normal()
      for team in visitors(unit) {
        let severity = team == 0 ? 6.0 : 0
        visits.append(("u\(unit)", "t\(team)", quality - severity + stream.normal()))
      }
      let (routine, peer) = (quality + stream.normal(), quality + stream.normal())
      if anchors.contains("routine") { scores["routine", default: [:]]["u\(unit)"] = routine }
      if anchors.contains("peer") { scores["peer", default: [:]]["u\(unit)"] = peer }
    }
    return try Round(units: (0..<count).map { "u\($0)" }, visits: visits, scores: scores)
  }

  @Test func `what identifies severities follows from anchors and shared visits`() throws {
    let chain = { (unit: Int) in [unit % 4, (unit + 1) % 4] }
    let islands = { (unit: Int) in unit % 2 == 0 ? [0, 1] : [2, 3] }
    let designs: [(Round, Identification)] = [
      (try round(), .anchors), (try round(visitors: chain), .both),
      (try round(anchors: [], visitors: chain), .sharedVisits),
      (try round(anchors: []), .randomAllocation),
      (try round(anchors: [], visitors: islands), .randomAllocation),
    ]
    for (round, expected) in designs { #expect(Anchors(round).identification == expected) }
  }

  @Test func `without anchors and shared visits there is no reliability`() throws {
    let alone = try Appraisal(try round(anchors: []))
    #expect(alone.composite.reliability == nil)
    #expect(alone.severities.teams.allSatisfy { !$0.isEstimable && $0.tipping == nil })
    let anchored = try Appraisal(try round())
    #expect(anchored.composite.reliability == anchored.composite.total.reliability)
    #expect(anchored.severities.teams.allSatisfy { $0.isEstimable })
  }

  @Test func `contrasts between unconnected groups are not estimable without anchors`() throws {
    let appraisal = try Appraisal(
      try round(anchors: []) { unit in unit % 2 == 0 ? [0, 1] : [2, 3] })
    let groups = appraisal.severities.teams.map(\.linkedGroup)
    #expect(groups == [1, 1, 2, 2])
    #expect(appraisal.severities.teams.allSatisfy { !$0.isEstimable })
    for contrast in appraisal.contrasts {
      let inside = groups[contrast.teams.0] == groups[contrast.teams.1]
      #expect(contrast.isEstimable == inside)
    }
  }

  @Test func `a finding tips at the bias that brings its interval to 0`() throws {
    let plain = try round()
    let appraisal = try Appraisal(plain)
    let team = try #require(appraisal.severities.flagged.first { $0.name == "t0" })
    let tipping = try #require(team.tipping)
    #expect(tipping.points > 0)
    let lower = try #require(team.lower)
    // Taking the bias out of that anchor for the team's units moves the severity by the interval's end.
    var scores = ["routine": [String: Double](), "peer": [:]]
    for (unit, row) in zip(plain.units, plain.scores) {
      let isOwn = plain.homeTeams[plain.units.firstIndex { $0.id == unit.id } ?? 0] == team.index
      scores["routine"]?[unit.id] =
        (row[1] ?? 0) - (isOwn && tipping.component == "routine" ? tipping.points : 0)
      scores["peer"]?[unit.id] =
        (row[2] ?? 0) - (isOwn && tipping.component == "peer" ? tipping.points : 0)
    }
    let visits = plain.visits.map {
      (unit: plain.units[$0.unit].id, team: plain.teams[$0.team].id, score: Optional($0.score))
    }
    let moved = try Appraisal(
      try Round(units: plain.units.map(\.id), visits: visits, scores: scores))
    let change = team.severity.flatMap { own in
      moved.severities["t0"]?.severity.map { own - $0 }
    }
    // Parameters are fitted anew, so the slope is right to some tenths of itself.
    #expect(abs((change ?? 0) - lower) < 0.35 * lower, "\(String(describing: change)) \(lower)")
  }

  @Test func `a team is flagged only where teams differ and its interval leaves 0 out`() throws {
    let appraisal = try Appraisal(try round())
    let differ = appraisal.severities.probabilityOfAny >= Severities.leastProbability
    for team in appraisal.severities.teams {
      let (lower, upper) = (team.lower ?? 0, team.upper ?? 0)
      #expect(team.isFlagged == (differ && (lower > 0 || upper < 0)))
    }
  }

  @Test func `a rejection says what it assumes`() throws {
    let tests = try Appraisal(try round()).biasTests
    #expect(tests.allSatisfy { !$0.assumes.isEmpty })
    let permutation = try #require(tests.first { $0.name.hasPrefix("permutation") })
    #expect(permutation.assumes == "random allocation")
    #expect(tests.contains { $0.question == "routine scores lean by team" && $0.p != nil })
    #expect(tests.contains { $0.question == "peer scores lean by team" && $0.p == nil })
    let one = try Appraisal(try round(anchors: ["routine"])).biasTests
    #expect(!one.contains { $0.question.contains("lean") })
  }

  @Test func `rules that need no severities go on where there are none`() throws {
    let single = try round { _ in [0] }
    #expect(throws: AppraisalError.self) { try Appraisal(single) }
    let appraisal = try Appraisal(single, needsSeverities: false)
    #expect(appraisal.refusal != nil)
    let answers = appraisal.rules.answers
    #expect(answers.first { $0.rule == .meanShift }?.values != nil)
    #expect(answers.first { $0.rule == .anchored }?.values == nil)
  }

  @Test func `an odd unit moves its team less with Student errors`() throws {
    let plain = try round()
    let odd = plain.visits.firstIndex { $0.team == 2 } ?? 0
    let visits = plain.visits.enumerated().map { place, visit in
      (
        unit: plain.units[visit.unit].id, team: plain.teams[visit.team].id,
        score: Optional(visit.score - (place == odd ? 25 : 0))
      )
    }
    var scores = ["routine": [String: Double](), "peer": [:]]
    for (unit, row) in zip(plain.units, plain.scores) {
      scores["routine"]?[unit.id] = row[1]
      scores["peer"]?[unit.id] = row[2]
    }
    let round = try Round(units: plain.units.map(\.id), visits: visits, scores: scores)
    let robust = try Appraisal(round, recipe: Recipe(studentErrors: true))
    let team = try #require(robust.severities["t2"])
    let before = try #require(try Appraisal(plain).severities["t2"]?.severity)
    let ordinary = try #require(team.ordinary?.severity)
    #expect(abs((team.severity ?? 0) - before) < abs(ordinary - before) / 2)
  }
}
