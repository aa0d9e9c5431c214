import Appraisals
import Foundation
import TableIO
import Testing

@testable import Reports

/// What a result folder records lets it be made again and compared.
@Suite struct ResultFolderTests {
  private static let commands = RunRecipe.Command.allCases

  /// One recipe per command, and one with something else in it.
  private func pairs(_ files: WorkFiles) throws -> [(first: RunRecipe, other: RunRecipe)] {
    let recipes = try SampleRun.recipes(files, hasRatings: false)
    return Self.commands.compactMap { command in
      recipes.first { $0.recipe.command == command }.map { ($0.recipe, Self.changed($0.recipe)) }
    }
      + recipes.filter { ["weights three", "outliers value"].contains($0.name) }.map {
        ($0.recipe, Self.changed($0.recipe))
      }
  }

  private static func changed(_ recipe: RunRecipe) -> RunRecipe {
    var other = recipe
    switch recipe.command {
    case .trend: other.years?.seed = 2
    case .variance: other.variance?.method = .ml
    case .icc: other.agreement = AgreementOptions(target: "i", rater: "p", score: "y")
    case .gstudy: other.generalizability?.cut = 6
    case .equate: other.equating?.seed = 2
    default: other.analysis?.seed = 2
    }
    return other
  }

  private func write(_ recipe: RunRecipe, to path: String) throws -> RunRecord.Read {
    try Run(recipe, RunInputs(recipe)).output().folder().write(to: path)
    return try RunRecord.read(path)
  }

  @Test func `every command's folder can be made again, and compared with itself and another`()
    throws
  {
    let files = try WorkFiles()
    let pairs = try pairs(files)
    #expect(Set(pairs.map(\.first.command)) == Set(Self.commands))
    for (place, pair) in pairs.enumerated() {
      let name = "\(pair.first.command)"
      let read = try write(pair.first, to: files("first-\(place)"))
      #expect(read.record.recipe.command == pair.first.command && read.notice == nil)

      let again = try Rerun(read).result()
      #expect(again.differing.isEmpty, "\(name): \(again.differing)")
      _ = try again.verdict()

      let itself = RunComparison(read.record, read.record)
      #expect(itself.differences.isEmpty && itself.moves.isEmpty, "\(name)")
      #expect(CellChange.all(read, read).isEmpty, "\(name)")

      let other = try write(pair.other, to: files("other-\(place)"))
      let entries = RunComparison(read.record, other.record).differences.map(\.entry)
      let expected =
        switch pair.first.command {
        case .variance: "method"
        case .icc: "target"
        case .gstudy: "cut"
        default: "seed"
        }
      #expect(entries.contains { $0.contains(expected) }, "\(name): \(entries)")
      #expect(!entries.contains { $0.hasPrefix("input ") }, "\(name): \(entries)")
    }
  }

  @Test func `datapackage.json lists every table of the folder with its bytes and columns`() throws
  {
    let files = try WorkFiles()
    for (place, pair) in try pairs(files).enumerated() {
      let folder = files("package-\(place)")
      _ = try write(pair.first, to: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.contains("run.json"))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/datapackage.json"))
      let package = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let resources = try #require(package["resources"] as? [[String: Any]])
      let paths = resources.compactMap { $0["path"] as? String }
      #expect(Set(paths) == Set(names.filter { $0.hasSuffix(".csv") }))
      for resource in resources {
        let path = folder + "/" + (resource["path"] as? String ?? "")
        let content = try fileBytes(path)
        #expect(resource["bytes"] as? Int == content.count)
        #expect(resource["hash"] as? String == "sha256:" + sha256(content))
        let schema = resource["schema"] as? [String: Any]
        let fields = try #require(schema?["fields"] as? [[String: Any]])
        let table = try Table(csv: content, file: path)
        #expect(fields.compactMap { $0["name"] as? String } == table.header)
        #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
      }
    }
  }
}
