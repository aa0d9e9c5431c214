import Appraisals
import Phrases
import Reporting
import TableIO

/// datapackage.json: what every column of every table of a result folder is, for programs.
///
/// Source: Frictionless Data, Tabular Data Package, version 1 (profile tabular-data-package).
struct DataPackage {
  private let json: JSONText

  /// - Parameter files: the files of the folder, with their hashes.
  init(_ output: RunOutput, files: [RunRecord.File]) {
    let language = output.recipe.language
    let encoding =
      switch output.recipe.csvEncoding {
      case .utf8: "utf-8"
      case .utf8WithMark: "utf-8-sig"
      case .gb18030: "gb18030"
      }
    let resources = output.tables.map { table -> JSONText in
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
      ("name", .text("steelyard-\(output.recipe.command.rawValue)")),
      ("title", .text("steelyard \(output.recipe.command.rawValue)")),
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
        case .number(let value): Int(exactly: value) != nil
        default: true
        }
      }
      return isWhole ? "integer" : "number"
    default: return "number"
    }
  }
}

/// JSON as text, members in the order given.
enum JSONText: Sendable {
  case text(String)
  case integer(Int)
  case number(Double)
  case list([JSONText])
  case object([(String, JSONText)])
  /// JSON already.
  case raw(String)

  var text: String { text(indent: "") }

  private func text(indent: String) -> String {
    let deeper = indent + "  "
    switch self {
    case .text(let text): return jsonString(text)
    case .integer(let value): return String(value)
    case .number(let value): return value.isFinite ? value.significant : "null"
    case .raw(let json): return json
    case .list(let values):
      guard !values.isEmpty else { return "[]" }
      return "[\n" + values.map { deeper + $0.text(indent: deeper) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      return "{\n"
        + members.map { "\(deeper)\(jsonString($0)): \($1.text(indent: deeper))" }
        .joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
