import Appraisals
import Archive
import Assessments
import Foundation
import MultiYear
import TestSupport
import Testing

@testable import Reports

@Suite struct RerunTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    try work.write(try String(contentsOfFile: smallRound, encoding: .utf8), to: "scores.csv")
  }

  /// Carries a recipe out whose paths are those inside the work folder, and writes its folder there.
  @discardableResult private func written(
    _ recipe: RunRecipe, _ folder: String = "results"
  ) throws -> RunRecord.Read {
    try recipe.output(hasFiles: true) { work.path($0) }.folder().write(to: work.path(folder))
    return try RunRecord.read(work.path(folder))
  }

  private var report: RunRecipe { RunRecipe(.report, round: "scores.csv") }

  @Test func `a run made again has the same bytes in every file`() throws {
    var recipe = RunRecipe(
      .report, round: "scores.csv", weights: ["onsite": 50, "routine": 40, "peer": 10],
      Recipe(seed: 7))
    recipe.language = .zh
    let read = try written(recipe)
    let again = try Rerun(read).result(threads: 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path("results"))
    #expect(names.contains("report.html") && names.contains("report.xlsx"))
    #expect(Set(again.folder.files.map(\.name)) == Set(names) && again.differing.isEmpty)
    for file in again.folder.files {
      let isSame = try file.bytes == work.bytes("results/" + file.name)
      #expect(isSame, "\(file.name)")
    }
    #expect(
      try again.verdict().description
        == "all \(names.count) files, made again, have the bytes that \(work.path("results"))/run.json records"
    )
  }

  @Test func `a file that was changed since is named`() throws {
    let read = try written(RunRecipe(.bias, round: "scores.csv"))
    #expect(try Rerun(read).editedFiles == nil)
    try work.write("team\nmine\n", to: "results/team_severity.csv")
    let rerun = try Rerun(read)
    #expect(rerun.editedFiles?.description.hasPrefix("team_severity.csv: changed since") == true)
    #expect(try rerun.result().differing.isEmpty)
  }

  @Test func `folders, workbooks, odd encodings and odd columns come out the same`() throws {
    for (name, text) in SimulatedRound(year: 2016).files {
      try work.write(text, to: "round/" + name)
    }
    try FileManager.default.copyItem(
      atPath: Repository.golden("TableIOTests", "small-english.xlsx"),
      toPath: work.path("small.xlsx"))
    try work.write(
      try work.text("scores.csv").replacing("unit,team", with: "body,crew")
        .replacing("North", with: "\"North, far\""), to: "odd.csv")
    var book = RunRecipe(.bias, round: "small.xlsx")
    book.round?.sheet = "scores 2024"
    var odd = RunRecipe(.bias, round: "odd.csv")
    odd.csvEncoding = .gb18030
    odd.round?.encoding = .gb18030
    odd.round?.columns = ["unit": "body", "team": "crew"]
    for recipe in [RunRecipe(.bias, round: "round"), book, odd] {
      try? FileManager.default.removeItem(atPath: work.path("results"))
      let read = try written(recipe)
      let again = try Rerun(read).result()
      #expect(again.differing.isEmpty)
      #expect(try again.verdict().description.contains("files, made again, have the bytes"))
    }
  }

  /// A recipe per command that is not of a round.
  private func others() throws -> [RunRecipe] {
    var table = "g,h,x,y\n"
    for row in 0..<24 { table += "g\(row % 4),h\(row / 4),\(row),\(row * row % 17 + row % 4)\n" }
    try work.write(table, to: "t.csv")
    var variance = RunRecipe(.variance, table: "t.csv")
    variance.variance = VarianceOptions(response: "y", random: ["g"])
    var icc = RunRecipe(.icc, table: "t.csv")
    icc.agreement = AgreementOptions(target: "h", rater: "g", score: "y")
    var study = RunRecipe(.gstudy, table: "t.csv")
    study.generalizability = GeneralizabilityOptions(object: "h", facets: "g", score: "y")
    try work.write("x,n\n1,3\n2,5\n3,8\n4,2\n", to: "x.csv")
    try work.write("x,n\n1,4\n2,5\n3,6\n4,6\n", to: "y.csv")
    var equate = RunRecipe(.equate, table: "x.csv")
    equate.secondTable = TableSource(path: "y.csv")
    equate.equating = EquatingOptions(
      scores: .init("x"), frequencies: .init("n"), replicates: 5, seed: 3)
    var outliers = RunRecipe(.outliers, table: "t.csv")
    outliers.plainOutliers = PlainOutlierOptions(value: "y", by: "g")
    var weights = RunRecipe(.weights, table: "t.csv")
    weights.plainWeights = PlainWeightOptions(components: ["x", "y"], unit: "h")
    var trend = RunRecipe(.trend)
    for year in [2015, 2016] {
      try work.write(yearText(year), to: "\(year)/scores.csv")
    }
    trend.years = YearsSource(
      rounds: [RoundSource(path: "2015"), RoundSource(path: "2016")], years: [2015, 2016])
    return [variance, icc, study, equate, outliers, weights, trend]
  }

  private func yearText(_ year: Int) -> String {
    "unit,team,onsite,routine,peer\n"
      + (0..<18).map { unit in
        let quality = unit * 7 % 18
        let team = year == 2015 ? unit % 3 : unit / 6
        let noise = Double((unit * 5 + year) % 7) / 3
        return "u\(unit),t\(team),\(Double(71 + quality) + noise - (team == 1 ? 3 : 0)),"
          + "\(70 + Double(quality) * 0.8 - noise),\(80 + quality / 2 + unit * 3 % 5)\n"
      }.joined()
  }

  @Test func `every command can be made again, and compared with itself`() throws {
    let commands: [RunRecipe.Command] = [.check, .bias, .normalize, .weights, .outliers]
    let recipes = commands.map { RunRecipe($0, round: "scores.csv") } + (try others())
    for recipe in recipes {
      let name = "\(recipe.command.rawValue)"
      let read = try written(recipe)
      let again = try Rerun(read).result()
      #expect(again.differing.isEmpty, "\(name)")
      #expect(try work.text("results/datapackage.json").contains("\"steelyard-\(name)\""))
      let comparison = RunComparison(read.record, read.record)
      #expect(comparison.moves.isEmpty && comparison.differences.isEmpty, "\(name)")
      #expect(CellChange.all(read, read).isEmpty && read.notice == nil, "\(name)")
      try FileManager.default.removeItem(atPath: work.path("results"))
    }
    #expect(Set(recipes.map(\.command)).union([.report]) == Set(RunRecipe.Command.allCases))
  }

  @Test func `a comparison of years in an archive can be made again`() throws {
    _ = try others()
    try RoundArchive.writing(work.path("a.sqlite"), create: true) { editor in
      for year in [2015, 2016] {
        let round = try SoundRound(path: work.path("\(year)")).round
        try editor.add(try ArchivedRound(round, year: year), ratings: round.archivedRatings)
      }
    }
    var recipe = RunRecipe(.trend)
    recipe.years = YearsSource(archive: "a.sqlite")
    let read = try written(recipe)
    #expect(read.record.inputs.map(\.name) == ["a.sqlite"])
    #expect(try Rerun(read).result().differing.isEmpty)
  }

  @Test func `the record holds no path of this machine`() throws {
    try written(report)
    let record = try work.text("results/run.json")
    #expect(record.contains("\"path\" : \"scores.csv\""))
    #expect(!record.contains(work.url.path) && !record.contains(NSTemporaryDirectory()))
  }

  @Test func `the round is found beside the record or where one says`() throws {
    let read = try written(report)
    #expect(try Rerun(read).result().differing.isEmpty)
    try work.write("", to: "b/empty")
    try FileManager.default.moveItem(
      atPath: work.path("scores.csv"), toPath: work.path("b/other.csv"))
    let lost = failure { _ = try Rerun(read) }
    #expect(lost?.kind == .unreadable && lost?.description.contains("--round") == true)
    let moved = try Rerun(read, at: [work.path("b/other.csv")])
    #expect(try moved.changes.isEmpty && moved.result().differing.isEmpty)
  }

  @Test func `a changed input is refused with both hashes, unless changes are allowed`() throws {
    let read = try written(report)
    let text = try work.text("scores.csv")
    try work.write(text.replacing("Department 01", with: "Department 1"), to: "scores.csv")
    let refused = try #require(failure { _ = try Rerun(read) })
    #expect(refused.kind == .badData && refused.description.contains("scores.csv"))
    let hashes = refused.description.matches(of: /[0-9a-f]{64}/).map { String($0.output) }
    #expect(Set(hashes).count == 2 && hashes.contains(read.record.inputs[0].sha256))
    let allowed = try Rerun(read, allowsChanges: true)
    #expect(allowed.changes.count == 1)
    #expect(try allowed.result().verdict().description.contains("files are not as in"))
  }

  @Test func `a file that came or went is a change too`() throws {
    try work.write(try work.text("scores.csv"), to: "round/scores.csv")
    let read = try written(RunRecipe(.bias, round: "round"))
    try work.write(
      try String(contentsOfFile: Repository.data("founding-2016/scheme.yaml"), encoding: .utf8),
      to: "round/scheme.yaml")
    let come = try #require(failure { _ = try Rerun(read) })
    #expect(come.kind == .badData)
    #expect(come.description.contains("scheme.yaml: the record has no such file"))
  }

  @Test func `records that are broken, old or of another version are refused`() throws {
    try written(report)
    let whole = try work.text("results/run.json")
    let version = Steelyard.version
    let cases = [
      (String(whole.dropLast(200)), "not JSON"), ("", "not JSON"), ("[1]", "not a record of a run"),
      (whole.replacing("\"format\" : 2", with: "\"format\" : 99"), "format 99"),
      (whole.replacing("\"format\" : 2,", with: ""), "no format number"),
      (whole.replacing("\"format\" : 2", with: "\"format\" : 1"), "format 1"),
      (
        whole.replacing("\"steelyard\" : \"\(version)\"", with: "\"steelyard\" : \"9.9.9\""),
        "steelyard 9.9.9"
      ),
      (whole.replacing("\"command\" : \"report\"", with: "\"command\" : \"boil\""), "boil"),
      (
        whole.replacing("\"command\" : \"report\"", with: "\"command\" : \"trend\""),
        "the recipe of 'trend' has no 'years'"
      ),
      (whole.replacing("\"seed\" : 1", with: "\"seed\" : -1"), "out of range"),
      (whole.replacing("\"mean-shift\"", with: "\"mean-shaft\""), "mean-shaft"),
      (
        whole.replacing("\"top\" : 20", with: "\"top\" : 0"),
        "0 is not a number of first units"
      ),
      (whole.replacing("\"onsite\" : 60", with: "\"onsite\" : -60"), "weight -60"),
    ]
    for (text, word) in cases {
      #expect(text != whole, "\(word)")
      try work.write(text, to: "broken.json")
      let error = failure { _ = try Rerun(try RunRecord.read(work.path("broken.json"))) }
      #expect(error?.kind == .badData, "\(word)")
      #expect(error?.description.contains(word) == true, "\(word): \(error?.description ?? "")")
      #expect(error?.description.contains("broken.json") == true)
    }
    let nowhere = failure { _ = try RunRecord.read(work.path("nowhere.json")) }
    #expect(nowhere?.kind == .unreadable)
  }

  @Test func `a record whose hashes were edited is not a run that came out the same`() throws {
    try written(report)
    let text = try work.text("results/run.json")
    try work.write(
      text.replacing("\"name\" : \"ranks.csv\"", with: "\"name\" : \"rank.csv\""),
      to: "results/run.json")
    let again = try Rerun(try RunRecord.read(work.path("results"))).result()
    #expect(again.differing == ["ranks.csv", "rank.csv", "run.json"])
    let error = failure { _ = try again.verdict() }
    #expect(error?.kind == .impossible && error?.description.contains("ranks.csv") == true)
  }

  @Test func `a table that was edited is said`() throws {
    try written(report)
    try work.write("unit\n", to: "results/summary.csv")
    let notice = try RunRecord.read(work.path("results")).notice
    #expect(notice?.description.contains("summary.csv: not as ") == true)
  }
}
