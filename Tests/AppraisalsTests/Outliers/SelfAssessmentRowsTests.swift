import Appraisals
import Assessments
import Statistics
import TestSupport
import Testing

/// Units that rate themselves higher than others do.
@Suite struct SelfAssessmentRowsTests {
  /// Forty units of four teams, one of them severe, whose own scores lie 3 points above the on-site
  /// score in the mean.
  private func round(_ seed: UInt64, over: [Int: Double] = [:]) -> Round {
    var stream = PhiloxStream(seed: seed, tag: 16, replicate: 0)
    let severities = [0.0, 4, 0, -1]
    var scores: [[Double?]] = []
    var own: [Double?] = []
    for unit in 0..<40 {
      let quality = 80 + 4 * stream.normal()
      let onsite = quality - severities[unit % 4] + stream.normal()
      scores.append([onsite, quality + 1.5 * stream.normal(), quality + 1.5 * stream.normal()])
      own.append(quality + 3 + 2 * stream.normal() + (over[unit] ?? 0))
    }
    var scheme = Scheme.standard
    scheme.selfAssessment = .init(key: "self", weight: 0, full: 200, scoredBy: .unit)
    return Round(
      scheme: scheme, units: (0..<40).map { AssessedUnit(id: "u\($0)", name: nil, members: nil) },
      teams: ["1", "2", "3", "4"].map { Team(id: $0) },
      visits: scores.enumerated().map { unit, row in
        Visit(unit: unit, team: unit % 4, score: row[0] ?? 0)
      }, scores: scores, homeTeams: (0..<40).map { $0 % 4 },
      // Full marks of 200: points of the on-site scale are half of them.
      selfScores: own.map { $0.map { 2 * $0 } })
  }

  private func rows(_ round: Round) throws -> [OutlierRow] {
    try Appraisal(round).outliers.rows.filter { $0.measure == "self_gap" }
  }

  @Test func `units far above their on-site score are flagged, those far below are not`() throws {
    let round = round(1, over: [6: 14, 9: -14])
    let rows = try rows(round)
    #expect(rows.count == 40 && rows.filter(\.isFlagged).map(\.subject) == ["u6"])
    let own = try #require(rows.first { $0.subject == "u6" })
    let gap = (round.selfScores[6] ?? 0) / 2 - (round.scores[6][0] ?? 0)
    #expect(own.value.map { abs($0 - gap) < 1e-9 } == true && own.component == "self")
    #expect(rows.first { $0.subject == "u9" }?.p.map { $0 > 0.99 } == true)
  }

  @Test func `own scores change no other result`() throws {
    let round = round(2)
    let without = Round(
      scheme: .standard, units: round.units, teams: round.teams, visits: round.visits,
      scores: round.scores, homeTeams: round.homeTeams)
    let (one, other) = (try Appraisal(round), try Appraisal(without))
    #expect(one.adjusted.totals == other.adjusted.totals)
    #expect(
      one.outliers.rows.filter { $0.measure != "self_gap" }.map(\.p) == other.outliers.rows.map(\.p)
    )
  }

  @Test func `few families without over-raters have a flag`() throws {
    let flagged = try (0..<60).count { seed in
      try rows(round(UInt64(100 + seed))).contains(where: \.isFlagged)
    }
    // Binomial(60, 0.05) exceeds 9 once in two thousand runs.
    #expect(flagged <= 9)
  }
}
