internal import GRDB

/// A row whose cells are what the schema says they are, or an error: a damaged or hostile file may hold
/// anything.
struct SoundRow {
  private let row: Row

  init(_ row: Row) { self.row = row }

  /// The cell of a column, counted from 0.
  ///
  /// - Throws: `CellFault` where it is missing or of another type.
  subscript<Value: StoredValue>(_ column: Int) -> Value {
    get throws {
      guard let value = Value(stored: row[column] as DatabaseValue) else {
        throw CellFault(column: column, kind: Value.kind)
      }
      return value
    }
  }

  /// The cell of a column that may be empty.
  ///
  /// - Throws: `CellFault` where it is of another type.
  subscript<Value: StoredValue>(_ column: Int) -> Value? {
    get throws {
      let stored: DatabaseValue = row[column]
      guard !stored.isNull else { return nil }
      guard let value = Value(stored: stored) else {
        throw CellFault(column: column, kind: Value.kind)
      }
      return value
    }
  }
}

/// A cell that is not what the schema says.
struct CellFault: Error, CustomStringConvertible {
  let column: Int
  let kind: String

  var description: String { "column \(column + 1) of a row is no \(kind)" }
}

/// A value as the archive's tables hold it.
protocol StoredValue {
  /// What messages call the type.
  static var kind: String { get }
  /// nil where the cell holds another type.
  init?(stored: DatabaseValue)
}

extension Int: StoredValue {
  static var kind: String { "whole number" }

  init?(stored: DatabaseValue) {
    guard case .int64(let value) = stored.storage else { return nil }
    self.init(exactly: value)
  }
}

extension Int32: StoredValue {
  static var kind: String { "whole number" }

  init?(stored: DatabaseValue) {
    guard case .int64(let value) = stored.storage else { return nil }
    self.init(exactly: value)
  }
}

extension Double: StoredValue {
  static var kind: String { "finite number" }

  init?(stored: DatabaseValue) {
    switch stored.storage {
    case .double(let value) where value.isFinite: self = value
    case .int64(let value): self = Double(value)
    default: return nil
    }
  }
}

extension String: StoredValue {
  static var kind: String { "text" }

  init?(stored: DatabaseValue) {
    guard case .string(let text) = stored.storage else { return nil }
    self = text
  }
}

extension Database {
  /// All rows of a query, read as the schema says.
  ///
  /// - Parameter table: what messages call the rows.
  /// - Throws: `DatabaseError`, or `TableFault` with the first cell of another type.
  func soundRows<Value>(
    _ table: String, _ sql: String, _ arguments: StatementArguments = StatementArguments(),
    _ value: (SoundRow) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    let cursor = try Row.fetchCursor(self, sql: sql, arguments: arguments)
    while let row = try cursor.next() {
      do {
        values.append(try value(SoundRow(row)))
      } catch let fault as CellFault {
        throw TableFault(table: table, row: values.count + 1, fault: fault.description)
      }
    }
    return values
  }
}

/// A row that is not what the schema says, or that points nowhere.
struct TableFault: Error, CustomStringConvertible {
  let table: String
  /// From 1, in the order of the table.
  let row: Int
  let fault: String

  var description: String { "table \(table), row \(row): \(fault)" }
}
