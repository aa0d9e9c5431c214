public import Appraisals
import Foundation
import Phrases
import Reporting

extension RunOutput {
  /// The run as one JSON object; `CommandJSON` says what it holds.
  ///
  /// - Parameter table: the one table that is wanted; nil for all.
  /// - Throws: `AppraisalError` for a recipe that JSON cannot hold.
  public func json(table: String? = nil) throws(AppraisalError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let options: String
    do {
      options = String(decoding: try encoder.encode(recipe), as: UTF8.self)
    } catch {
      throw AppraisalError(
        .impossible, Phrase("the run cannot be recorded: \(error.localizedDescription)"))
    }
    return CommandJSON(
      command: recipe.command.rawValue, options: .raw(options), seed: recipe.seed, inputs: inputs,
      summary: summary, warnings: warnings,
      tables: tables.filter { table == nil || $0.name == table }
    ).text(in: recipe.language)
  }
}
