import Foundation
import TableIO

/// One file the round was read from.
public struct InputFile: Sendable {
  public let name: String
  public let bytes: [UInt8]
}

/// What reading gave: the round, unless the input names no unit, and every finding.
public struct RoundReading: Sendable {
  public let round: Round?
  public let findings: [Finding]
  public let inputs: [InputFile]
}

/// Reads a round from a wide CSV file, or from a folder of the files a round is made of.
public struct RoundReader: Sendable {
  /// Canonical column name to the name the file uses.
  public var columns: [String: String] = [:]
  /// Weights that replace the scheme's, by component key.
  public var weights: [String: Double] = [:]

  public init() {}

  /// - Throws: `RoundError` when a file cannot be opened or a weight names no component; all else
  ///   becomes findings.
  public func read(path: String) throws(RoundError) -> RoundReading {
    var files = try Files(path: path)
    var log = FindingLog()
    var scheme = Scheme.standard
    if let bytes = try files.bytes("scheme.yaml") {
      do {
        scheme = try Scheme(yaml: String(decoding: bytes, as: UTF8.self), file: "scheme.yaml")
      } catch {
        let reason = if case .badScheme(_, let reason) = error { reason } else { "\(error)" }
        log.report(.badScheme, .error, file: "scheme.yaml", reason, "correct the file")
      }
    }
    var intake = Intake(scheme: try scheme.weighted(weights))
    intake.log = log
    var sheets: [String: Sheet] = [:]
    for name in Self.names { sheets[name] = try sheet(name, &files, &intake.log) }
    intake.read(sheets, single: files.single)
    let round = intake.round()
    return RoundReading(round: round, findings: intake.log.findings, inputs: files.read)
  }

  private static let names = [
    "units.csv", "scores.csv", "ratings.csv", "ballots.csv", "findings.csv", "interviews.csv",
  ]

  private func sheet(
    _ name: String, _ files: inout Files, _ log: inout FindingLog
  ) throws(RoundError) -> Sheet? {
    guard let bytes = try files.bytes(name) else { return nil }
    let shown = files.single ?? name
    do throws(TableError) {
      return Sheet(try Table(csv: bytes, file: shown), mapping: columns)
    } catch {
      let (rule, row): (Finding.Rule, Int?) =
        switch error {
        case .empty: (.emptyFile, nil)
        case .notUTF8(_, let row), .unclosedQuote(_, let row): (.notATable, row)
        }
      log.report(rule, .error, file: shown, row: row, error.sentence, error.suggestion)
      return nil
    }
  }
}

extension Intake {
  /// Reads the sheets in the order in which they define units and teams.
  fileprivate mutating func read(_ sheets: [String: Sheet], single: String?) {
    var others: Set<String> = []
    if sheets["ratings.csv"] != nil, scheme.instrument != nil {
      others.insert(scheme.components[0].key)
    }
    if sheets["ballots.csv"] != nil {
      others.formUnion(scheme.components.filter { $0.scoredBy == .members }.map(\.key))
    }
    if let sheet = sheets["units.csv"] { readUnits(sheet) }
    if let sheet = sheets["scores.csv"] {
      if sheet.has("component"), sheet.has("score") {
        readLongScores(sheet)
      } else {
        readWideScores(sheet, others: others)
      }
    } else if sheets["ratings.csv"] == nil, !log.findings.contains(where: { $0.file == single }) {
      log.report(
        .emptyFile, .error, file: single ?? "scores.csv", "the round has no scores",
        "add scores.csv with columns unit, team, onsite, routine, peer")
    }
    if let sheet = sheets["ratings.csv"] { readRatings(sheet) }
    if let sheet = sheets["ballots.csv"] { readBallots(sheet) }
    if let sheet = sheets["findings.csv"] { readFieldNotes(sheet) }
    if let sheet = sheets["interviews.csv"] { readInterviews(sheet) }
  }
}

/// The files of a round, read when asked for.
private struct Files {
  /// The name of the one file, or nil for a folder.
  let single: String?
  private let path: String
  private(set) var read: [InputFile] = []

  init(path: String) throws(RoundError) {
    var isFolder: ObjCBool = false
    guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    else { throw .unreadable(path: path, reason: "no such file or folder") }
    self.path = path
    single = isFolder.boolValue ? nil : path == "-" ? "standard input" : path
  }

  /// nil when the round has no such file; a single file stands for scores.csv.
  mutating func bytes(_ name: String) throws(RoundError) -> [UInt8]? {
    var file = path
    if single == nil {
      file = URL(fileURLWithPath: path).appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: file) else { return nil }
    } else if name != "scores.csv" {
      return nil
    }
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(file)
    } catch {
      throw .unreadable(path: file, reason: error.localizedDescription)
    }
    read.append(InputFile(name: single ?? name, bytes: bytes))
    return bytes
  }
}
