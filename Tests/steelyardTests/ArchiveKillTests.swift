import Archive
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What `archive add` leaves behind when it is killed at any moment.
@Suite struct ArchiveKillTests {
  private let work: TemporaryFolder
  private var file: String { work.path("rounds.sqlite") }

  init() throws { work = try TemporaryFolder() }

  /// A round of 30 units and 3,000 ratings, every score of which is 50 + `number`.
  private func round(_ number: Int) throws -> String {
    let score = 50 + number
    var scores = "unit,team,onsite,routine,peer\n"
    var ratings = "unit,team,assessor,item,score\n"
    for unit in 0..<30 {
      scores += "u\(unit),t\(unit % 3),\(score),\(score),\(score)\n"
      for cell in 0..<100 {
        ratings += "u\(unit),t\(unit % 3),x\(cell % 5),i\(cell / 5),\(score)\n"
      }
    }
    let scheme = """
      name: round
      year: 2015
      components:
        - {key: onsite, weight: 60, scored_by: team}
        - {key: routine, weight: 30, scored_by: centre}
        - {key: peer, weight: 10, scored_by: members}
      """
    for (name, text) in [
      ("scores.csv", scores), ("ratings.csv", ratings), ("scheme.yaml", scheme),
    ] {
      try work.write(text, to: "\(number)/\(name)")
    }
    return work.path("\(number)")
  }

  /// Runs the program and kills it after some seconds, unless it is done by then.
  private func kill(_ arguments: [String], after seconds: Double) throws {
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The number all scores are, nil when there is no round; throws on any mixture.
  private func state() throws -> Int? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try RoundArchive(path: file, create: true).read { snapshot in
      #expect(try snapshot.integrityErrors().isEmpty)
      guard let summary = try snapshot.rounds().first else { return nil }
      let round = try snapshot.round(summary.key)
      let values = try snapshot.ratings(of: summary.key).score + round.scores.map(\.value)
      #expect(values.count == 3_090 && summary.ratings == 3_000 && Set(values).count == 1)
      return values.first.map { Int($0) - 50 }
    }
  }

  // Moments are spread by the golden section, which leaves no gap for long.
  @Test func `a killed add leaves the old state or the new`() throws {
    let rounds = [try round(1), try round(2)]
    let start = Date()
    #expect(try Program.run(["archive", "add", file, rounds[0]]).status == 0)
    let whole = Date().timeIntervalSince(start)
    var old: Int? = try state()
    #expect(old == 1)
    for trial in 1...20 {
      if trial % 4 == 0 {
        try? FileManager.default.removeItem(atPath: file)
        try? FileManager.default.removeItem(atPath: file + "-journal")
        old = nil
      }
      let next = old == 1 ? 2 : 1
      let moment = (Double(trial) * 0.618_034).truncatingRemainder(dividingBy: 1)
      try kill(
        ["archive", "add", file, rounds[next - 1], "--replace"], after: whole * (0.1 + moment))
      let now = try state()
      #expect(now == old || now == next)
      old = now
    }
  }
}
