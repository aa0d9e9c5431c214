import Foundation
import GRDB
import Testing

@testable import Archive

@Suite struct ArchiveWritersTests {
  private let sample: SampleArchive

  init() throws {
    sample = try SampleArchive()
    try sample.open().write { try $0.add(sampleRound(2015), ratings: []) }
  }

  /// Holds the file as another program that writes does, for some seconds.
  private func hold(_ seconds: Double, _ meanwhile: () throws -> Void) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: sample.path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let end = DispatchWorkItem {
      try? other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    }
    DispatchQueue(label: "other").asyncAfter(deadline: .now() + seconds, execute: end)
    try meanwhile()
    end.wait()
  }

  @Test func `a writer waits for another`() throws {
    try hold(0.5) { try sample.open().write { try $0.add(sampleRound(2016), ratings: []) } }
    #expect(try sample.open().read { try $0.rounds() }.map(\.key.year) == [2015, 2016])
  }

  @Test func `a writer that waits in vain is told so`() throws {
    try hold(2) {
      #expect(throws: ArchiveError.busy(path: sample.path)) {
        try RoundArchive(path: sample.path, at: sample.path, create: true, patience: 0.1)
          .write { try $0.add(sampleRound(2016), ratings: []) }
      }
    }
    #expect("\(ArchiveError.busy(path: "a"))".contains("try again"))
    #expect(try sample.open().read { try $0.rounds() }.map(\.key.year) == [2015])
  }

  // MARK: new archives

  @Test func `a new archive appears with all that is in it`() throws {
    let new = sample.path + "-new"
    defer { try? FileManager.default.removeItem(atPath: new) }
    try RoundArchive.make(new) { archive in
      try archive.write { try $0.add(sampleRound(2015), ratings: []) }
      #expect(!FileManager.default.fileExists(atPath: new))
    }
    #expect(try RoundArchive(path: new).read { try $0.rounds() }.count == 1)
    #expect(throws: ArchiveError.isThere(path: new)) { try RoundArchive.make(new) { _ in } }
  }

  @Test func `a new archive that fails leaves nothing`() throws {
    struct Stop: Error {}
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: Stop.self) {
      try RoundArchive.make(folder.appendingPathComponent("a.sqlite").path) { archive in
        try archive.write { try $0.add(sampleRound(2015), ratings: []) }
        throw Stop()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect {
      try RoundArchive.make("/nowhere/a.sqlite") { _ in }
    } throws: {
      if case ArchiveError.notWritten = $0 { true } else { false }
    }
  }
}
