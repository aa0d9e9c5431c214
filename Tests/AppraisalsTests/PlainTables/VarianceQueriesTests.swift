import Appraisals
import Testing

@Suite struct VarianceQueriesTests {
  private func text(
    _ dialect: SQLDialect, response: String = "y", random: [String] = ["a", "b"],
    fixed: [String] = [], table: String = "ratings", folder: String = "tables"
  ) throws -> String {
    try VarianceQueries(
      VarianceOptions(response: response, random: random, fixed: fixed), dialect: dialect,
      table: table, folder: folder
    ).text()
  }

  @Test(arguments: SQLDialect.allCases)
  func `every table of the model has a query`(dialect: SQLDialect) throws {
    let all = try text(dialect, random: ["a", "b", "c"], fixed: ["x", "factor(f)", "z^2"])
    for name in [
      "terms", "totals", "levels_1", "levels_2", "levels_3", "levels_5", "pairs_1_2", "pairs_1_3",
      "pairs_1_5", "pairs_2_3", "pairs_2_5", "pairs_3_5",
    ] {
      #expect(all.contains("'tables/\(name)\(dialect == .spark ? "'" : ".csv'")"))
    }
    #expect(!all.contains("levels_4") && !all.contains("levels_6") && !all.contains("pairs_1_4"))
    #expect(all.contains("product_0_6") && all.contains("sum_4"))
  }

  @Test func `names are quoted as each database does`() throws {
    let hostile = "a\"; DROP TABLE x; --`'\\"
    #expect(
      try text(.duckdb, random: [hostile]).contains(#"t."a""; DROP TABLE x; --`'\""#))
    #expect(
      try text(.postgres, random: [hostile]).contains(#"t."a""; DROP TABLE x; --`'\""#))
    #expect(
      try text(.spark, random: [hostile]).contains(#"t.`a"; DROP TABLE x; --``'\`"#))
    #expect(
      try text(.clickhouse, random: [hostile]).contains(#"t.`a"; DROP TABLE x; --\`'\\`"#))
    #expect(try text(.duckdb, random: [hostile]).contains(#"'a"; DROP TABLE x; --`''\' AS name"#))
    #expect(
      try text(.spark, random: [hostile]).contains(#"'a"; DROP TABLE x; --`\'\\' AS name"#))
  }

  @Test func `a table may be in a schema, and a folder end in a slash`() throws {
    let all = try text(.duckdb, table: "main.my ratings", folder: "out/")
    #expect(all.contains(#"FROM "main"."my ratings" AS t"#))
    #expect(all.contains("'out/terms.csv'"))
  }

  @Test func `combinations keep their parts apart`() throws {
    let options = VarianceOptions(
      response: "y", random: ["team"], nested: [.init(inner: "person", outer: "team")])
    let all = try VarianceQueries(
      options, dialect: .duckdb, table: "r", folder: "t"
    ).text()
    #expect(all.contains("AS level_2_part_1, CAST(c2_2 AS VARCHAR) AS level_2_part_2"))
    #expect(all.contains("GROUP BY c2_1, c2_2"))
  }

  @Test func `what needs rows or has no name is refused`() {
    #expect(
      failure { () throws(AppraisalError) in
        _ = try VarianceQueries(
          VarianceOptions(response: "y", fixed: ["x"]), dialect: .duckdb, table: "r", folder: "t")
      }?.phrase.description.contains("least squares on all digits of the rows") == true)
    for (table, folder) in [("", "t"), ("a..b", "t"), ("a\0", "t"), ("a", "")] {
      #expect(
        failure { () throws(AppraisalError) in
          _ = try VarianceQueries(
            VarianceOptions(response: "y", random: ["a"]), dialect: .spark, table: table,
            folder: folder)
        }?.kind == .badData)
    }
  }
}
