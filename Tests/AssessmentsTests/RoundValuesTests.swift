import Assessments
import Phrases
import Testing

@Suite struct RoundValuesTests {
  private static let itemScheme = """
    name: items
    components:
      - {key: onsite, weight: 60, scored_by: team}
      - {key: routine, weight: 40, scored_by: centre}
    instrument:
      - area: A
        categories:
          - category: C
            items:
              - {item: x, full: 40}
              - {item: y, full: 60}
    """

  @Test func `arrays make the round that the same CSV makes`() throws {
    let round = try Round(
      units: ["a", "b", "c"], teams: ["South", "North", "South"],
      scores: ["onsite": [80, 75.5, nil], "routine": [82, 79, 70], "peer": [90, nil, 0]])
    let reading = try readingOfFolder([
      "scores.csv": """
      unit,team,onsite,routine,peer
      a,South,80,82,90
      b,North,75.5,79,
      c,South,,70,0

      """
    ])
    #expect(round == reading.round)
    #expect(round.teams.map(\.id) == ["North", "South"] && round.homeTeams == [1, 0, 1])
  }

  @Test func `a unit may have several visits, as in CSV`() throws {
    let round = try Round(
      units: ["a", "b"],
      visits: [("a", "2", 80), ("a", "1", 70), ("b", "1", 60)],
      scores: ["routine": ["a": 82, "b": 79], "peer": ["a": 90]])
    let reading = try readingOfFolder([
      "scores.csv": "unit,team,onsite,routine,peer\na,2,80,82,90\na,1,70,,\nb,1,60,79,\n"
    ])
    #expect(round == reading.round && round.scores[0] == [75, 82, 90])
  }

  @Test func `items, raters and findings make the round that the same folder makes`() throws {
    let scheme = try Scheme(yaml: Self.itemScheme, file: "scheme.yaml")
    let round = try Round(
      scheme: scheme, units: ["u", "v"], teams: ["1", "2"],
      visits: [("u", "1", nil), ("v", "2", nil)],
      raterScores: [
        ("u", "routine", "L1", 80), ("u", "routine", "L2", 90), ("v", "routine", "L1", 70),
      ],
      itemScores: [
        .init(unit: "u", team: "1", assessor: "a", item: "x", score: 10),
        .init(unit: "u", team: "1", assessor: "b", item: "x", score: 20),
        .init(unit: "u", team: "1", assessor: "a", item: "y", score: 30),
        .init(unit: "v", team: "2", assessor: "a", item: "x", score: 20),
        .init(unit: "v", team: "2", assessor: "a", item: "y", score: nil),
      ], findings: ["1": (highlights: 1, problems: 0)])
    let reading = try readingOfFolder([
      "scheme.yaml": Self.itemScheme,
      "units.csv": "unit,team\nu,1\nv,2\n",
      "scores.csv":
        "unit,component,rater,score\nu,routine,L1,80\nu,routine,L2,90\nv,routine,L1,70\n",
      "ratings.csv": """
      unit,team,assessor,item,score
      u,1,a,x,10
      u,1,b,x,20
      u,1,a,y,30
      v,2,a,x,20
      v,2,a,y,N.A.

      """,
      "findings.csv": "team,kind\n1,highlight\n",
    ])
    #expect(round == reading.round)
    // u: x 15, y 30; v: y does not apply, so 20 of 40 counts for all.
    #expect(round.scores == [[45, 85], [50, 70]])
  }

  @Test func `parts that are known to be sound make the same round`() throws {
    let parts = Round(
      scheme: .standard, units: [AssessedUnit(id: "a"), AssessedUnit(id: "b")],
      teams: [Team(id: "1"), Team(id: "2")],
      visits: [Visit(unit: 0, team: 1, score: 80), Visit(unit: 1, team: 0, score: 75)],
      scores: [[80, 82, nil], [75, nil, 90]], homeTeams: [1, 0])
    let checked = try Round(
      units: ["a", "b"], teams: ["2", "1"],
      scores: ["onsite": [80, 75], "routine": [82, nil], "peer": [nil, 90]])
    #expect(parts == checked)
    #expect(parts.scores(adjustedFor: [1, -2])[1] == [76, nil, 90])
  }

  private static let sound: [String: [Double?]] = ["onsite": [80, 75], "routine": [82, 79]]

  private func error(
    units: [String] = ["a", "b"], teams: [String] = ["1", "2"],
    scores: [String: [Double?]] = sound
  ) -> RoundError? {
    do {
      _ = try Round(units: units, teams: teams, scores: scores)
      return nil
    } catch { return error }
  }

  @Test func `sound arrays are accepted`() { #expect(error() == nil) }

  @Test func `empty lists are refused`() {
    #expect(error(units: [], teams: [], scores: ["onsite": []]) == .noUnits)
    #expect(error(scores: ["routine": [1, 2]]) == .noScores(component: "onsite"))
    #expect(error(scores: ["onsite": [nil, nil]]) == .noScores(component: "onsite"))
  }

  @Test func `lists of other lengths are refused`() {
    #expect(error(teams: ["1"]) == .lengthMismatch(list: "teams", count: 1, unitCount: 2))
    #expect(
      error(scores: ["onsite": [1, 2], "peer": [1]])
        == .lengthMismatch(list: "peer", count: 1, unitCount: 2))
  }

