import Foundation
import TestSupport
import Testing

/// DuckDB for Python, which `make duckdb` sets up once.
private enum DuckDB {
  static let python = Repository.root.appending(path: ".build/frictionless/bin/python3")
  static let library = Repository.root.appending(path: ".build/duckdb").path

  static let isThere: Bool = {
    let isThere =
      FileManager.default.isExecutableFile(atPath: python.path)
      && FileManager.default.fileExists(atPath: library + "/duckdb")
    if !isThere {
      FileHandle.standardError.write(
        Data("*** no duckdb: the queries of 'sql' are not tested in it; run make duckdb ***\n".utf8)
      )
    }
    return isThere
  }()

  /// Carries out queries in a folder that holds ratings.csv, as a table of that name.
  static func run(_ queries: String, in folder: TemporaryFolder) throws -> Tool {
    try folder.write(queries, to: "queries.sql")
    let script = """
      import duckdb, os
      os.chdir(r'''\(folder.url.path)''')
      os.makedirs('tables', exist_ok=True)
      c = duckdb.connect()
      c.execute("CREATE TABLE ratings AS SELECT * FROM read_csv('ratings.csv', header=true, quote='\\"')")
      c.execute(open('queries.sql', encoding='utf-8').read())
      """
    return try Tool(python, ["-c", script], environment: ["PYTHONPATH": library])
  }
}

@Suite(.enabled("duckdb is installed") { DuckDB.isThere })
struct DuckDBTests {
  /// Rows with blanks, a large mean, and names that hold what SQL and CSV quote with.
  private func write(to folder: TemporaryFolder, unit: String = "unit") throws {
    var lines = ["\"\(unit.replacing("\"", with: "\"\""))\",team,person,x,kind,w,y"]
    for row in 0..<600 {
      let (u, p, k) = (row * 7 % 41, row * 11 % 12, row * 5 % 3)
      let noise = Double((row * 7_919 + 13) % 1_009) / 1_009 - 0.5
      let y = 1e5 + Double(u * 13 % 17) + Double(p * p % 7) + Double(k) + 4 * noise
      let cells = [
        "\"u'\"\"\(u), 单位\"", "t\(p / 4)", row == 17 ? "" : "p\(p % 4)", "\(row % 29).25",
        "\(9 + k)", "\(1 + row % 2)", row == 100 ? "" : "\(y)",
      ]
      lines.append(cells.joined(separator: ","))
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "ratings.csv")
  }

  private typealias Tables = [String: [[String: Any]]]

  private func tables(_ folder: TemporaryFolder, _ call: [String]) throws -> Tables {
    let run = try folder.run(call + ["--format", "json", "--quiet", "--effects"])
    #expect(run.status == 0, "\(run.errors)")
    return try jsonTables(run.output)
  }

  @Test(arguments: [
    ["--random", "unit,team", "--nested", "person/team"],
    ["--random", "unit", "--fixed", "x,factor(kind),x^2", "--weights", "w"],
  ])
  func `tables that DuckDB makes give the fit of the rows`(model: [String]) throws {
    let folder = try TemporaryFolder()
    try write(to: folder)
    let model = ["--response", "y"] + model
    let queries = try folder.run(["sql", "--dialect", "duckdb"] + model)
    #expect(queries.status == 0, "\(queries.errors)")
    let made = try DuckDB.run(queries.output, in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let rows = try tables(folder, ["variance", "ratings.csv"] + model)
    let sums = try tables(folder, ["variance", "--from-tables", "tables"])
    #expect(Set(rows.keys) == Set(sums.keys))
    for (name, numbers) in [
      ("variance_components", ["variance", "se"]), ("fixed_effects", ["estimate", "se"]),
      ("effects", ["estimate", "conditional_sd"]), ("variance_fit", ["criterion", "observations"]),
    ] {
      func sorted(_ table: [[String: Any]]?) -> [[String: Any]] {
        (table ?? []).sorted {
          "\($0["term"] ?? "")|\($0["level"] ?? "")" < "\($1["term"] ?? "")|\($1["level"] ?? "")"
        }
      }
      let (a, b) = (sorted(rows[name]), sorted(sums[name]))
      #expect(a.count == b.count && !a.isEmpty)
      for (own, other) in zip(a, b) {
        #expect(own["level"] as? String == other["level"] as? String)
        for column in numbers {
          let (x, y) = (own[column] as? Double, other[column] as? Double)
          #expect(
            x == y || abs((x ?? .nan) - (y ?? .nan)) <= 2e-9 * max(1, abs(x ?? 0)),
            "\(name) \(column): \(String(describing: x)) \(String(describing: y))")
        }
      }
    }
  }

  @Test(arguments: ["a\"b", "x; DROP TABLE ratings; --", "it's", "{1} %s \\", "列 名"])
  func `a column may have any name`(name: String) throws {
    let folder = try TemporaryFolder()
    try write(to: folder, unit: name)
    let model = ["--response", "y", "--random", name + ",team"]
    let queries = try folder.run(["sql", "--dialect", "duckdb"] + model)
    let made = try DuckDB.run(queries.output, in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let rows = try tables(folder, ["variance", "ratings.csv"] + model)
    let sums = try tables(folder, ["variance", "--from-tables", "tables"])
    #expect(
      sums["variance_components"]?.map { $0["term"] as? String } == [name, "team", "Residual"])
    #expect(rows["effects"]?.count == sums["effects"]?.count)
  }
}
