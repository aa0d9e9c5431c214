import Foundation
import TestSupport
import Testing

@testable import AtomicFiles

@Suite struct WholeFolderTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private func folder(_ names: [String], _ text: String) -> WholeFolder {
    WholeFolder(names.map { .init(name: $0, pieces: [Array(text.utf8)]) })
  }

  /// Names of all that stands in a folder, hidden ones included.
  private func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: work.path(folder)).sorted()
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: work.path(name))[.posixPermissions] as? Int
  }

  // MARK: what is written

  @Test func `files and folders in it are written, and the folders on the way to it`() throws {
    try folder(["a", "deep/er/b"], "x").write(to: work.path("new/out/"))
    #expect(
      try names() == [
        "new", "new/out", "new/out/a", "new/out/deep", "new/out/deep/er",
        "new/out/deep/er/b",
      ])
    #expect(try work.text("new/out/deep/er/b") == "x")
  }

  @Test func `an earlier folder is replaced, and keeps its permissions`() throws {
    try folder(["a", "b"], "old").write(to: work.path("out"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: work.path("out"))
    try folder(["a", "b", "c"], "new").write(to: work.path("out"))
    #expect(try names() == ["out", "out/a", "out/b", "out/c"] && mode("out") == 0o700)
    #expect(try work.text("out/a") == "new")
  }

  @Test func `files of other names are left alone`() throws {
    try work.write("mine", to: "out/thesis.txt")
    #expect(throws: WritingError.holdsOthers(path: work.path("out"), name: "thesis.txt")) {
      try folder(["a"], "x").write(to: work.path("out"))
    }
    #expect(try names() == ["out", "out/thesis.txt"])
  }

  @Test func `a file that comes while the folder is written is not removed with the old ones`()
    throws
  {
    try folder(["a"], "old").write(to: work.path("out"))
    #expect(throws: WritingError.holdsOthers(path: work.path("out"), name: "thesis.txt")) {
      try folder(["a"], "new").write(to: work.path("out")) { one, other in
        try? work.write("mine", to: "out/thesis.txt")
        return exchanged(one, other)
      }
    }
    #expect(try names() == ["out", "out/a", "out/thesis.txt"] && work.text("out/a") == "old")
  }

  /// What the system's exchange does, in three steps.
  private func exchanged(_ one: String, _ other: String) -> Int32 {
    let aside = work.path("aside")
    return rename(one, aside) + rename(other, one) + rename(aside, other)
  }

  @Test func `where names cannot be exchanged, the old folder stands aside meanwhile`() throws {
    try folder(["a"], "old").write(to: work.path("out"))
    try folder(["a"], "new").write(to: work.path("out")) { _, _ in
      errno = ENOSYS
      return -1
    }
    #expect(try names() == ["out", "out/a"] && work.text("out/a") == "new")
  }

  // MARK: names and places

  @Test(arguments: ["../a", "/a", "a/../b", "", "a//b", ".", "a\u{0}b", "a/"])
  func `no name leads out of the folder`(name: String) throws {
    #expect(throws: WritingError.noName(name)) {
      try folder([name], "x").write(to: work.path("out"))
    }
    #expect(try names().isEmpty)
  }

  @Test func `a symbolic link stands for the folder it leads to`() throws {
    try folder(["a"], "old").write(to: work.path("real"))
    try FileManager.default.createSymbolicLink(
      atPath: work.path("link"), withDestinationPath: "real")
    try folder(["a"], "new").write(to: work.path("link"))
    #expect(try names() == ["link", "real", "real/a"] && work.text("real/a") == "new")
  }

  @Test func `a link among the old files is removed, not followed`() throws {
    try work.write("mine", to: "thesis.txt")
    try FileManager.default.createDirectory(
      atPath: work.path("out"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: work.path("out/a"), withDestinationPath: "../thesis.txt")
    try folder(["a"], "new").write(to: work.path("out"))
    #expect(try work.text("thesis.txt") == "mine" && work.text("out/a") == "new")
  }

  @Test func `a file, the root and no name at all are no folders to write`() throws {
    try work.write("mine", to: "out")
    #expect(throws: WritingError.isFile(path: work.path("out"))) {
      try folder(["a"], "x").write(to: work.path("out"))
    }
    #expect(throws: WritingError.refused(path: "/", code: EBUSY)) {
      try folder(["a"], "x").write(to: "/")
    }
    #expect(throws: WritingError.noName("")) { try folder(["a"], "x").write(to: "") }
    #expect(throws: WritingError.refused(path: work.path("out/in"), code: ENOTDIR)) {
      try folder(["a"], "x").write(to: work.path("out/in"))
    }
    #expect(try names() == ["out"])
  }

  @Test func `names may be as long as the system lets them`() throws {
    let long = String(repeating: "单", count: 85)
    try folder(["a"], "old").write(to: work.path(long))
    try folder(["a"], "new").write(to: work.path(long))
    #expect(try names() == [long, long + "/a"])
    let longer = work.path(long + "x")
    #expect(throws: WritingError.refused(path: longer, code: ENAMETOOLONG)) {
      try folder(["a"], "x").write(to: longer)
    }
    #expect(try names() == [long, long + "/a"])
  }

  // MARK: remains

  @Test func `what dead programs left beside it is removed, and nothing else`() throws {
    // No process has a number that high.
    let dead = [".out-99999999-0123ab", ".out-99999999-0123ac/a"]
    let others = [
      ".out-1-0123ab", ".out-99999999-0123a", ".out-99999999-0123abc", ".out-99999999-0123AB",
      ".other-99999999-0123ab", "out-99999999-0123ab", ".out-x-0123ab", ".out-99999999",
    ]
    for name in dead + others { try work.write("x", to: name) }
    try folder(["a"], "x").write(to: work.path("out"))
    #expect(try Set(names()) == Set(others + ["out", "out/a"]))
  }

  @Test func `what a program of another system holds is not removed`() throws {
    try work.write("x", to: ".out-99999999-0123ab")
    let held = open(work.path(".out-99999999-0123ab"), O_RDONLY)
    defer { close(held) }
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    try folder(["a"], "x").write(to: work.path("out"))
    #expect(try names().contains(".out-99999999-0123ab"))
  }

  @Test func `an old folder that stood aside when its program died comes back`() throws {
    try work.write("old", to: ".out-99999999-0123ab-aside/a")
    #expect(throws: WritingError.holdsOthers(path: work.path("out"), name: "a")) {
      try folder(["b"], "new").write(to: work.path("out"))
    }
    #expect(try names() == ["out", "out/a"] && work.text("out/a") == "old")
  }
}
