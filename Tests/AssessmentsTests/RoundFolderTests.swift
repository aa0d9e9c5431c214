import Foundation
import Phrases
import Testing

@testable import Assessments

/// A sound round of two units, two teams, one category of two items; tests change one file.
private struct Folder {
  var files = [
    "scheme.yaml": """
    name: small
    components:
      - {key: onsite, weight: 60, scored_by: team}
      - {key: routine, weight: 30, scored_by: centre}
      - {key: peer, weight: 10, scored_by: members}
    instrument:
      - area: A
        categories:
          - category: C
            full: 60
            items:
              - {item: x, full: 20}
              - {item: y, full: 40}
          - category: D
            items:
              - {item: z, full: 40}
    """,
    "units.csv": "unit,name,group,team\nu,Bureau U,g,1\nv,Bureau V,g,2\n",
    "scores.csv": """
    unit,component,rater,score
    u,routine,L1,80
    u,routine,L2,90
    v,routine,L1,70

    """,
    "ratings.csv": """
    unit,team,assessor,item,score
    u,1,a,x,10
    u,1,b,x,20
    u,1,a,y,30
    u,1,a,z,40
    v,2,a,x,0
    v,2,a,y,N.A.
    v,2,a,z,20

    """,
    "ballots.csv": "unit,grade,count\nu,优秀,3\nu,good,1\nv,fair,2\n",
  ]

  func read(weights: [String: Double] = [:]) throws -> RoundReading {
    var reader = RoundReader()
    reader.weights = weights
    return try readingOfFolder(files, by: reader)
  }
}

@Suite struct RoundFolderTests {
  @Test func `items, raters and ballots add up to components`() throws {
    let reading = try Folder().read()
    let round = try #require(reading.round)
    // u: x 15, y 30, z 40; routine (80 + 90)/2; ballots (3·100 + 80)/4.
    #expect(round.scores[0] == [85, 85, 95])
    // v: y does not apply, so zero points of x's 20 stand for all 60 of C; zero is a score.
    #expect(round.scores[1] == [20, 70, 60])
    #expect(reading.diagnostics.map(\.rule) == [.notApplicable])
    #expect(reading.diagnostics.map(\.level) == [.notice])
    #expect(round.units[0].name == "Bureau U" && round.homeTeams == [0, 1])
  }

  @Test func `assessors of one name in two teams are two`() throws {
    let ratings = try #require(try Folder().read().round?.ratings)
    #expect(ratings.assessors.count == 3 && ratings.score.count == 6)
    #expect(ratings.categoryOfItem == [0, 0, 1] && ratings.notApplicableCount == 1)
  }

  @Test(arguments: [
    ("ratings.csv", "w,1,a,x,10", Diagnostic.Rule.unknownUnit, "A"),
    ("ratings.csv", "u,3,a,x,10", .unknownTeam, "B"),
    ("ratings.csv", "u,2,a,x,10", .unknownTeam, "B"),
    ("ratings.csv", "u,1,a,q,10", .unknownItem, "D"),
    ("ratings.csv", "u,1,a,x,10", .duplicateRating, "E"),
    ("ratings.csv", "u,1,c,x,21", .aboveFullMarks, "E"),
    ("ratings.csv", "u,1,c,x,-1", .negative, "E"),
    ("ratings.csv", "u,1,c,x,1O", .unreadableNumber, "E"),
    ("ratings.csv", "u,1,,x,1", .noName, "C"),
    ("ballots.csv", "u,superb,1", .unknownGrade, "B"),
    ("ballots.csv", "v,good,1.5", .unreadableNumber, "C"),
    ("scores.csv", "u,routine,L1,80", .duplicateRating, "C"),
    ("scores.csv", "u,interview,L1,80", .unknownComponent, "B"),
    ("units.csv", "w,W,g,", .noTeam, "D"),
    ("units.csv", "u,U,g,1", .duplicateVisit, "A"),
  ])
  func `a bad row is found with its column`(
    file: String, line: String, rule: Diagnostic.Rule, letter: String
  ) throws {
    var folder = Folder()
    folder.files[file, default: ""] += line + "\n"
    let found = try folder.read().diagnostics.filter { $0.file == file && $0.level == .error }
    #expect(found.map(\.rule) == [rule] && found.first?.columnLetter == letter)
    let rows = folder.files[file, default: ""].split(separator: "\n").count
    #expect(found.first?.row == rows)
  }

  @Test func `an item nobody scored is an error, a blank beside others a notice`() throws {
    var folder = Folder()
    folder.files["ratings.csv"] =
      "unit,team,assessor,item,score\nu,1,a,x,\nu,1,b,x,20\nu,1,a,y,30\nu,1,a,z,40\n"
      + "v,2,a,x,\nv,2,a,y,1\nv,2,a,z,20\n"
    let reading = try folder.read()
    let levels = reading.diagnostics.filter { $0.rule == .missingRating }.map(\.level)
    #expect(levels == [.error, .notice])
    #expect(reading.round?.scores[0][0] == 90 && reading.round?.scores[1][0] == nil)
  }

  @Test func `full marks that do not add up are found`() throws {
    var folder = Folder()
    folder.files["scheme.yaml"] = folder.files["scheme.yaml"]?
      .replacingOccurrences(of: "item: y, full: 40", with: "item: y, full: 41")
    let found = try folder.read().diagnostics.filter { $0.rule == .itemTree }
    #expect(found.count == 2)  // the category and the whole
  }

  @Test func `weights that do not add up are found`() throws {
    let found = try Folder().read(weights: ["onsite": 50]).diagnostics
    #expect(found.first { $0.rule == .weightSum }?.level == .error)
  }

