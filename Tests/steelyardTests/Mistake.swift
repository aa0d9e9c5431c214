import Foundation
import TestSupport

/// A typical mistake: what a user has, calls and should be told.
struct Mistake: Sendable {
  /// What is wrong, in a few words.
  let name: String
  /// Files by name.
  let files: [String: [UInt8]]
  /// The command, as typed.
  let command: String
  let status: Int32
  /// Where it is, what is wrong and what to do, in the words of the message.
  let says: [String]

  init(
    _ name: String, _ files: [String: String], _ command: String, _ status: Int32, _ says: String...
  ) {
    self.init(name, files.mapValues { Array($0.utf8) }, command, status, says)
  }

  init(
    bytes name: String, _ files: [String: [UInt8]], _ command: String, _ status: Int32,
    _ says: String...
  ) {
    self.init(name, files, command, status, says)
  }

  private init(
    _ name: String, _ files: [String: [UInt8]], _ command: String, _ status: Int32, _ says: [String]
  ) {
    self.name = name
    self.files = files
    self.command = command
    self.status = status
    self.says = says
  }

  // MARK: files that are right but for one thing

  static let header = "unit,team,onsite,routine,peer\n"
  static let good =
    header
    + (0..<9).map { "u\($0),t\($0 % 3),\(70 + $0),\(75 + $0 % 5),\(80 + $0 % 7)\n" }.joined()

  /// The table with another row for u2, which is row 4 of the sheet.
  static func table(_ row: String) -> String {
    good.replacing("u2,t2,72,77,82", with: row)
  }

  static let scheme = """
    name: x
    components:
      - {key: onsite, weight: 60, scored_by: team}
      - {key: routine, weight: 30, scored_by: centre}
      - {key: peer, weight: 10, scored_by: members}

    """

  /// A round of a folder with another scheme, and other files.
  static func round(_ scheme: String, _ others: [String: String] = [:]) -> [String: String] {
    ["d/scores.csv": good, "d/scheme.yaml": scheme].merging(others) { $1 }
  }

  /// What Office 97 to 2003 begin their files with, and a stream of a name.
  static func container(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + stream.utf8.flatMap { [$0, 0] }
      + [UInt8](repeating: 0, count: 600)
  }
}
