import Foundation
import Statistics
import TableIO
import TestSupport
import Testing

@testable import Assessments

/// Files as organisers keep them: each is read right or refused, and none misread.
@Suite struct CorpusTests {
  /// Cases drawn; languages, layouts and traps occur in turn, all of them in the first 600. The
  /// whole corpus of 2,400 takes four times as long: `STEELYARD_CORPUS=2400`.
  static let count =
    ProcessInfo.processInfo.environment["STEELYARD_CORPUS"].flatMap(Int.init) ?? 600

  private enum Outcome {
    case right, refused
    case misread(String)
  }

  private func outcome(_ own: OrganiserCase, _ folder: TemporaryFolder) throws -> Outcome {
    for (name, content) in own.files {
      let bytes: [UInt8] =
        switch content {
        case .bytes(let bytes): bytes
        case .text(let text, let isGB18030):
          isGB18030 ? CSVEncoding.gb18030.bytes(text) ?? [] : Array(text.utf8)
        }
      try Data(bytes).write(to: folder.url.appending(path: name))
    }
    let path = own.files.count == 1 ? folder.path(own.files[0].name) : folder.url.path
    let reading = try RoundReader().read(path: path)
    guard !reading.diagnostics.contains(where: { $0.level == .error }), let round = reading.round
    else { return .refused }
    let scheme = round.scheme
    guard scheme.components.map(\.key) == ["onsite", "routine", "peer"],
      scheme.components.map(\.weight) == [60, 30, 10]
    else { return .misread("\(scheme.components)") }
    let known = Dictionary(uniqueKeysWithValues: round.units.enumerated().map { ($1.id, $0) })
    guard known.count == own.rows.count else { return .misread("\(round.units.map(\.id))") }
    for row in own.rows {
      guard let unit = known[row.unit] else { return .misread(row.unit) }
      guard round.homeTeams[unit].map({ round.teams[$0].id }) == row.team else {
        return .misread("team of \(row.unit)")
      }
      for (k, share) in row.shares.enumerated() {
        let found = round.scores[unit][k].map { $0 / scheme.components[k].full }
        guard let found, let share, abs(found - share) < 6e-5 else {
          return .misread(
            "\(row.unit) \(k): \(String(describing: found)), not \(String(describing: share))")
        }
      }
    }
    return .right
  }

  @Test(arguments: 0..<4)
  func `every file is read right or refused`(part: Int) throws {
    var counts = (sound: 0, read: 0, refusedTraps: 0, traps: 0)
    for index in stride(from: part, to: Self.count, by: 4) {
      var stream = PhiloxStream(seed: 2015, tag: 9001, replicate: index)
      let own = OrganiserCase(index, &stream)
      let folder = try TemporaryFolder()
      switch try outcome(own, folder) {
      case .right: if !own.isTrap { counts.read += 1 }
      case .refused: if own.isTrap { counts.refusedTraps += 1 }
      case .misread(let what): Issue.record("\(index) \(own.name): \(what)")
      }
      if own.isTrap { counts.traps += 1 } else { counts.sound += 1 }
    }
    // Some faults leave the scores as they were, and those may be read.
    #expect(10 * counts.refusedTraps >= 8 * counts.traps, "\(counts)")
    #expect(100 * counts.read >= 99 * counts.sound, "\(counts)")
  }
}