  @Test func `names that are blank, twice or unknown are refused`() {
    #expect(error(units: ["a", " "]) == .blankName(list: "units", position: 2))
    #expect(error(units: ["a", "a"]) == .duplicateUnit("a"))
    #expect(error(teams: ["1", ""]) == .noTeam(unit: "b"))
    #expect(
      error(scores: ["onsite": [1, 2], "vote": [1, 2]])
        == .unknownComponent("vote", known: ["onsite", "routine", "peer"]))
  }

  @Test(arguments: [-1, 100.5, .infinity, -.infinity, .nan])
  func `scores off the scale are refused with unit, component and value`(value: Double) {
    for key in ["onsite", "routine"] {
      var scores = Self.sound
      scores[key]?[1] = value
      guard case .scoreOffScale("b", key, let found, 100) = error(scores: scores) else {
        Issue.record("\(value) was taken for a score")
        continue
      }
      #expect(found == value || found.isNaN && value.isNaN)
    }
  }

  @Test func `an error says the unit, the component, the value and what to do`() {
    #expect(
      error(scores: ["onsite": [80, 104]])?.description
        == "unit 'b': onsite 104 is above the full marks of 100; correct the score, or 'full' in "
        + "the scheme")
    #expect(error(scores: ["onsite": [80, .nan]])?.description.contains("give nil") == true)
  }

  @Test func `a scheme that does not add up is refused`() throws {
    let scheme = try Scheme.standard.weighted(["onsite": 50])
    #expect(throws: RoundError.self) {
      try Round(scheme: scheme, units: ["a"], teams: ["1"], scores: ["onsite": [1]])
    }
    #expect(throws: RoundError.self) {
      try Round(
        scheme: Scheme(name: "", components: []), units: ["a"], teams: ["1"], scores: [:])
    }
  }

  @Test func `visits and scores by name are checked`() {
    func error(
      teams: [String]? = ["1", "2"],
      visits: [(unit: String, team: String, score: Double?)] = [("a", "1", 80), ("b", "2", 75)],
      scores: [String: [String: Double]] = [:],
      raters: [(unit: String, component: String, rater: String, score: Double)] = [],
      findings: [String: (highlights: Int, problems: Int)]? = nil
    ) -> RoundError? {
      do {
        _ = try Round(
          units: ["a", "b"], teams: teams, visits: visits, scores: scores, raterScores: raters,
          findings: findings)
        return nil
      } catch { return error }
    }
    #expect(error() == nil)
    #expect(error(visits: []) == .noScores(component: "onsite"))
    #expect(error(teams: ["1", "1"]) == .duplicateTeam("1"))
    #expect(error(visits: [("c", "1", 80)]) == .unknownUnit("c"))
    #expect(error(visits: [("a", "3", 80)]) == .unknownTeam("3"))
    #expect(
      error(visits: [("a", "1", 80), ("a", "1", 81)]) == .duplicateVisit(unit: "a", team: "1"))
    #expect(error(scores: ["peer": ["c": 1]]) == .unknownUnit("c"))
    #expect(error(scores: ["onsite": ["a": 1]]) == .notAVisit(component: "onsite"))
    #expect(
      error(scores: ["peer": ["a": -1]])
        == .scoreOffScale(unit: "a", what: "peer", value: -1, full: 100))
    #expect(
      error(raters: [("a", "peer", "L", 1), ("a", "peer", "L", 2)])
        == .duplicateScore(unit: "a", component: "peer", rater: "L"))
    #expect(
      error(scores: ["peer": ["a": 1]], raters: [("a", "peer", "L", 1)])
        == .scoreAndRaterScores(unit: "a", component: "peer"))
    #expect(error(findings: ["3": (1, 1)]) == .unknownTeam("3"))
    #expect(error(findings: ["1": (1, -1)]) == .negativeCount(team: "1", count: -1))
  }

  @Test func `item scores by name are checked`() throws {
    let scheme = try Scheme(yaml: Self.itemScheme, file: "scheme.yaml")
    func error(_ extra: Round.ItemScore..., without item: String? = nil) -> RoundError? {
      let sound = ["x", "y"].filter { $0 != item }.map {
        Round.ItemScore(unit: "u", team: "1", assessor: "a", item: $0, score: 10)
      }
      do {
        _ = try Round(
          scheme: scheme, units: ["u"], teams: ["1", "2"], visits: [("u", "1", nil)],
          itemScores: sound + extra)
        return nil
      } catch { return error }
    }
    func score(_ item: String, _ score: Double?, by name: String = "b") -> Round.ItemScore {
      .init(unit: "u", team: "1", assessor: name, item: item, score: score)
    }
    #expect(error() == nil && error(score("x", 40)) == nil)
    #expect(error(score("z", 1)) == .unknownItem("z"))
    #expect(error(score("x", 1, by: "")) == .blankName(list: "itemScores", position: 3))
    #expect(
      error(score("x", 41)) == .scoreOffScale(unit: "u", what: "x", value: 41, full: 40))
    #expect(
      error(score("x", 1, by: "a")) == .duplicateItemScore(unit: "u", assessor: "a", item: "x"))
    #expect(error(without: "y") == .missingItemScores(unit: "u", team: "1", items: ["y"]))
    #expect(
      error(.init(unit: "u", team: "2", assessor: "a", item: "x", score: 1))
        == .teamNotSent(unit: "u", team: "2"))
  }
}
