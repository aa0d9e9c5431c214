import Appraisals
import Phrases
import Reporting
import TableIO

/// datapackage.json: what every column of every table of a result folder is, for programs.
///
/// Source: Frictionless Data, Tabular Data Package, version 1 (profile tabular-data-package).
struct DataPackage {
  private let json: JSONText

  /// - Parameters:
  ///   - recipe: how the tables were made and written.
  ///   - tables: the tables of the folder.
  ///   - files: the files of the folder, with their hashes.
  init(_ recipe: RunRecipe, tables: [ResultTable], files: [RunRecord.File]) {
    let language = recipe.language
    let encoding =
      switch recipe.csvEncoding {
      case .utf8: "utf-8"
      case .utf8WithMark: "utf-8-sig"
      case .gb18030: "gb18030"
      }
    let resources = tables.map { table -> JSONText in
      let file = files.first { $0.name == table.name + ".csv" }
      return .object([
        ("profile", .text("tabular-data-resource")), ("name", .text(table.name)),
        ("path", .text(table.name + ".csv")), ("title", .text(table.question.said(in: language))),
        ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text(encoding)),
        ("bytes", .integer(file?.bytes ?? 0)),
        ("hash", .text("sha256:" + (file?.sha256 ?? ""))),
        (
          "schema",
          .object([
            (
              "fields",
              .list(table.columns.enumerated().map { Self.field($1, $0, table, language) })
            ),
            ("missingValues", .list([.text("")])),
          ])
        ),
      ])
    }
    json = .object([
      ("profile", .text("tabular-data-package")),
      ("name", .text("steelyard-\(recipe.command.rawValue)")),
      ("title", .text("steelyard \(recipe.command.rawValue)")),
      ("version", .text(Steelyard.version)), ("resources", .list(resources)),
    ])
  }

  var file: OutputFile { OutputFile("datapackage.json", text: json.text + "\n") }

  private static func field(
    _ column: ResultColumn, _ place: Int, _ table: ResultTable, _ language: Language
  ) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .text(column.name)), ("title", .text(language.heading(column.name))),
      ("type", .text(type(of: column, place, in: table))),
      ("description", .text(column.description.said(in: language))),
    ]
    var constraints: [(String, JSONText)] = []
    if let least = column.range.least, least.isFinite {
      constraints.append(("minimum", .number(least)))
    }
    if let greatest = column.range.greatest, greatest.isFinite {
      constraints.append(("maximum", .number(greatest)))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func type(of column: ResultColumn, _ place: Int, in table: ResultTable) -> String {
    switch column.quantity {
    case .name, .term, .sentence: return "string"
    case .flag: return "boolean"
    case .year, .count, .rank, .places, .degreesOfFreedom:
      let isWhole = table.rows.allSatisfy { row in
        switch row[place] {
        case .number(let value), .precise(let value): Int(exactly: value) != nil
        default: true
        }
      }
      return isWhole ? "integer" : "number"
    default: return "number"
    }
  }
}
