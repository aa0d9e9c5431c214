import Phrases

/// The SQL of a database, as far as queries by level need it.
public enum SQLDialect: String, CaseIterable, Codable, Sendable {
  /// DuckDB's shell or library.
  case duckdb
  /// Spark SQL 3.5 or later.
  case spark
  /// PostgreSQL, by psql.
  case postgres
  /// ClickHouse, by clickhouse-client or clickhouse-local.
  case clickhouse

  private var hasBackslashEscapes: Bool { self == .spark || self == .clickhouse }

  /// A name of a column or table, which may hold anything.
  func identifier(_ name: String) -> String {
    switch self {
    case .duckdb, .postgres: "\"\(name.replacing("\"", with: "\"\""))\""
    case .spark: "`\(name.replacing("`", with: "``"))`"
    case .clickhouse:
      "`\(name.replacing("\\", with: "\\\\").replacing("`", with: "\\`"))`"
    }
  }

  /// A text.
  func literal(_ text: String) -> String {
    hasBackslashEscapes
      ? "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
      : "'\(text.replacing("'", with: "''"))'"
  }

  /// A file's path in psql's own commands, which know both kinds of escapes.
  private func psqlPath(_ path: String) -> String {
    "'\(path.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
  }

  func asText(_ expression: String) -> String {
    switch self {
    case .duckdb: "CAST(\(expression) AS VARCHAR)"
    case .spark: "CAST(\(expression) AS STRING)"
    case .postgres: "CAST(\(expression) AS TEXT)"
    case .clickhouse: "toString(\(expression))"
    }
  }

  func asNumber(_ expression: String) -> String {
    switch self {
    case .duckdb, .spark: "CAST(\(expression) AS DOUBLE)"
    case .postgres: "CAST(\(expression) AS DOUBLE PRECISION)"
    case .clickhouse: "toFloat64(\(expression))"
    }
  }

  /// What a session needs before the first query.
  var settings: [String] {
    switch self {
    // A text that is no number is an error rather than a blank; `${…}` in a name is a name.
    case .spark:
      ["SET spark.sql.ansi.enabled=true;", "SET spark.sql.variable.substitute=false;"]
    case .postgres: ["\\set ON_ERROR_STOP on"]
    case .duckdb, .clickhouse: []
    }
  }

  /// Keeps the one row of a query under a name while the session lasts.
  func kept(_ name: String, _ query: String) -> [String] {
    switch self {
    case .duckdb: ["CREATE OR REPLACE TEMPORARY TABLE \(name) AS\n\(query);"]
    case .spark: ["DROP VIEW IF EXISTS \(name);", "CACHE TABLE \(name) AS\n\(query);"]
    case .postgres:
      ["DROP TABLE IF EXISTS \(name);", "CREATE TEMPORARY TABLE \(name) AS\n\(query);"]
    case .clickhouse:
      [
        "DROP TEMPORARY TABLE IF EXISTS \(name);",
        "CREATE TEMPORARY TABLE \(name) ENGINE = Memory AS\n\(query);",
      ]
    }
  }

  /// Writes what a query gives as CSV with a header: a file, or a folder of parts.
  func export(_ query: String, to path: String) -> String {
    switch self {
    case .duckdb: "COPY (\n\(query)\n) TO \(literal(path + ".csv")) (FORMAT csv, HEADER true);"
    case .spark:
      """
      INSERT OVERWRITE DIRECTORY \(literal(path)) USING csv OPTIONS (
        header 'true', quote '"', escape '"',
        ignoreLeadingWhiteSpace 'false', ignoreTrailingWhiteSpace 'false')
      \(query);
      """
    case .postgres:
      "COPY (\n\(query)\n) TO STDOUT WITH (FORMAT csv, HEADER) \\g \(psqlPath(path + ".csv"))"
    case .clickhouse:
      "\(query)\nINTO OUTFILE \(literal(path + ".csv")) TRUNCATE FORMAT CSVWithNames;"
    }
  }

  /// How the queries are carried out.
  var advice: Phrase {
    switch self {
    case .duckdb: Phrase("Make the folder first; then: duckdb FILE < QUERIES")
    case .spark: Phrase("Carry it out with: spark-sql -f QUERIES")
    case .postgres: Phrase("Make the folder first; then: psql DATABASE -f QUERIES")
    case .clickhouse:
      Phrase("Make the folder first; then: clickhouse-client --multiquery < QUERIES")
    }
  }
}
