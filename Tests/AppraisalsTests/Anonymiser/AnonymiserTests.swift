import Appraisals
import Assessments
import Foundation
import TableIO
import Testing

@Suite struct AnonymiserTests {
  private static let files = SimulatedRound(year: 2015).files
  private let work: WorkFiles

  init() throws {
    work = try WorkFiles()
    for (name, text) in Self.files { try work.write(text, to: name) }
  }

  private func column(_ name: String, _ text: String) throws -> [String] {
    let table = try Table(csv: Array(text.utf8), file: "t")
    let column = try #require(table.header.firstIndex(of: name))
    return (0..<table.rowCount).map { table.text($0, column) }
  }

  @Test func `no name is left, every score is`() throws {
    let copy = try Anonymiser(path: work.path)
    var secret = Set(try column("unit", work.text("scores.csv")))
    secret.formUnion(try column("team", work.text("ratings.csv")))
    secret.formUnion(try column("assessor", work.text("ratings.csv")))
    secret.formUnion(try column("unit", work.text("units.csv")))
    secret.formUnion(try column("assessor", work.text("assessors.csv")))
    secret.formUnion(try column("home", work.text("assessors.csv")))
    secret.remove("")
    #expect(secret.count > 150)
    #expect(copy.files.map(\.name).first == "scheme.yaml" && copy.files.count > 3)
    for file in copy.files where file.name.hasSuffix(".csv") {
      let shown = Set(file.text.split { ",\n;".contains($0) }.map(String.init))
        .intersection(secret)
      #expect(shown.isEmpty, "\(file.name)")
    }
    let scores = try #require(copy.files.first { $0.name == "scores.csv" })
    #expect(
      try column("score", scores.text).sorted() == column("score", work.text("scores.csv")).sorted()
    )
    // 55 assessors, and 6 raters of routine work.
    #expect(copy.codes.count(.unit) == 105 && copy.codes.count(.team) == 11)
    #expect(copy.sentence(key: "k").description.contains("units 105, teams 11, assessors 61"))
  }

  @Test func `a copy reads as the round it was made of`() throws {
    let copy = try Anonymiser(path: work.path)
    let other = try WorkFiles()
    for file in copy.files { try other.write(file.text, to: file.name) }
    let (own, given) = (
      try SoundRound(path: other.path).round, try SoundRound(path: work.path).round
    )
    // Sums of item scores in another order may differ in their last digits.
    func rounded(_ score: Double) -> Double { (score * 1e9).rounded() / 1e9 }
    /// Scores of each unit, by its code.
    func scores(_ round: Round, _ code: (String) -> String?) -> [String: [Double?]] {
      var scores: [String: [Double?]] = [:]
      for (place, unit) in round.units.enumerated() {
        scores[code(unit.id) ?? ""] = round.scores[place].map { $0.map(rounded) }
      }
      return scores
    }
    #expect(scores(own) { $0 } == scores(given) { copy.codes.codes["unit"]?[$0] })
    #expect(
      own.visits.map { rounded($0.score) }.sorted()
        == given.visits.map { rounded($0.score) }.sorted())
    func severities(_ round: Round) throws -> [Double] {
      try Appraisal(round).severities.points.sorted()
    }
    // Teams of equal mean and size change places with their codes, and with them the draws.
    let pairs = zip(try severities(own), try severities(given))
    #expect(pairs.allSatisfy { abs($0 - $1) < 0.1 })
  }

  @Test func `who works where is kept in codes, and roles are left out`() throws {
    let copy = try Anonymiser(path: work.path)
    let text = try #require(copy.files.first { $0.name == "assessors.csv" }?.text)
    #expect(text.hasPrefix("assessor,team,home\nA-") && text.allSatisfy(\.isASCII))
    #expect(copy.notices.map(\.description).contains { $0.contains("assessors.csv: left out") })
    let other = try WorkFiles()
    for file in copy.files { try other.write(file.text, to: file.name) }
    let (own, given) = (
      try SoundRound(path: other.path).round, try SoundRound(path: work.path).round
    )
    func names(_ round: Round, _ code: (String, NameCodes.Kind) -> String?) -> Set<[String?]> {
      Set(
        round.homes.map {
          [
            code($0.assessor, .assessor), code(round.teams[$0.team].id, .team),
            code(round.units[$0.unit].id, .unit),
          ]
        })
    }
    let expected = names(given) { copy.codes.codes[$1.rawValue]?[$0] }
    #expect(names(own) { name, _ in name } == expected && expected.count == 55)
  }

  @Test func `a home that is no unit of the round is coded too`() throws {
    let file = try WorkFiles()
    try file.write(
      "unit,team,onsite,routine,peer\n甲局,一组,80,81,82\n乙局,二组,70,71,72\n", to: "scores.csv")
    try file.write(
      "考核员,考核组,所在部门,职务,电话\n张三,一组,乙局,处长,13800001111\n李四,二组,外单位,科长,13900002222\n", to: "assessors.csv"
    )
    let copy = try Anonymiser(path: file.path)
    let text = try #require(copy.files.first { $0.name == "assessors.csv" }?.text)
    #expect(text.allSatisfy(\.isASCII) && !text.contains("1380000"), "\(text)")
    #expect(copy.codes.codes["unit"]?["外单位"] != nil)
  }

  @Test func `items, categories and areas get codes where that is asked for, and the rest stays`()
    throws
  {
    let (plain, coded) = (
      try Anonymiser(path: work.path), try Anonymiser(path: work.path, withItems: true)
    )
    #expect(plain.codes.count(.item) == 0 && plain.codes.count(.category) == 0)
    #expect(coded.codes.count(.item) == 71 && coded.codes.count(.category) == 20)
    #expect(coded.sentence(key: "k").description.contains("items 71, categories and areas 20;"))
    // Grades, kinds and roles stay, and are Chinese.
    for file in coded.files where ["scheme.yaml", "ratings.csv"].contains(file.name) {
      let isPlain = file.text.utf8.allSatisfy { $0 < 0x80 }
      #expect(isPlain, "\(file.name)")
    }
    let ratings = try #require(coded.files.first { $0.name == "ratings.csv" }?.text)
    #expect(Set(try column("item", ratings)).allSatisfy { $0.hasPrefix("I-") })
    let other = try WorkFiles()
    for file in coded.files { try other.write(file.text, to: file.name) }
    let (own, given) = (
      try SoundRound(path: other.path).round, try SoundRound(path: work.path).round
    )
    let areas = try #require(own.scheme.instrument?.areas)
    #expect(areas.map(\.id) == areas.map(\.id).sorted())
    for category in areas.flatMap(\.categories) {
      #expect(category.items.map(\.id) == category.items.map(\.id).sorted())
      #expect(category.items.allSatisfy { $0.name == nil })
    }
    func marks(_ round: Round) -> [Double]? { round.scheme.instrument?.items.map(\.full).sorted() }
    #expect(marks(own) == marks(given))
    func scores(_ round: Round) -> [Int] { round.visits.map { Int(($0.score * 1e9).rounded()) } }
    #expect(scores(own).sorted() == scores(given).sorted())
  }

  @Test func `rows of totals are no units of the copy, and a slip of typing is the same unit`()
    throws
  {
    let (file, other) = (try WorkFiles(), try WorkFiles())
    try file.write(
      "unit,team,onsite,routine,peer\n甲局,一组,80,81,82\n乙局,二组,70,71,72\n", to: "scores.csv")
    try file.write(
      "unit,team,assessor,item,score\n甲 局,一组,张三,a,40\n乙局,二 组,李四,a,35\n平均,,,a,37.5\n",
      to: "ratings.csv")
    let copy = try Anonymiser(path: file.path)
    for part in copy.files { try other.write(part.text, to: part.name) }
    let own = try SoundRound(path: other.path).round
    #expect(own.units.count == 2 && own.teams.count == 2 && own.ratings?.score.count == 2)
    #expect(copy.codes.count(.unit) == 2 && copy.codes.count(.team) == 2)
  }

  @Test func `a role that no rule asks for may be a person and is left out`() throws {
    let file = try WorkFiles()
    try file.write(
      "unit,team,onsite,routine,peer\n甲局,一组,80,81,82\n乙局,二组,70,71,72\n", to: "scores.csv")
    try file.write(
      "unit,role,count\n甲局,支部书记,1\n甲局,王芳处长,1\n乙局,party_group_member,2\n",
      to: "interviews.csv")
    let copy = try Anonymiser(path: file.path)
    let text = try #require(copy.files.first { $0.name == "interviews.csv" }?.text)
    #expect(try Set(column("role", text)) == ["支部书记", "party_group_member", "other"])
  }

  @Test func `the same key gives the same codes, another key others`() throws {
    let first = try Anonymiser(path: work.path)
    let again = try Anonymiser(path: work.path, codes: first.codes)
    let other = try Anonymiser(path: work.path)
    #expect(first.files.map(\.bytes) == again.files.map(\.bytes))
    #expect(first.files.map(\.bytes) != other.files.map(\.bytes))
    let unit = try #require(try column("unit", work.text("scores.csv")).first)
    #expect(first.codes.codes["unit"]?[unit]?.hasPrefix("U-") == true)
  }

  @Test func `what nobody uses may hold a name and is left out, with a notice`() throws {
    let file = try WorkFiles()
    try file.write(
      "单位,考核组,实地考核,平时考核,民主测评,联系人\n甲局,一组,80,81,82,张三\n乙局,一组,70,71,72,李四\n丙局,二组,75,76,77,=1+1\n丁局,二组,-0,71,72,王五\n",
      to: "scores.csv")
    let copy = try Anonymiser(path: file("scores.csv"))
    #expect(copy.notices.map(\.description).contains { $0.contains("联系人") })
    let text = try #require(copy.files.first { $0.name == "scores.csv" }?.text)
    #expect(text.hasPrefix("unit,team,onsite,routine,peer\nU-"))
    #expect(text.contains(",80,81,82\n") && text.allSatisfy(\.isASCII))
  }

  @Test func `rows are in the order of their codes, which says nothing of the names`() throws {
    for file in try Anonymiser(path: work.path).files where file.name.hasSuffix(".csv") {
      let rows = file.text.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(zip(rows, rows.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    }
  }

  @Test func `the scheme loses its name, its remarks and what it says of files`() throws {
    try work.write(
      """
      # 王芳 wrote this
      name: 王芳's round
      year: 2015
      components:
        - {key: onsite, weight: 60, full: 100, scored_by: team}  # 王芳
        - {key: routine, weight: 30, full: 1e2, scored_by: centre}
        - {key: peer, weight: 10, scored_by: members}
      grades: [{grade: A, share: 0.25}, {grade: B}]
      reading:
        files: [{file: 王芳.csv, columns: {unit: 王芳}}]
      """, to: "scheme.yaml")
    for name in ["ratings.csv", "ballots.csv", "findings.csv", "interviews.csv"] {
      try? FileManager.default.removeItem(atPath: work(name))
    }
    let reading = try RoundReader().readTables(path: work.path)
    guard !reading.reading.diagnostics.contains(where: { $0.level == .error }) else {
      Issue.record("\(reading.reading.diagnostics.map(\.sentence))")
      return
    }
    let copy = try Anonymiser(path: work.path)
    let text = try #require(copy.files.first { $0.name == "scheme.yaml" }?.text)
    #expect(
      !text.contains("王芳") && text.contains("name: round 2015\n") && !text.contains("reading"))
    let (own, given) = (
      try Scheme(yaml: text, file: "s"),
      try Scheme(yaml: work.text("scheme.yaml"), file: "s")
    )
    #expect(own.components == given.components && own.grades == given.grades)
  }

  @Test func `how many members could vote is kept, as votes are`() throws {
    let (given, other) = (try WorkFiles(), try WorkFiles())
    try given.write("单位,考核组,党员人数,联系人\n甲局,一组,9,张三\n乙局,二组,,李四\n", to: "units.csv")
    try given.write("单位,等次,票数\n甲局,优秀,3\n甲局,良好,4\n", to: "ballots.csv")
    try given.write("单位,考核组,实地考核,平时考核\n甲局,一组,80,81\n乙局,二组,70,71\n", to: "scores.csv")
    let copy = try Anonymiser(path: given.path)
    for file in copy.files { try other.write(file.text, to: file.name) }
    let text = try #require(copy.files.first { $0.name == "units.csv" }?.text)
    #expect(text.hasPrefix("unit,team,members\n") && text.allSatisfy(\.isASCII))
    let ballots = try SoundRound(path: other.path).round.ballots
    #expect(Set(ballots.map { $0?.members }) == [9, nil])
    #expect(ballots.compactMap { $0?.votes } == [7])
  }

  @Test func `a round with errors is refused`() throws {
    let file = try WorkFiles()
    try file.write("unit,team,onsite,routine,peer\nu,t,abc,1,2\n", to: "s.csv")
    let error = failure { () throws(AppraisalError) in _ = try Anonymiser(path: file("s.csv")) }
    #expect(error?.kind == .badData)
  }
}

