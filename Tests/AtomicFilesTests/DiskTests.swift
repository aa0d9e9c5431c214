import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AtomicFiles

/// What is forced to the disk, and when.
@Suite struct DiskTests {
  private let work: TemporaryFolder
  private let log = Log()

  init() throws { work = try TemporaryFolder() }

  /// Names of what was forced, and of what else happened.
  private final class Log: Sendable {
    let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  /// A disk that writes down what it is asked for, and fails at some names.
  private func disk(failing: String? = nil, code: Int32 = EIO) -> Disk {
    Disk { [log] descriptor in
      let path = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(descriptor)")
      let name = ((path ?? "") as NSString).lastPathComponent
      log.add(name.hasPrefix(".") ? "provisional" : name)
      guard name == failing || name.hasPrefix(".") && failing == "." else { return 0 }
      errno = code
      return -1
    }
  }

  private var lines: [String] { log.lines.withLock { $0 } }

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: work.path("")).sorted()
  }

  private let folder = WholeFolder(
    ["a", "b", "deep/c"].map { .init(name: $0, pieces: [Array("x".utf8)]) })

  @Test func `a folder is on the disk before it has its name, and then its name is`() throws {
    try work.write("old", to: "out/a")
    try folder.write(to: work.path("out"), disk: disk()) { one, other in
      log.add("exchange")
      return rename(other, one + "-aside") + rename(one, other) + rename(one + "-aside", one)
    }
    #expect(Set(lines.prefix(5)) == ["a", "b", "c", "deep", "provisional"])
    #expect(Array(lines.dropFirst(5)) == ["exchange", work.url.lastPathComponent])
  }

  @Test func `a file is on the disk before it has its name, and then its name is`() throws {
    try WholeFile(Array("x".utf8)).write(to: work.path("f"), disk: disk())
    #expect(lines == ["provisional", work.url.lastPathComponent])
  }

  @Test(arguments: ["b", "deep", "."])
  func `a disk that fails is said, and nothing is left`(name: String) throws {
    try work.write("old", to: "out/a")
    #expect(throws: WritingError.refused(path: work.path("out"), code: EIO)) {
      try folder.write(to: work.path("out"), disk: disk(failing: name)) { _, _ in 0 }
    }
    #expect(throws: WritingError.refused(path: work.path("f"), code: EIO)) {
      try WholeFile([]).write(to: work.path("f"), disk: disk(failing: "."))
    }
    #expect(try names() == ["out", "out/a"])
  }

  @Test(arguments: [EINVAL, ENOSYS, EOPNOTSUPP])
  func `a file system without such a call is left to itself`(code: Int32) throws {
    try folder.write(to: work.path("out"), disk: disk(failing: "b", code: code)) { _, _ in 0 }
    #expect(try names() == ["out", "out/a", "out/b", "out/deep", "out/deep/c"])
  }

  @Test func `hundreds of files are forced, each once`() throws {
    let files = (0..<300).map { WholeFolder.File(name: "\($0)", pieces: [[1]]) }
    try WholeFolder(files).write(to: work.path("out"), disk: disk()) { _, _ in 0 }
    #expect(Set(lines).count == 302 && lines.count == 302)
  }
}
