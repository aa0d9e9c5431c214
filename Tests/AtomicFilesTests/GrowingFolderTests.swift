import Dispatch
import Foundation
import TestSupport
import Testing

@testable import AtomicFiles

@Suite struct GrowingFolderTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private func file(_ name: String, _ text: String = "x") -> WholeFolder.File {
    .init(name: name, pieces: [Array(text.utf8), Array("\n".utf8)])
  }

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: work.path("")).sorted()
  }

  @Test func `files that many threads add are there at once`() throws {
    let folder = try GrowingFolder(work.path("out"))
    DispatchQueue.concurrentPerform(iterations: 40) { place in
      try? folder.add(file("deep/\(place % 4)/\(place)", "\(place)"))
    }
    #expect(!FileManager.default.fileExists(atPath: work.path("out")))
    try folder.finish()
    for place in 0..<40 {
      #expect(try work.text("out/deep/\(place % 4)/\(place)") == "\(place)\n")
    }
    #expect(try names().count == 1 + 1 + 4 + 40)
  }

  @Test func `what is given up leaves the old files alone and nothing else`() throws {
    try work.write("old", to: "out/a")
    let folder = try GrowingFolder(work.path("out"))
    try folder.add(file("a"))
    folder.discard()
    #expect(try names() == ["out", "out/a"] && work.text("out/a") == "old")
  }

  @Test func `a file is no folder, which is said before anything is added`() throws {
    try work.write("mine", to: "out")
    #expect(throws: WritingError.isFile(path: work.path("out"))) {
      try GrowingFolder(work.path("out"))
    }
  }

  @Test func `other files in the folder are found in the end`() throws {
    try work.write("mine", to: "out/thesis.txt")
    let folder = try GrowingFolder(work.path("out"))
    try folder.add(file("a"))
    #expect(throws: WritingError.holdsOthers(path: work.path("out"), name: "thesis.txt")) {
      try folder.finish()
    }
    #expect(try names() == ["out", "out/thesis.txt"])
  }
}
