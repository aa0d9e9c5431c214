public import Appraisals
import Foundation
import Phrases
import Reporting

extension RunOutput {
  /// The version of the shape of the JSON below.
  public static let jsonFormat = 1

  /// The run as one JSON object: format_version, program_version, command, options, seed,
  /// input_hashes, summary, warnings, tables. Blanks are null, numbers have ten significant digits.
  ///
  /// - Throws: `AppraisalError` for a recipe that JSON cannot hold.
  public func json() throws(AppraisalError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let options: String
    do {
      options = String(decoding: try encoder.encode(recipe), as: UTF8.self)
    } catch {
      throw AppraisalError(
        .impossible, Phrase("the run cannot be recorded: \(error.localizedDescription)"))
    }
    let language = recipe.language
    return JSONText.object([
      ("format_version", .integer(Self.jsonFormat)),
      ("program_version", .text(Steelyard.version)),
      ("command", .text(recipe.command.rawValue)), ("options", .raw(options)),
      ("seed", .raw(String(recipe.seed))),
      ("input_hashes", .object(inputs.map { ($0.name, .text($0.sha256)) })),
      ("summary", .list(summary.map { .text($0.said(in: language)) })),
      ("warnings", .list(warnings.map { .text($0.said(in: language)) })),
      ("tables", .object(tables.map { ($0.name, .raw($0.jsonText(in: language))) })),
    ]).text + "\n"
  }
}
