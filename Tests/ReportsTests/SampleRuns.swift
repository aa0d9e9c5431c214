import Appraisals
import Reporting
import Reports
import TestSupport

/// The small round in English: 24 units, four teams, no ratings.
let smallRound = Repository.data("small-english/scores.csv")

extension RunRecipe {
  /// A command on a round.
  init(
    _ command: Command, round path: String, weights: [String: Double] = [:],
    _ analysis: Recipe = Recipe()
  ) {
    self.init(command)
    round = RoundSource(path: path, weights: weights)
    self.analysis = analysis
  }

  /// A command on a plain table.
  init(_ command: Command, table path: String) {
    self.init(command)
    table = TableSource(path: path)
    analysis = Recipe()
  }

  /// Carries the recipe out.
  ///
  /// - Parameter place: from the path of an input to where it is.
  func output(
    hasFiles: Bool = false, threads: Int = 1, at place: (String) -> String = { $0 }
  ) throws -> RunOutput {
    try Run(self, RunInputs(self, at: place), hasFiles: hasFiles, threads: threads).output()
  }
}

extension RunOutput {
  func table(_ name: String) -> ResultTable? { tables.first { $0.name == name } }

  /// The rows of a table as files hold them, by column name; none where there is no such table.
  func rows(_ name: String) -> [[String: String]] {
    guard let table = table(name) else { return [] }
    return table.rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(table.columnNames, row.map { $0.written(in: recipe.language) }))
    }
  }

  /// A file of the result folder.
  func file(_ name: String) throws -> OutputFile? {
    try folder().files.first { $0.name == name }
  }
}

extension [String: String] {
  /// A cell as a number; not a number where it is none.
  func number(_ column: String) -> Double { Double(self[column] ?? "") ?? .nan }
}

extension OutputFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The failure of some work; nil where it succeeds.
func failure(_ work: () throws -> Void) -> AppraisalError? {
  do {
    try work()
    return nil
  } catch {
    return error as? AppraisalError
  }
}
