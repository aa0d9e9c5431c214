import Appraisals
import Foundation
import Phrases
import TableIO
import TestSupport
import Testing

@Suite struct NameLeaksTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private func leaks(_ names: [String], _ folder: String = "out") throws -> NameLeaks {
    try NameLeaks(names, in: work.path(folder))
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try work.write("", to: name)
    try Data(bytes).write(to: URL(filePath: work.path(name)))
  }

  private static let name = "Ünal & 王芳"

  /// Ways in which a name may stand in a text.
  static let writings = [
    name, "ÜNAL & 王芳", "Ünal &amp; 王芳", "&#220;nal &#x26; &#29579;&#x82b3;", "U\u{308}nal & 王芳",
    "Ü\u{200B}nal & 王\u{FEFF}芳", "Ｕ\u{308}nal ＆ 王芳", "%C3%9Cnal%20%26%20%e7%8e%8b%E8%8A%B3",
    "\\u00dcnal \\u0026 \\u738b\\u82b3", "<t>Ünal &amp; </t></r><r><t>王芳</t>",
    "\\u00dcnal &amp; %E7%8E%8B<b>芳</b>",
  ]

  @Test(arguments: writings)
  func `a name is found however it is written, with its line`(text: String) throws {
    try work.write("a\nb: \(text)!\nc", to: "out/deep/page.html")
    let found = try leaks([Self.name]).places
    #expect(found.map(\.file) == ["deep/page.html"] && found.map(\.name) == [Self.name])
    #expect(found.map(\.line) == [2])
    #expect(found.first?.sentence.description.hasPrefix("deep/page.html: line 2: 'Ünal") == true)
  }

  @Test(arguments: TextEncoding.allCases)
  func `a name is found in every encoding, in text and among other bytes`(
    encoding: TextEncoding
  ) throws {
    let name = "王芳"
    let bytes = try #require(try encoded("a,\(name)\n", as: encoding))
    try write(bytes, to: "out/text.csv")
    try write([0, 0xFF, 0xFE, 0x81] + bytes + [0, 0xFF], to: "out/other.bin")
    #expect(try leaks([name]).places.map(\.file) == ["other.bin", "text.csv"])
  }

  @Test func `workbooks and archives in archives are unpacked`() throws {
    try work.write("x: 王芳", to: "in/a.txt")
    let zip = Tool.path("zip")
    guard let zip else { return }
    for (archive, content) in [("in/inner.zip", "in/a.txt"), ("out/outer.xlsx", "in/inner.zip")] {
      try work.write("", to: "out/empty")
      let run = try Tool(URL(filePath: zip), ["-jq", work.path(archive), work.path(content)])
      #expect(run.status == 0)
    }
    let found = try leaks(["王芳"])
    // What an archive does not pack is found in its own bytes, too.
    #expect(found.places.last?.file == "outer.xlsx!inner.zip!a.txt" && found.fileCount == 4)
  }

  @Test func `names of files and folders are looked at`() throws {
    try work.write("x", to: "out/王芳/a.txt")
    #expect(try leaks(["王芳"]).places.map(\.file) == ["王芳", "王芳/a.txt"])
  }

  @Test func `what cannot be looked into is said`() throws {
    try write([0x1F, 0x8B, 8, 0], to: "out/a.gz")
    try write([0x89, 0x50, 0x4E, 0x47], to: "out/a.png")
    try write(Array("SQLite format 3\0".utf8), to: "out/a.sqlite")
    try write([0x50, 0x4B, 3, 4, 0], to: "out/a.zip")
    try FileManager.default.createSymbolicLink(
      atPath: work.path("out/link"), withDestinationPath: "/etc/passwd")
    let found = try leaks(["王芳"]).places
    #expect(found.map(\.file) == ["a.gz", "a.png", "a.sqlite", "a.zip", "link"])
    #expect(found.allSatisfy { $0.name == nil && "\($0.sentence)".contains("not looked into") })
  }

  @Test func `short words are found as words, other names anywhere`() throws {
    try work.write("planning of Ann's team A1, xWangFangx", to: "out/a.txt")
    try work.write("planning A12", to: "out/b.txt")
    #expect(
      try leaks(["Ann", "A1", "Wangfang", "nn"]).places.map(\.file)
        == Array(repeating: "a.txt", count: 3))
  }

  @Test func `nothing to look for, and nowhere to look, are errors`() throws {
    try work.write("x", to: "out/a.txt")
    #expect(throws: AppraisalError.self) { try leaks([" ", ""]) }
    #expect(throws: AppraisalError.self) { try leaks(["x"], "nowhere") }
    #expect(throws: AppraisalError.self) { try leaks(["x"], "out/a.txt") }
    try write([0xCD, 0xF5, 0xB7, 0xBC, 0x0D, 0x0A, 0x0A, 0xC0, 0xEE], to: "names.txt")
    #expect(try NameLeaks.names(path: work.path("names.txt")) == ["王芳", "李"])
  }
}
