import Foundation
import Phrases
import TestSupport
import Testing

@testable import Assessments

/// The files of `notebooks-data/data/shapes`, read without any option.
@Suite struct ShapesTests {
  private func round(_ name: String) throws -> Round {
    let reading = try RoundReader().read(path: Repository.data("shapes/\(name)"))
    let errors = reading.diagnostics.filter { $0.level == .error }
    #expect(errors.isEmpty, "\(name): \(errors.map(\.sentence.description))")
    return try #require(reading.round)
  }

  @Test(arguments: [
    ("team-sheets.xlsx", "plain.csv"), ("merged-headers.xlsx", "plain.csv"),
    ("results-gb18030.csv", "plain.csv"), ("folder", "plain.csv"),
    ("results-english.csv", "plain-english.csv"),
  ])
  func `a shape reads as the plain file does`(name: String, plain: String) throws {
    #expect(try round(name) == round(plain))
  }

  @Test func `what was read is kept, and reads the same again`() throws {
    for name in ["merged-headers.xlsx", "team-sheets.xlsx", "folder"] {
      let path = Repository.data("shapes/\(name)")
      let reading = try RoundReader().read(path: path)
      let folder = try TemporaryFolder()
      let yaml = try #require(reading.found).yaml
      #expect(yaml.contains("weight: 60\n"))
      try folder.write(yaml, to: "kept.yaml")
      var reader = RoundReader()
      reader.scheme = folder.path("kept.yaml")
      let again = try reader.read(path: path)
      #expect(again.round == reading.round, "\(again.diagnostics.map(\.sentence.description))")
    }
  }
}
