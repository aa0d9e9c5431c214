import Appraisals
import Foundation
import Phrases
import Reporting

/// part.json: what a part of the groups of `trend` came to, exactly, so that parts can be joined.
///
/// A part's folder is a result folder of its groups; this file holds what the others lack: every cell
/// unrounded, sentences whose values are separate from their words, and which notices are whose.
struct TrendPart: Codable {
  /// Grows whenever a reader of earlier parts would misread this one.
  static let currentFormat = 1
  static let fileName = "part.json"

  let format: Int
  /// Groups with two years or more, each with a page.
  let studies: Int
  /// Notices of what all parts read: the same in each.
  let opening: [Phrase]
  /// Notices of groups left out.
  let leftOut: [Phrase]
  /// Notices and sentences of the groups, in their order.
  let notices: [Phrase]
  let summary: [Phrase]
  let tables: [Table]

  /// Cells by row; `ResultTable.Cell.exact` says how.
  struct Table: Codable {
    let name: String
    let rows: [[String]]
  }

  init(_ compared: ComparedGroups) {
    format = Self.currentFormat
    studies = compared.studies
    opening = compared.opening
    leftOut = compared.leftOut
    notices = compared.notices
    summary = compared.summary
    tables = compared.tables.map { table in
      Table(name: table.name, rows: table.rows.map { $0.map(\.exact) })
    }
  }

  /// The file of the part's folder.
  ///
  /// - Throws: `AppraisalError` where JSON cannot hold it.
  func file() throws(AppraisalError) -> OutputFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return OutputFile(
        Self.fileName, text: String(decoding: try encoder.encode(self), as: UTF8.self) + "\n")
    } catch {
      throw AppraisalError(
        .impossible, Phrase("the run cannot be recorded: \(error.localizedDescription)"))
    }
  }
}

extension ResultTable.Cell {
  /// The cell without loss: a letter for its kind, then its value; empty for a blank.
  var exact: String {
    switch self {
    case .text(let text): "t" + text
    case .term(let term): "w" + term
    case .phrase(let phrase):
      "p" + ((try? JSONEncoder().encode(phrase)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    case .integer(let value): "i\(value)"
    case .number(let value), .precise(let value): "n\(value)"
    case .flag(let value): value ? "f1" : "f0"
    case .missing: ""
    }
  }

  /// - Returns: nil for what `exact` does not give.
  init?(exact: String) {
    guard let kind = exact.utf8.first else {
      self = .missing
      return
    }
    let rest = String(exact.dropFirst())
    let cell: Self?
    switch kind {
    case UInt8(ascii: "t"): cell = .text(rest)
    case UInt8(ascii: "w"): cell = .term(rest)
    case UInt8(ascii: "p"):
      cell = (try? JSONDecoder().decode(Phrase.self, from: Data(rest.utf8))).map { .phrase($0) }
    case UInt8(ascii: "i"): cell = Int(rest).map { .integer($0) }
    case UInt8(ascii: "n"): cell = Double(rest).map { .number($0) }
    case UInt8(ascii: "f"): cell = rest == "1" ? .flag(true) : rest == "0" ? .flag(false) : nil
    default: cell = nil
    }
    guard let cell else { return nil }
    self = cell
  }
}
