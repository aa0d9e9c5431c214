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

  /// - Parameters:
  ///   - source: the cells.
  ///   - round: what was read from them.
  ///   - withItems: whether items get codes.
  /// - Complexity: one pass over the cells.
  init(_ source: RoundTable, of round: Round, _ codes: inout NameCodes, withItems: Bool) {
    let table = source.table
    let known = Set(source.meanings.joined())
    // A unit's second name says no more than its first.
    let dropped: Set = known.contains("unit") ? ["text", "name"] : ["text"]
    let meanings = source.meanings.map { $0.first { !dropped.contains($0) } }
    leftOut = zip(table.header, meanings).filter { $1 == nil }.map(\.0)
    let columns = meanings.enumerated().compactMap { place, meaning in
      meaning.map { (place: place, meaning: $0) }
    }
    header = columns.map(\.meaning)
    let names = RoundNames(round)
    let isAboutUnits = source.name != "assessors"
    rows = (0..<table.rowCount).compactMap { row -> [String]? in
      var cells: [String] = []
      for column in columns {
        let text = table.text(row, column.place)
        switch NameCodes.Kind(column: column.meaning) {
        case .unit:
          let unit = names.unit(text)
          // A total or a mean, which the round leaves out.
          if isAboutUnits, unit == nil, !text.isEmpty { return nil }
          cells.append(codes.code(unit ?? text, .unit))
        case .team:
          // A cell may name the several teams of a shared visit.
          let parts = source.name == "units" ? text.split { ";；、".contains($0) } : [text[...]]
          cells.append(
            parts.map { $0.trimmingCharacters(in: .whitespaces) }
              .map { codes.code(names.team($0) ?? $0, .team) }
              .filter { !$0.isEmpty }.sorted().joined(separator: ";"))
        case .item where !withItems: cells.append(text.asCell)
        case let kind?: cells.append(codes.code(text, kind))
        case nil where column.meaning == "role" && !round.scheme.asks(forRole: text):
          cells.append(text.isEmpty ? "" : "other")
        case nil: cells.append(text.asCell)
        }
      }
      return cells
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension String {
  /// Safe for spreadsheets; numbers stay numbers.
  fileprivate var asCell: String { Double(self) == nil ? spreadsheetSafe(self) : self }
}

extension NameCodes.Kind {
  /// Whose names a column of this canonical name holds.
  fileprivate init?(column: String) {
    switch column {
    case "unit", "name", "home": self = .unit
    case "assessor", "rater": self = .assessor
    case "item": self = .item
    default:
      guard column.hasPrefix("team") else { return nil }
      self = .team
    }
  }
}
