import Foundation
import GRDBSQLite

/// Changes of an archive that leave most of its structure as it is.
enum ArchiveMutation {
  /// A few bytes of one page, or a page in the place of another.
  static func page(_ bytes: [UInt8], _ generator: inout MutationSource) -> [UInt8] {
    guard bytes.count >= 1_024 else { return bytes }
    var bytes = bytes
    let declared = Int(bytes[16]) << 8 | Int(bytes[17])
    let size = declared >= 512 && declared <= bytes.count ? declared : 512
    let pages = bytes.count / size
    let page = Int.random(in: 0..<pages, using: &generator) * size
    if pages > 2, Int.random(in: 0..<8, using: &generator) == 0 {
      let other = Int.random(in: 0..<pages, using: &generator) * size
      bytes.replaceSubrange(page..<(page + size), with: bytes[other..<(other + size)])
      return bytes
    }
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = page + Int.random(in: 0..<size, using: &generator)
      let odd: [UInt8] = [0, 1, 0x7f, 0x80, 0xff, UInt8.random(in: 0...255, using: &generator)]
      bytes[place] = odd[Int.random(in: 0..<odd.count, using: &generator)]
    }
    return bytes
  }

  /// One cell, through SQL: another type, another size, another row's key.
  static func cell(_ bytes: [UInt8], _ generator: inout MutationSource) -> [UInt8] {
    let path = Scratch.write(bytes, to: "mutated.sqlite")
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK else {
      sqlite3_close(database)
      return page(bytes, &generator)
    }
    run(database, "PRAGMA foreign_keys = OFF")
    run(database, "PRAGMA journal_mode = OFF")
    run(database, "PRAGMA ignore_check_constraints = ON")
    let tables = texts(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
    if !tables.isEmpty {
      let table = tables[Int.random(in: 0..<tables.count, using: &generator)]
      let columns = texts(database, "SELECT name FROM pragma_table_info('\(quoted(table, "'"))')")
      if !columns.isEmpty {
        let column = columns[Int.random(in: 0..<columns.count, using: &generator)]
        let name = "\"\(quoted(table, "\""))\""
        let value = odd[Int.random(in: 0..<odd.count, using: &generator)]
        let action = Int.random(in: 0..<8, using: &generator)
        let row = Int.random(in: 0..<20, using: &generator)
        let chosen = "rowid = (SELECT rowid FROM \(name) LIMIT 1 OFFSET \(row))"
        run(
          database,
          action == 0
            ? "DELETE FROM \(name) WHERE \(chosen)"
            : "UPDATE \(name) SET \"\(quoted(column, "\""))\" = \(value) WHERE \(chosen)")
      }
    }
    sqlite3_close(database)
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return bytes }
    return Array(data)
  }

  private static let odd = [
    "NULL", "0", "-1", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "x'00ff'",
    "''", "'a'", "'{}'", "'[1]'", "zeroblob(4096)", "'3.5'", "0.5", "2147483648", "char(0)",
    "'单位' || char(10)",
  ]

  private static func quoted(_ name: String, _ mark: String) -> String {
    name.replacingOccurrences(of: mark, with: mark + mark)
  }

  private static func run(_ database: OpaquePointer?, _ sql: String) {
    sqlite3_exec(database, sql, nil, nil, nil)
  }

  private static func texts(_ database: OpaquePointer?, _ sql: String) -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
    var found: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { found.append(String(cString: text)) }
    }
    return found
  }
}
