import Appraisals
import Foundation
import Phrases
import Reporting
import TableIO
import Testing

@testable import Reports

/// Every table that a command writes is declared, and holds what its declaration says.
@Suite struct DeclaredTablesTests {
  private static var tables: [(run: String, table: ResultTable)] {
    get throws {
      try SampleRun.all.flatMap { run in run.output.tables.map { (run.name, $0) } }
    }
  }

  /// Names of columns as a pattern: a column with a placeholder stands for one or more.
  private static func pattern(_ description: TableDescription) -> String {
    let parts = description.columns.map { column in
      let isOpen = column.name.contains("<")
      let name = NSRegularExpression.escapedPattern(for: column.name)
        .replacing(/<[^>]*>/, with: "[^,]+")
      return "(?:\(name),)" + (isOpen ? "+" : "")
    }
    return "^" + parts.joined() + "$"
  }

  @Test func `tables are declared with their columns`() throws {
    for (run, table) in try Self.tables {
      let declared = TableCatalogue.all.filter { $0.name == table.name }
      let names = table.columnNames.joined(separator: ",") + ","
      #expect(
        declared.contains { names.range(of: Self.pattern($0), options: .regularExpression) != nil },
        "\(run): \(table.name): \(names)")
    }
  }

  @Test func `the runs write every declared table that a run can write`() throws {
    let written = Set(try Self.tables.map(\.table.name))
    let alone = Set((RunTables.descriptions + ArchiveTables.descriptions).map(\.name))
    // A sheet of the workbook alone, and the sentences of explain.
    let missing = Set(TableCatalogue.all.map(\.name)).subtracting(written).subtracting(alone)
      .subtracting(["rank_order", "explanation"])
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test func `values lie in the declared range`() throws {
    for (run, table) in try Self.tables {
      for (place, column) in table.columns.enumerated() {
        let (least, greatest) = (column.range.least, column.range.greatest)
        for cell in table.rows.map({ $0[place] }) {
          // As written: sums of shares are 1 to ten digits.
          guard let value = Double(cell.written(in: .en)), cell != .missing else { continue }
          #expect(
            value >= least ?? -.infinity && value <= greatest ?? .infinity,
            "\(run): \(table.name).\(column.name) is \(value)")
        }
      }
    }
  }

  @Test func `cells are blank only where the declaration says when`() throws {
    for (run, table) in try Self.tables {
      for (place, column) in table.columns.enumerated() where column.blank == nil {
        let row = table.rows.first { $0[place].written(in: .en).isEmpty }
        #expect(row == nil, "\(run): \(table.name).\(column.name): \(row ?? [])")
      }
    }
  }

  @Test func `cells are of the kind that is declared`() throws {
    for (run, table) in try Self.tables {
      for (place, column) in table.columns.enumerated() {
        for cell in table.rows.map({ $0[place] }) {
          let fits =
            switch cell {
            case .missing: true
            case .text, .term: column.quantity.isText
            case .phrase: column.quantity == .sentence
            case .flag: column.quantity == .flag
            case .integer, .number, .precise: !column.quantity.isText && column.quantity != .flag
            }
          #expect(fits, "\(run): \(table.name).\(column.name): \(cell)")
        }
      }
    }
  }

  @Test func `CSV and JSON hold the same values`() throws {
    for (run, table) in try Self.tables {
      let csv = try Table(csv: Array(table.csvText(in: .zh).utf8), file: "t.csv")
      let json = try JSONSerialization.jsonObject(with: Data(table.jsonText(in: .zh).utf8))
      let rows = try #require(json as? [[String: Any]])
      #expect(csv.header == table.columnNames && csv.rowCount == rows.count, "\(run) \(table.name)")
      guard csv.rowCount == rows.count else { continue }
      for (row, members) in rows.enumerated() {
        for (place, column) in table.columnNames.enumerated() {
          let text = csv.text(row, place)
          let isSame =
            switch members[column] {
            case is NSNull: text.isEmpty
            case let own as String: spreadsheetSafe(own) == text
            case let own as NSNumber where text == "true" || text == "false":
              own.boolValue == (text == "true")
            case let own as NSNumber:
              // Long numbers are read as decimals, whose doubleValue is off in the last digits.
              Double(text) == Double(own.stringValue)
                && Self.digits(text) <= Self.mostDigits(table.rows[row][place])
            default: false
            }
          #expect(isSame, "\(run): \(table.name).\(column): \(text)")
          if !isSame { return }
        }
      }
    }
  }

  private static func mostDigits(_ cell: ResultTable.Cell) -> Int {
    if case .precise = cell { Double.preciseDigits } else { Double.writtenDigits }
  }

  /// Significant digits of a number as written.
  private static func digits(_ text: String) -> Int {
    text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
  }
}
