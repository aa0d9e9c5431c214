import Phrases
import TestSupport
import Testing

@testable import Assessments

/// What units say of themselves, which is no part of a total.
@Suite struct SelfAssessmentTests {
  private let scheme = """
    name: x
    components:
      - {key: onsite, weight: 60, scored_by: team}
      - {key: self, weight: 0, full: 50, scored_by: self}
      - {key: routine, weight: 40, scored_by: centre}

    """

  @Test func `a column of own scores is read beside the components`() throws {
    let text = "单位,考核组,实地考核,平时考核,民主测评,自评得分（50分）\na,1,80,81,82,44\nb,1,83,84,85,\n"
    let reading = try readingOfFolder(["scores.csv": text])
    let round = try #require(reading.round)
    #expect(round.selfScores == [44, nil] && round.scheme.selfAssessment?.full == 50)
    #expect(round.scheme.components.map(\.key) == ["onsite", "routine", "peer"])
    #expect(!reading.diagnostics.contains { $0.level != .notice })
  }

  @Test func `a scheme lists own scores with weight 0, and no other`() throws {
    let text = "unit,team,onsite,routine,self\na,1,80,81,44\nb,1,83,84,51\n"
    let reading = try readingOfFolder(["scores.csv": text, "scheme.yaml": scheme])
    #expect(reading.diagnostics.map(\.rule) == [.aboveFullMarks])
    #expect(reading.round?.selfScores == [44, nil])
    let weighted = scheme.replacing("weight: 0", with: "weight: 5")
    #expect(throws: RoundError.self) { try Scheme(yaml: weighted, file: "scheme.yaml") }
    let own = try Scheme(yaml: scheme, file: "scheme.yaml")
    #expect(own.components.map(\.key) == ["onsite", "routine"])
    #expect(try own.weighted(["self": 0]) == own)
    #expect(throws: RoundError.self) { try own.weighted(["self": 5]) }
  }

  @Test func `one row per score holds own scores too`() throws {
    let text =
      "unit,team,component,score\na,1,onsite,80\na,,routine,81\na,,peer,82\na,,self,90\n"
    let reading = try readingOfFolder(["scores.csv": text])
    #expect(reading.round?.selfScores == [90])
  }
}
