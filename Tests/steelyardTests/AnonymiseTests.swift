import Foundation
import Testing

@Suite struct AnonymiseTests {
  private let work: WorkFolder

  init() throws {
    work = try WorkFolder()
    let made = try work.run(["init", "round"])
    #expect(made.status == 0)
  }

  private func names(_ file: String, _ columns: [String]) throws -> Set<String> {
    Set(rows(try work.text(file)).flatMap { row in columns.compactMap { row[$0] } })
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: work(name))[.posixPermissions] as? Int
  }

  @Test func `no name is left, every number is, and the answer is the same`() throws {
    let run = try work.run(["anonymise", "round", "-o", "shared"])
    #expect(run.status == 0, "\(run.errors)")
    let files = try work.files("shared")
    let originals = try work.files("round")
    #expect(Set(files.keys).isSubset(of: originals.keys) && files.count > 3)
    var secret = try names("round/scores.csv", ["unit", "team"])
    secret.formUnion(try names("round/ratings.csv", ["unit", "team", "assessor"]))
    secret.formUnion(try names("round/units.csv", ["unit", "name"]))
    secret.remove("")
    #expect(secret.count > 150)
    for (name, bytes) in files where name.hasSuffix(".csv") {
      let text = String(decoding: bytes, as: UTF8.self)
      let cells = Set(text.split { ",\n;".contains($0) }.map(String.init))
      let shown = cells.intersection(secret)
      #expect(shown.isEmpty, "\(name)")
    }
    func scores(_ folder: String) throws -> [String] {
      rows(try work.text("\(folder)/scores.csv")).map { $0["routine"] ?? "" }
    }
    #expect(try scores("shared") == scores("round"))

    func severities(_ folder: String) throws -> [String] {
      let bias = try work.run(["bias", folder, "--format", "csv"])
      #expect(bias.status == 0, "\(bias.errors)")
      return rows(bias.output).compactMap { $0["severity"] }.sorted()
    }
    #expect(try severities("shared") == severities("round"))
  }

  @Test func `the key is its owner's alone, and gives the same codes again`() throws {
    #expect(try work.run(["anonymise", "round", "-o", "a"]).status == 0)
    #expect(try mode("a.key") == 0o600)
    #expect(try work.run(["anonymise", "round", "-o", "b", "--key", "a.key"]).status == 0)
    #expect(try work.run(["anonymise", "round", "-o", "c"]).status == 0)
    #expect(try mode("a.key") == 0o600)
    #expect(try work.files("a") == work.files("b"))
    #expect(try work.text("a/scores.csv") != work.text("c/scores.csv"))

    let key = try JSONSerialization.jsonObject(with: Data(try work.text("a.key").utf8))
    let codes = (key as? [String: Any])?["codes"] as? [String: [String: String]]
    let unit = try #require(rows(try work.text("round/scores.csv")).first?["unit"])
    #expect(codes?["unit"]?[unit] == rows(try work.text("a/scores.csv")).first?["unit"])
  }

  @Test func `what nobody uses may hold a name and is left out, aloud`() throws {
    try work.write(
      "单位,考核组,实地考核,平时考核,民主测评,联系人\n甲局,一组,80,81,82,张三\n乙局,一组,70,71,72,李四\n丙局,二组,75,76,77,=1+1\n丁局,二组,-0,71,72,王五\n",
      to: "scores.csv")
    let run = try work.run(["anonymise", "scores.csv", "-o", "shared"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("联系人"))
    let text = try work.text("shared/scores.csv")
    #expect(text.hasPrefix("unit,team,onsite,routine,peer\nU-"))
    #expect(text.contains(",80,81,82\n") && text.allSatisfy(\.isASCII))
  }

  @Test func `a key in the folder it opens, or that is none, is refused`() throws {
    let inside = try work.run(["anonymise", "round", "-o", "a", "--key", "a/key"])
    #expect(inside.status == 73 && inside.errors.contains("must not stand in the folder"))
    try work.write("hello", to: "other.key")
    let wrong = try work.run(["anonymise", "round", "-o", "a", "--key", "other.key"])
    #expect(wrong.status == 65 && wrong.errors.contains("no key of"))
    #expect(try work.text("other.key") == "hello")
    #expect(!FileManager.default.fileExists(atPath: work("a")))
  }
}