@Suite struct NameCodesTests {
  @Test func `a key is its owner's alone, and reads as it was written`() throws {
    let work = try WorkFiles()
    var codes = NameCodes(secret: Array(0..<32))
    let code = codes.code("甲局", .unit)
    #expect(codes.code("甲局", .unit) == code && codes.code("甲局", .team) != code)
    #expect(codes.code("", .unit) == "" && codes.count(.unit) == 1)
    try codes.write(to: work("k"))
    let mode = try FileManager.default.attributesOfItem(atPath: work("k"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    var read = try NameCodes(path: work("k"))
    #expect(read.codes == codes.codes && read.code("乙局", .unit) == codes.code("乙局", .unit))
  }

  @Test func `where there is no file a new key is made`() throws {
    let work = try WorkFiles()
    var (a, b) = (try NameCodes(path: work("k")), try NameCodes(path: work("k")))
    #expect(a.code("x", .unit) != b.code("x", .unit))
  }

  @Test(arguments: ["hello", "{}", #"{"format": 2, "secret": "", "codes": {}}"#])
  func `a file that is no key is refused and left as it was`(text: String) throws {
    let work = try WorkFiles()
    try work.write(text, to: "other.key")
    let error = failure { () throws(AppraisalError) in _ = try NameCodes(path: work("other.key")) }
    #expect(error?.kind == .badData && error?.description.contains("key of") == true)
    #expect(try work.text("other.key") == text)
  }

  @Test func `a folder that cannot be made holds no key`() {
    let error = failure { () throws(AppraisalError) in try NameCodes().write(to: "/proc/no/such/k")
    }
    #expect(error?.kind == .unwritable)
  }
}
