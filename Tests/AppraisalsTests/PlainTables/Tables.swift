import Appraisals
import Foundation
import TableIO

extension LongTable {
  /// A table from CSV text.
  init(csv text: String) throws {
    try self.init(Table(csv: Array(text.utf8), file: "t.csv"))
  }

  /// A table from CSV text that is sound.
  init(read text: String) throws(AppraisalError) {
    guard let table = try? Table(csv: Array(text.utf8), file: "t.csv") else {
      fatalError("no table: \(text)")
    }
    try self.init(table)
  }

  /// A table of the tests of another module.
  init(golden name: String) throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try self.init(path: tests.appendingPathComponent(name).path)
  }

  /// Shrout & Fleiss (1979), table 2: six targets, four judges.
  static var shroutFleiss: LongTable {
    get throws {
      let scores = [
        [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
      ]
      var text = "unit,assessor,score\n"
      for (unit, row) in scores.enumerated() {
        for (judge, score) in row.enumerated() { text += "u\(unit),j\(judge),\(score)\n" }
      }
      return try LongTable(csv: text)
    }
  }
}

/// The failure of some work; nil where it succeeds.
func failure(_ work: () throws(AppraisalError) -> Void) -> AppraisalError? {
  do throws(AppraisalError) {
    try work()
    return nil
  } catch {
    return error
  }
}
