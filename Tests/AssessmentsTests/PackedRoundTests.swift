import Assessments
import Foundation
import Phrases
import TestSupport
import Testing

/// Files that gzip packed are read as the texts they hold, under the name of the packed file.
@Suite struct PackedRoundTests {
  private func packed(_ source: String, in folder: TemporaryFolder, _ name: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: folder.path(name))
    let gzip = try Tool(URL(filePath: "/bin/gzip"), ["-n", folder.path(name)])
    #expect(gzip.status == 0)
  }

  @Test func `a single file may be packed`() throws {
    let source = Repository.data("small-english/scores.csv")
    let folder = try TemporaryFolder()
    try packed(source, in: folder, "scores.csv")
    let reading = try RoundReader().read(path: folder.path("scores.csv.gz"))
    #expect(try reading.round == RoundReader().read(path: source).round)
    #expect(reading.inputs.first?.bytes.prefix(2) == [0x1F, 0x8B])
  }

  @Test func `files of a folder may be packed`() throws {
    let source = Repository.data("founding-2015")
    let folder = try TemporaryFolder()
    let whole = folder.path("round")
    try FileManager.default.copyItem(atPath: source, toPath: whole)
    let gzip = try Tool(URL(filePath: "/bin/gzip"), ["\(whole)/ratings.csv", "\(whole)/units.csv"])
    #expect(gzip.status == 0)
    #expect(try RoundReader().read(path: whole).round == RoundReader().read(path: source).round)
  }

  @Test func `a packed file that is cut off is told of, and the rest is read`() throws {
    let folder = try TemporaryFolder()
    try packed(Repository.data("small-english/scores.csv"), in: folder, "a.csv")
    let bytes = try folder.bytes("a.csv.gz")
    try Data(bytes.dropLast(9)).write(to: URL(filePath: folder.path("a.csv.gz")))
    let reading = try RoundReader().read(path: folder.path("a.csv.gz"))
    #expect(reading.round == nil)
    #expect(reading.diagnostics.contains { $0.sentence.description.contains("ends too early") })
  }
}
