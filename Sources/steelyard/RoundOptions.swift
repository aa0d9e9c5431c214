import ArgumentParser
import Assessments
import Foundation
import Phrases
import TableIO

struct RoundOptions: ParsableArguments {
  @Argument(
    help: "A round's folder, a CSV or Excel file with one row a unit, or - for standard input.")
  var round: String

  @Option(help: "Columns of other names, as unit=dept,team=grp,onsite=visit.")
  var columns: String?

  @Option(help: "Weights instead of the scheme's, as onsite=60,routine=30,peer=10.")
  var weights: String?

  @OptionGroup var tables: TableFileOptions

  @Option(help: "Seed of everything drawn by chance.")
  var seed: UInt64 = 1

  @Option(help: "Threads to work on; the answer does not depend on them.")
  var threads: Int = 1

  @Flag(help: "No notices on standard error; errors stay.")
  var quiet = false

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
    if quiet { Console.silence() }
  }

  /// The round as read, with what is wrong with it.
  func read() throws -> RoundReading {
    try Self.read(round, columns: columns, weights: weights, tables: tables)
  }

  static func read(
    _ round: String, columns: String?, weights: String?, tables: TableFileOptions
  ) throws -> RoundReading {
    let reader = try Self.reader(columns: columns, weights: weights, tables: tables)
    let reading = try read(round, by: reader)
    tellActs(of: reading)
    return reading
  }

  /// The round with the tables it was read from.
  func readTables() throws -> (reading: RoundReading, tables: [RoundTable]) {
    let reader = try reader()
    let (reading, tables) = try Self.refusing { () throws(RoundError) in
      try reader.readTables(path: round)
    }
    Self.tellActs(of: reading)
    return (reading, tables)
  }

  /// What reads a round as the options say.
  func reader() throws -> RoundReader {
    try Self.reader(columns: columns, weights: weights, tables: tables)
  }

  static func reader(
    columns: String?, weights: String?, tables: TableFileOptions
  ) throws -> RoundReader {
    var reader = RoundReader()
    reader.columns = try pairs(columns, option: "--columns")
    reader.tables = tables.values
    for (key, text) in try pairs(weights, option: "--weights") {
      guard let weight = Double(text), weight >= 0 else {
        throw ValidationError("--weights: '\(text)' is no weight for \(key)")
      }
      reader.weights[key] = weight
    }
    return reader
  }

  /// The round as a reader reads it, without a word.
  static func read(_ path: String, by reader: RoundReader) throws -> RoundReading {
    try refusing { () throws(RoundError) in try reader.read(path: path) }
  }

  private static func refusing<Answer>(
    _ read: () throws(RoundError) -> Answer
  ) throws -> Answer {
    do {
      return try read()
    } catch {
      if case .unreadable = error {
        throw Failure(code: Failure.cannotRead, sentence: error.phrase)
      }
      throw Failure(code: Failure.badData, sentence: error.phrase)
    }
  }

  /// Says what was left out or taken for granted, which is never silent.
  static func tellActs(of reading: RoundReading) {
    let acts = reading.diagnostics.filter { $0.isAboutReading && $0.level != .error }
    for finding in acts.prefix(20) { say(finding.line) }
    if acts.count > 20 { say(Phrase("\(acts.count - 20) more findings of reading")) }
  }

  /// The round, refused when any finding is an error.
  func readSound() throws -> Round { try readSoundly().round }

  /// The round with its notices and inputs, refused when any finding is an error.
  func readSoundly() throws -> (round: Round, reading: RoundReading) {
    try Self.sound(try read())
  }

  /// The round of a reading, refused when any finding is an error.
  static func sound(_ reading: RoundReading) throws -> (round: Round, reading: RoundReading) {
    let errors = reading.diagnostics.filter { $0.level == .error }
    guard errors.isEmpty, let round = reading.round else {
      for finding in errors.prefix(20) { Console.complain(finding.line.said) }
      throw Failure(
        code: Failure.badData,
        sentence: Phrase(
          "\(errors.count) errors in the input; 'steelyard check' lists every finding"))
    }
    let notices = reading.diagnostics.count
    if notices > 0 { say(Phrase("\(notices) findings in the input; 'steelyard check' lists them")) }
    return (round, reading)
  }

  static func pairs(_ text: String?, option: String) throws -> [String: String] {
    var result: [String: String] = [:]
    for part in (text ?? "").split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw ValidationError("\(option): '\(part)' is not of the form name=value")
      }
      result[sides[0]] = sides[1]
    }
    return result
  }
}

extension Diagnostic {
  /// Whether the finding says what reading did to get from a file to a table.
  fileprivate var isAboutReading: Bool {
    switch rule {
    case .rowLeftOut, .columnLeftOut, .sheetLeftOut, .hiddenRows, .mergeFilled, .uncomputedFormula,
      .staleFormulas, .percents, .sheetsJoined, .itemsUnfolded, .encoding:
      true
    default: false
    }
  }

  var line: Phrase {
    let place = placePhrase(file: file, sheet: sheet, row: row, column: column)
    return Phrase(
      "\(rule.rawValue) \(Phrase(term: level.rawValue)): \(place): \(sentence); \(suggestion)")
  }
}
