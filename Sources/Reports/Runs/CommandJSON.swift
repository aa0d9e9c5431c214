import Appraisals
public import Phrases
public import Reporting

/// The JSON of a command: one object of the same shape for all of them.
///
/// Its members are format_version, program_version, command, options, seed, input_hashes, summary,
/// warnings and tables. Blanks are null, numbers have ten significant digits.
public struct CommandJSON: Sendable {
  /// The version of that shape.
  public static let format = 1

  private let members: @Sendable (Language) -> JSONText

  init(
    command: String, options: JSONText, seed: UInt64?, inputs: [RunRecord.File],
    summary: [Phrase], warnings: [Phrase], tables: [ResultTable]
  ) {
    members = { language in
      .object([
        ("format_version", .integer(Self.format)),
        ("program_version", .text(Steelyard.version)),
        ("command", .text(command)), ("options", options),
        ("seed", .raw(seed.map(String.init) ?? "null")),
        ("input_hashes", .object(inputs.map { ($0.name, .text($0.sha256)) })),
        ("summary", .list(summary.map { .text($0.said(in: language)) })),
        ("warnings", .list(warnings.map { .text($0.said(in: language)) })),
        ("tables", .object(tables.map { ($0.name, .raw($0.jsonText(in: language))) })),
      ])
    }
  }

  /// The JSON of a command that no recipe decides, and where nothing is drawn by chance.
  ///
  /// - Parameters:
  ///   - command: its words, as `archive list`.
  ///   - options: what it was given, by name.
  public init(
    command: String, options: [(name: String, value: String)], summary: [Phrase] = [],
    warnings: [Phrase] = [], tables: [ResultTable]
  ) {
    self.init(
      command: command, options: .object(options.map { ($0.name, .text($0.value)) }), seed: nil,
      inputs: [], summary: summary, warnings: warnings, tables: tables)
  }

  /// The text, sentences in a language.
  public func text(in language: Language) -> String { members(language).text + "\n" }
}