  @Test func `a scheme with a missing key is a diagnostic that names it`() throws {
    var folder = Folder()
    folder.files["scheme.yaml"] = "name: x\n"
    let found = try folder.read().diagnostics.first { $0.rule == .badScheme }
    #expect(found?.sentence.description.contains("components") == true)
  }

  @Test func `quotas of findings and interviews are checked by team and unit`() throws {
    var folder = Folder()
    let good = [String](repeating: "u,1,亮点,text", count: 3) + ["u,1,问题,t", "u,1,problem,t"]
    folder.files["findings.csv"] =
      (["unit,team,kind,text"] + good + ["v,2,problem,only one", "v,2,fault,?"])
      .joined(separator: "\n") + "\n"
    folder.files["interviews.csv"] = """
      单位,身份,人数
      u,党组成员,2
      u,专职副书记,1
      u,支部书记,2
      v,支部书记,5

      """
    let reading = try folder.read()
    #expect(reading.round?.reported == .init(highlights: [3, 0], problems: [2, 1]))
    let rules = reading.diagnostics.map(\.rule)
    // One team with too few of each, and both teams together.
    #expect(rules.count { $0 == .findingQuota } == 4)
    #expect(rules.count { $0 == .unknownKind } == 1)
    // v: no Party group member, no deputy secretary, five branch secretaries.
    #expect(rules.count { $0 == .interviewQuota } == 3)
  }

  @Test(arguments: [
    ("findings.csv", "team,kind\nA,highlight\n"),
    ("findings.csv", "unit,team,kind\nu,A,problem\nv,B,problem\n"),
    ("interviews.csv", "unit,role\nu,branch secretary\n"),
    ("ballots.csv", "unit,grade,count\nu,good,3\n"),
  ])
  func `a folder of one file that is not scores says that there are no scores`(
    file: String, text: String
  ) throws {
    let reading = try readingOfFolder([file: text])
    let errors = reading.diagnostics.filter { $0.level == .error }
    #expect(errors.map(\.rule) == [.emptyFile])
    #expect(errors.first?.sentence.description == "the round has no scores")
  }

  @Test(arguments: [
    ("findings.csv", "team,kind\n9,highlight\n", Diagnostic.Rule.unknownTeam),
    ("interviews.csv", "unit,role\nw,branch secretary\n", .unknownUnit),
  ])
  func `a name that only findings or interviews have is reported`(
    file: String, text: String, rule: Diagnostic.Rule
  ) throws {
    for others in [["scores.csv"], ["units.csv", "ratings.csv"], ["ratings.csv"]] {
      var folder = Folder()
      folder.files = folder.files.filter { $0.key == "scheme.yaml" || others.contains($0.key) }
      if others == ["scores.csv"] {
        folder.files["scores.csv"] = "unit,team,onsite,routine,peer\nu,1,80,70,60\n"
      }
      folder.files[file] = text
      let reading = try folder.read()
      let errors = reading.diagnostics.filter { $0.level == .error && $0.file == file }
      #expect(errors.map(\.rule) == [rule])
      #expect(reading.round?.reported?.highlights.allSatisfy { $0 == 0 } ?? true)
    }
  }

  @Test func `counts too large to add up are refused`() throws {
    var folder = Folder()
    folder.files["ballots.csv"] = "unit,grade,count\nu,good,9e18\nu,fair,9e18\nv,fair,2\n"
    let errors = try folder.read().diagnostics.filter { $0.level == .error }
    #expect(errors.map(\.rule) == [.unreadableNumber, .unreadableNumber])
    #expect(errors.first?.sentence.description == "the count 9e+18 is too large")
  }

  @Test func `counted nouns are singular for one`() throws {
    var folder = Folder()
    folder.files["findings.csv"] = "team,kind\n1,highlight\n2,problem\n2,problem\n"
    folder.files["interviews.csv"] = "unit,role,count\nu,branch secretary,1\n"
    folder.files["ratings.csv", default: ""] += "u,1,b,y,\n"
    let sentences = try folder.read().diagnostics.map(\.sentence.description)
    for sentence in [
      "team 1 reported 1 highlight; the rules ask for 3 to 5",
      "team 2 reported 0 highlights; the rules ask for 3 to 5",
      "u had 1 interview; the rules ask for 5",
      "u had 0 interviews (deputy secretary); the rules ask for 1",
      "item y does not apply to 1 unit; its marks go to the other items of its category in "
        + "proportion",
      "1 score is blank; the item's score is the mean of those given",
    ] {
      #expect(sentences.contains(sentence), "\(sentences)")
    }
  }

  // Of 1e200 squares overflow: outputs held inf and nan.
  @Test(arguments: ["0", "-1", "1e-10", "1e10", "1e200", ".inf"])
  func `full marks that no scale has are refused`(full: String) throws {
    let yaml = "name: x\ncomponents: [{key: onsite, weight: 100, full: \(full), scored_by: team}]\n"
    let error = #expect(throws: RoundError.self) { try Scheme(yaml: yaml, file: "s") }
    #expect(error?.description.contains("of 'onsite' are not between 1e-09 and 1000000000") == true)
  }

  @Test func `files that may be those of teams are asked about where their names do not say so`()
    throws
  {
    let head = "unit,onsite,routine,peer\n"
    let reading = try readingOfFolder([
      "north.csv": head + "A1,80,78,90\nA2,85,80,91\nA3,79,75,88\n",
      "south.csv": head + "A3,83,75,88\nA5,81,77,86\nA6,88,84,92\n",
    ])
    let asked = try #require(
      reading.diagnostics.first { $0.level == .warning && $0.rule == .noTeam })
    #expect(asked.file == "'north', 'south'" && asked.sentence.description.contains("A3"))
  }
}
