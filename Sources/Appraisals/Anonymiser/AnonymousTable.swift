import Assessments
import Foundation
import TableIO

/// A table of a round with codes for the names of units, teams and people.
struct AnonymousTable {
  /// Canonical names of the columns that are kept.
  let header: [String]
  /// One list of cells per row, safe for spreadsheets; in the order of the cells, not in that of the
  /// names.
  let rows: [[String]]
  /// Columns that were left out: free text, and what no analysis uses.
  let leftOut: [String]

  /// - Complexity: one pass over the cells.
  init(_ source: RoundTable, _ codes: inout NameCodes) {
    let table = source.table
    let known = Set(source.meanings.joined())
    // A unit's second name says no more than its first.
    let dropped: Set = known.contains("unit") ? ["text", "name"] : ["text"]
    let meanings = source.meanings.map { $0.first { !dropped.contains($0) } }
    leftOut = zip(table.header, meanings).filter { $1 == nil }.map(\.0)
    let kept = meanings.indices.filter { meanings[$0] != nil }
    let columns = kept.map { (place: $0, kind: NameCodes.Kind(column: meanings[$0] ?? "")) }
    header = kept.map { meanings[$0] ?? "" }
    rows = (0..<table.rowCount).map { row in
      columns.map { column in
        let text = table.text(row, column.place)
        guard let kind = column.kind else {
          return Double(text) == nil ? spreadsheetSafe(text) : text
        }
        // A cell may name the several teams of a shared visit.
        guard kind == .team, source.name == "units" else { return codes.code(text, kind) }
        return text.split { ";；、".contains($0) }
          .map { codes.code($0.trimmingCharacters(in: .whitespaces), .team) }
          .filter { !$0.isEmpty }.sorted().joined(separator: ";")
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension NameCodes.Kind {
  /// Whose names a column of this canonical name holds.
  fileprivate init?(column: String) {
    switch column {
    case "unit", "name", "home": self = .unit
    case "assessor", "rater": self = .assessor
    default:
      guard column.hasPrefix("team") else { return nil }
      self = .team
    }
  }
}
