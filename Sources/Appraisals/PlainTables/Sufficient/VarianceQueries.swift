public import Phrases

/// Queries that make the tables a fit of variance components needs, out of a table of a database.
///
/// All are read off the rows in which no column of the model is missing. The means come first and are
/// taken off before anything is added up, so that large means cost no digits.
public struct VarianceQueries: Sendable {
  let dialect: SQLDialect
  /// The table, quoted.
  let table: String
  /// Where the tables go.
  let folder: String
  let terms: [TableTerm]

  /// What keeps the means during the session.
  private static let centre = "steelyard_centre"

  /// - Parameters:
  ///   - options: a model with random factors.
  ///   - dialect: the database's.
  ///   - table: the name of its table; a dot stands between schema and table.
  ///   - folder: where the database is to write the tables.
  /// - Throws: `AppraisalError` for a model without random factors, or a name that no SQL can hold.
  public init(
    _ options: VarianceOptions, dialect: SQLDialect, table: String, folder: String
  ) throws(AppraisalError) {
    if let problem = options.problem { throw AppraisalError(.badData, problem) }
    guard !options.isRegression else {
      throw AppraisalError(.badData, Self.needsRows)
    }
    terms = try TableTerm.all(of: options)
    let parts = table.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let names = parts + terms.flatMap(\.columns) + [folder]
    if let name = names.first(where: { $0.isEmpty || $0.contains("\0") }) {
      throw AppraisalError(
        .badData, Phrase("'\(name)' can be no name of a table, column or folder"))
    }
    self.dialect = dialect
    self.table = parts.map(dialect.identifier).joined(separator: ".")
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  /// Why a regression has no tables.
  static let needsRows = Phrase(
    "without random factors 'variance' is least squares on all digits of the rows, which tables of sums "
      + "do not hold; name random factors, or give it the rows")

  /// The queries, in the order they are to be carried out.
  public func text(in language: Language = .en) -> String {
    let comments = [
      Phrase("Counts and sums for 'steelyard variance --from-tables'."), dialect.advice,
    ].map { "-- \($0.said(in: language))" }
    let kept = dialect.kept(Self.centre, centreQuery)
    let exports = queries.map { dialect.export($0.query, to: "\(folder)/\($0.name)") }
    return ([(comments + dialect.settings).joined(separator: "\n")] + kept + exports)
      .joined(separator: "\n\n") + "\n"
  }

  /// Each table's name and query, the means being kept.
  var queries: [(name: String, query: String)] {
    let counted = terms.indices.filter { terms[$0].isCounted }
    var queries = [
      (SufficientTable.terms, termsQuery), (SufficientTable.totals, totalsQuery),
    ]
    queries += counted.map { (SufficientTable.levels($0), levelsQuery($0)) }
    for (index, first) in counted.enumerated() {
      for second in counted[(index + 1)...] {
        queries.append((SufficientTable.pairs(first, second), pairsQuery(first, second)))
      }
    }
    return queries
  }

  private var summed: [Int] { terms.indices.filter { terms[$0].isSummed } }
  private var isWeighted: Bool { terms.last?.role == .weights }

  private var termsQuery: String {
    terms.enumerated().map { place, term in
      "SELECT \(place) AS place, \(dialect.literal(term.role.rawValue)) AS role, "
        + "\(dialect.literal(term.name)) AS name, \(term.columns.count) AS parts"
    }.joined(separator: "\nUNION ALL ")
  }

  var centreQuery: String {
    func used(_ expression: String) -> String { "CASE WHEN used = 1 THEN \(expression) END" }
    var columns = ["count(*) AS table_rows", "sum(used) AS row_count"]
    if isWeighted {
      columns += [
        "sum(\(used("w"))) AS weight", "min(\(used("w"))) AS least_weight",
        "sum(CASE WHEN used = 1 AND w > 0 THEN ln(w) END) AS log_weight",
      ]
    }
    columns += summed.map { place in
      isWeighted
        ? "sum(\(used("w * x\(place)"))) / sum(\(used("w"))) AS \(SufficientTable.mean(place))"
        : "avg(\(used("x\(place)"))) AS \(SufficientTable.mean(place))"
    }
    let inner =
      ["CASE WHEN \(isComplete) THEN 1 ELSE 0 END AS used"]
      + summed.map { "\(number($0)) AS x\($0)" } + (isWeighted ? ["\(weight) AS w"] : [])
    return "SELECT \(list(columns))\nFROM (SELECT \(list(inner)) FROM \(table) AS t) AS r"
  }

  private func centre(_ column: String) -> String { "(SELECT \(column) FROM \(Self.centre))" }

  private var totalsQuery: String {
    var columns = [SufficientTable.tableRows, SufficientTable.rowCount]
    if isWeighted {
      columns += [
        SufficientTable.weight, SufficientTable.leastWeight, SufficientTable.logWeight,
      ]
    }
    columns += summed.map(SufficientTable.mean)
    var selected = columns.map { "\(centre($0)) AS \($0)" }
    for (index, first) in summed.enumerated() {
      for second in summed[index...] {
        selected.append(
          "sum(\(weighing)d\(first) * d\(second)) AS \(SufficientTable.product(first, second))")
      }
    }
    return "SELECT \(list(selected))\nFROM \(rows([], deviations: true))"
  }

  private func levelsQuery(_ place: Int) -> String {
    let selected =
      levels(place) + counts
      + summed.map { "sum(\(weighing)d\($0)) AS \(SufficientTable.sum($0))" }
    return grouped(selected, [place], deviations: true)
  }

  private func pairsQuery(_ first: Int, _ second: Int) -> String {
    grouped(levels(first) + levels(second) + counts, [first, second], deviations: false)
  }

  private func grouped(_ selected: [String], _ places: [Int], deviations: Bool) -> String {
    "SELECT \(list(selected))\nFROM \(rows(places, deviations: deviations))\n"
      + "GROUP BY \(list(places.flatMap(keys)))"
  }

  private var counts: [String] {
    ["count(*) AS \(SufficientTable.rowCount)"]
      + (isWeighted ? ["sum(w) AS \(SufficientTable.weight)"] : [])
  }

  private var weighing: String { isWeighted ? "w * " : "" }

  /// What the columns of a factor are called inside a query.
  private func keys(_ place: Int) -> [String] {
    terms[place].columns.indices.map { "c\(place)_\($0 + 1)" }
  }

  private func levels(_ place: Int) -> [String] {
    zip(keys(place), SufficientTable.level(place, parts: terms[place].columns.count)).map {
      "\(dialect.asText($0)) AS \($1)"
    }
  }

  /// The rows with nothing missing: columns of factors, and numbers less their means.
  private func rows(_ places: [Int], deviations: Bool) -> String {
    var columns = places.flatMap { place in
      zip(terms[place].columns, keys(place)).map { "t.\(dialect.identifier($0)) AS \($1)" }
    }
    if deviations {
      columns += summed.map { "\(number($0)) - \(centre(SufficientTable.mean($0))) AS d\($0)" }
    }
    if isWeighted { columns.append("\(weight) AS w") }
    return "(SELECT \(columns.isEmpty ? "1 AS one" : list(columns)) FROM \(table) AS t\n"
      + "  WHERE \(isComplete)) AS r"
  }

  private func number(_ place: Int) -> String {
    let column = dialect.asNumber("t.\(dialect.identifier(terms[place].columns[0]))")
    return terms[place].power == 1 ? column : "power(\(column), \(terms[place].power))"
  }

  private var weight: String {
    dialect.asNumber("t.\(dialect.identifier(terms[terms.count - 1].columns[0]))")
  }

  /// Whether a row has all columns of the model; an empty label is none.
  private var isComplete: String {
    var conditions: [String] = []
    for term in terms {
      for name in term.columns {
        let column = "t.\(dialect.identifier(name))"
        conditions.append("\(column) IS NOT NULL")
        if term.isCounted { conditions.append("trim(\(dialect.asText(column))) <> ''") }
      }
    }
    var seen: Set<String> = []
    return conditions.filter { seen.insert($0).inserted }.joined(separator: " AND ")
  }

  private func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
