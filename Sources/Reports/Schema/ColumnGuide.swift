public import Appraisals
public import Phrases
public import Reporting
import TableIO

/// What every column of every output table means, as text, as a table, and as docs/columns.md.
public struct ColumnGuide: Sendable {
  private let tables: [TableDescription]

  /// - Parameter table: one table by its name; nil for all.
  /// - Throws: `AppraisalError` that lists the tables there are.
  public init(table: String? = nil) throws(AppraisalError) {
    guard let table else {
      tables = TableCatalogue.all
      return
    }
    tables = TableCatalogue.all.filter { $0.name == table }
    guard !tables.isEmpty else {
      let names = TableCatalogue.all.map(\.name).uniqued
      throw AppraisalError(
        .badData,
        Phrase("no table '\(table)'; there are \(names)").withGuess(at: table, among: names))
    }
  }

  /// Tables with their questions, and under each its columns.
  public func text(in language: Language) -> String {
    tables.map { table in
      let width = table.columns.map(\.name.count).max() ?? 0
      let lines = table.columns.map { column in
        let name = column.name + String(repeating: " ", count: width - column.name.count)
        return "  \(name)  \(column.description.said(in: language))\n"
      }
      return "\(table.name): \(table.question.said(in: language))\n" + lines.joined()
    }.joined(separator: "\n")
  }

  /// One row per column.
  public var table: ResultTable {
    Self.schema.table(tables.flatMap { table in table.columns.map { (table, $0) } })
  }

  private static let schema = Schema<(table: TableDescription, column: ResultColumn)>(
    "columns", Phrase("What does every column mean?"),
    [
      Column("table", Phrase("The table, by the name of its file."), .name) { $0.table.name },
      Column("column", Phrase("The column."), .name) { $0.column.name },
      Column("meaning", Phrase("What the column says."), .sentence) { $0.column.meaning },
      Column("unit", Phrase("Unit of the column."), .sentence, blank: Phrase("it has none")) {
        $0.column.quantity.unit
      },
      Column(
        "sign",
        Phrase("What the sign of a value means."), .sentence, blank: Phrase("it has none")
      ) {
        $0.column.sign
      },
      Column("least", Phrase("Least value there can be."), .number, blank: Phrase("there is none"))
      {
        $0.column.range.least
      },
      Column(
        "greatest", Phrase("Greatest value there can be."), .number, blank: Phrase("there is none")
      ) { $0.column.range.greatest },
      Column(
        "blank", Phrase("When a cell is blank."), .sentence, blank: Phrase("it never is")
      ) { $0.column.blank },
      Column(
        "method", Phrase("How the number is found."), .sentence,
        blank: Phrase("the question of the table says it")
      ) { $0.column.method },
    ])

  /// The text of docs/columns.md.
  public var markdown: String {
    let sections = tables.map { table in
      let rows = table.columns.map { column in
        "| `\(column.name)` | \(column.description.said(in: .en).replacing("|", with: "\\|")) |"
      }
      return
        "## \(table.name)\n\n\(table.question.said(in: .en))\n\n| column | meaning |\n|---|---|\n"
        + rows.joined(separator: "\n") + "\n"
    }
    return """
      # What every column means

      Made by `make columns` from the declarations in `Sources/Reports`; a test keeps it in step.
      CSV and JSON hold ten significant digits, fifteen of sums of squares, F and regressions; a blank
      cell of CSV is null in JSON. Parts of names in angle brackets stand for what the input names:
      `<component>`, `<k>`.

      \(sections.joined(separator: "\n"))
      """
  }
}

extension [String] {
  /// Each text once, in order of first appearance.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
