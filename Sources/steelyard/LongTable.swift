import ArgumentParser
import Foundation
import MixedModels
import Phrases
import TableIO

/// A plain long table for the commands that are not about rounds: one row an observation.
struct LongTable {
  let table: Table
  private let file: String
  /// More lines than these nobody reads.
  private static let noticeLimit = 20

  init(path: String, options: TableOptions = TableOptions()) throws {
    file = path == "-" ? "standard input" : path
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(path)
    } catch {
      throw Failure(
        code: Failure.cannotRead,
        sentence: Phrase("\(path): cannot be read: \(error.localizedDescription)"))
    }
    do {
      table = try Table(reading: bytes, file: file, options: options)
    } catch {
      throw Failure(code: Failure.badData, sentence: error.phrase)
    }
    for notice in table.notices.prefix(Self.noticeLimit) { say(notice.line) }
    if table.notices.count > Self.noticeLimit {
      say(Phrase("\(file): \(table.notices.count - Self.noticeLimit) more notices of reading"))
    }
    if let ragged = table.raggedRows.first {
      throw Failure(
        code: Failure.badData,
        sentence: Phrase(
          "\(file): row \(ragged.row) has \(ragged.cells) cells, the header "
            + "\(table.header.count); quote cells that hold the delimiter"))
    }
  }

  var rowCount: Int { table.rowCount }

  func column(_ name: String) throws -> Int {
    guard let index = table.header.firstIndex(of: name) else {
      throw Failure(
        code: Failure.badData,
        sentence: table.sheet(ofRow: 0).map {
          Phrase("\(file), sheet \($0): no column '\(name)' among \(table.header)")
        } ?? Phrase("\(file): row 1: no column '\(name)' among \(table.header)"))
    }
    return index
  }

  /// A column of numbers; nil where blank or N.A.
  func numbers(_ name: String) throws -> [Double?] {
    let column = try column(name)
    return try (0..<table.rowCount).map { row in
      switch table.number(row, column) {
      case .number(let value): return value
      case .blank, .notApplicable: return nil
      case .unreadable(let text):
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "\(place(row)), column \(name) (\(table.letter(column, row: row) ?? "")): "
              + "'\(text)' is no number; write digits, or leave the cell blank"))
      }
    }
  }

  private func place(_ row: Int) -> String {
    file + (table.sheet(ofRow: row).map { ", sheet \($0)" } ?? "")
      + ", row \(table.sheetRow(row))"
  }

  /// A column of labels, as codes; blank where the cell is.
  func labels(_ name: String) throws -> TableCodes { table.codes(try column(name)) }

  /// Whether every filled cell of a column is a number.
  func isNumeric(_ name: String) throws -> Bool {
    let column = try column(name)
    return (0..<table.rowCount).allSatisfy { row in
      if case .unreadable = table.number(row, column) { false } else { true }
    }
  }

  /// One factor from a column, or the combination of columns joined by a colon.
  func factor(_ term: String, named name: String? = nil) throws -> (
    labels: TableCodes, name: String
  ) {
    let parts = try term.split(separator: ":").map { try labels(String($0)) }
    guard var result = parts.first else {
      throw ValidationError("'\(term)' names no column")
    }
    for part in parts.dropFirst() {
      var levels: [String] = []
      var index: [Int: Int32] = [:]
      let codes = result.codes.indices.map { row -> Int32 in
        let key = result[row] * part.levels.count + part[row]
        if let known = index[key] { return known }
        let (a, b) = (result.levels[result[row]], part.levels[part[row]])
        index[key] = Int32(levels.count)
        levels.append(a.isEmpty || b.isEmpty ? "" : "\(a):\(b)")
        return Int32(levels.count - 1)
      }
      result = TableCodes(levels: levels, codes: codes)
    }
    return (result, name ?? term)
  }
}

/// Rows in which nothing is missing, and factors over them.
struct CompleteRows {
  let rows: [Int]
  let dropped: Int

  init(count: Int, numbers: [[Double?]], labels: [TableCodes]) {
    let blanks = labels.map { codes in codes.levels.map(\.isEmpty) }
    rows = (0..<count).filter { row in
      numbers.allSatisfy { $0[row] != nil }
        && zip(labels, blanks).allSatisfy { codes, blank in !blank[codes[row]] }
    }
    dropped = count - rows.count
  }

  func values(_ column: [Double?]) -> [Double] { rows.compactMap { column[$0] } }

  /// Levels that occur in these rows, in order of first appearance, or of their numbers or names.
  func factor(_ labels: TableCodes, name: String, sorted: Bool = false) -> RandomFactor {
    var used: [Int] = []
    var seen = [Bool](repeating: false, count: labels.levels.count)
    for row in rows where !seen[labels[row]] {
      seen[labels[row]] = true
      used.append(labels[row])
    }
    if sorted {
      let numeric = used.allSatisfy { Double(labels.levels[$0]) != nil }
      used.sort {
        let (a, b) = (labels.levels[$0], labels.levels[$1])
        return numeric ? (Double(a) ?? 0) < (Double(b) ?? 0) : a < b
      }
    }
    var place = [Int32](repeating: 0, count: labels.levels.count)
    for (index, code) in used.enumerated() { place[code] = Int32(index) }
    return RandomFactor(
      name: name, levels: used.map { labels.levels[$0] }, codes: rows.map { place[labels[$0]] })
  }
}
