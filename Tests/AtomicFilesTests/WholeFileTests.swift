import Foundation
import Phrases
import TestSupport
import Testing

@testable import AtomicFiles

@Suite struct WholeFileTests {
  private let work: TemporaryFolder
  private let file = WholeFile(Array("new".utf8))

  init() throws { work = try TemporaryFolder() }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: work.path(name))[.posixPermissions] as? Int
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.path("")).sorted()
  }

  @Test func `a file is replaced by a rename, and keeps its permissions`() throws {
    try work.write("old", to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: work.path("a"))
    let reader = try FileHandle(forReadingFrom: URL(filePath: work.path("a")))
    try file.write(to: work.path("a"))
    #expect(try work.text("a") == "new" && mode("a") == 0o640)
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try names() == ["a"])
  }

  @Test func `permissions are those that are asked for, whatever stood there`() throws {
    try work.write("old", to: "a")
    for name in ["a", "b"] {
      try file.write(to: work.path(name), permissions: 0o600)
      #expect(try mode(name) == 0o600)
    }
  }

  @Test func `a file that is to be kept is kept`() throws {
    try file.write(to: work.path("b"), present: .kept)
    try work.write("old", to: "a")
    #expect(throws: WritingError.isThere(path: work.path("a"))) {
      try file.write(to: work.path("a"), present: .kept)
    }
    #expect(try work.text("a") == "old" && work.text("b") == "new" && names() == ["a", "b"])
  }

  @Test func `a link stands for its file, and a folder is none`() throws {
    try work.write("old", to: "real")
    try FileManager.default.createSymbolicLink(
      atPath: work.path("link"), withDestinationPath: "real")
    try file.write(to: work.path("link"))
    #expect(try work.text("real") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: work.path("link")) == "real")
    #expect(throws: WritingError.isFolder(path: work.path(""))) {
      try file.write(to: work.path(""))
    }
  }

  @Test func `a device is written to, not replaced`() throws {
    try file.write(to: "/dev/null")
    #expect(throws: WritingError.refused(path: "/dev/full", code: ENOSPC)) {
      try file.write(to: "/dev/full")
    }
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func `every refusal says what to do`() {
    for code in [ENOSPC, EDQUOT, EFBIG, EACCES, EROFS, EBUSY, ENOTDIR, ENAMETOOLONG, EIO] {
      let sentence = WritingError.refused(path: "out", code: code).description
      #expect(sentence.hasPrefix("out: cannot be written: ") && sentence.contains("; "))
    }
  }
}

@Suite struct NewFileTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.path("")).sorted()
  }

  @Test func `it appears with what was written into it, or not at all`() throws {
    let file = try NewFile(at: work.path("a"))
    #expect(try names().count == 1 && !names().contains("a"))
    try Data("x".utf8).write(to: URL(fileURLWithPath: file.path))
    try file.appear()
    #expect(try names() == ["a"] && work.text("a") == "x")
    let other = try NewFile(at: work.path("b"))
    other.discard()
    #expect(try names() == ["a"])
  }

  @Test func `it takes nobody's place`() throws {
    let file = try NewFile(at: work.path("a"))
    try work.write("mine", to: "a")
    #expect(throws: WritingError.isThere(path: work.path("a"))) { try file.appear() }
    file.discard()
    #expect(try names() == ["a"] && work.text("a") == "mine")
  }
}

@Suite struct ScratchFolderTests {
  @Test func `only its owner enters it, and it goes`() throws {
    let folder = try ScratchFolder()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try Data().write(to: URL(fileURLWithPath: folder.path + "/a"))
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
