import Appraisals
import Phrases
import Reporting
import TableIO

/// datapackage.json: what every column of every table of a result folder is, for programs.
///
/// Figures, where there are any, are listed after the tables.
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
    let figures = files.filter { $0.name.hasPrefix(FigureFormat.folder) }
    json = .object([
      // A tabular package holds nothing but tables.
      ("profile", .text(figures.isEmpty ? "tabular-data-package" : "data-package")),
      ("name", .text("steelyard-\(recipe.command.rawValue)")),
      ("title", .text("steelyard \(recipe.command.rawValue)")),
      ("version", .text(Steelyard.version)),
      ("resources", .list(resources + figures.map(Self.figure))),
    ])
  }

  var file: OutputFile { OutputFile("datapackage.json", text: json.text + "\n") }

  private static func figure(_ file: RunRecord.File) -> JSONText {
    let name = file.name.dropFirst(FigureFormat.folder.count)
    let kinds = [
      ("svg", "image/svg+xml"), ("png", "image/png"), ("md", "text/markdown"),
      // As "json" it would be taken for a table.
      ("vega", "application/vnd.vega.v5+json"),
    ]
    let kind = kinds.first { name.hasSuffix("." + $0.0) } ?? kinds[3]
    return .object([
      ("profile", .text("data-resource")),
      ("name", .text("figure-" + name.replacing(".", with: "-"))), ("path", .text(file.name)),
      ("format", .text(kind.0)), ("mediatype", .text(kind.1)), ("bytes", .integer(file.bytes)),
      ("hash", .text("sha256:" + file.sha256)),
    ])
  }

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
