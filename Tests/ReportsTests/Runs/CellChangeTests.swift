import Appraisals
import TestSupport
import Testing

@testable import Reports

@Suite struct CellChangeTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  /// The components of variance of a table, as a result folder.
  private func variance(_ name: String, _ text: String) throws -> RunRecord.Read {
    try work.write(text, to: name + ".csv")
    var recipe = RunRecipe(.variance, table: work.path(name + ".csv"))
    recipe.variance = VarianceOptions(response: "y", random: ["g"], hasEffects: true)
    try recipe.output().folder().write(to: work.path(name))
    return try RunRecord.read(work.path(name))
  }

  private let text = "g,y\na,1\na,2\nb,4\nb,5.5\nc,9\nc,8\n"

  @Test func `cells that differ are listed with both values`() throws {
    let first = try variance("a", text)
    let second = try variance("b", text.replacing("5.5", with: "6.5"))
    let changes = CellChange.all(first, second)
    let own = try #require(
      changes.first {
        $0.table == "variance_components" && $0.row == "g" && $0.column == "variance"
      })
    let before = csvRows(try work.text("a/variance_components.csv"))[0]["variance"]
    let after = csvRows(try work.text("b/variance_components.csv"))[0]["variance"]
    #expect(own.before == before && own.after == after && before != after)
    #expect(changes.allSatisfy { $0.before != $0.after })
    // The number of levels is the same in both.
    #expect(!changes.contains { $0.column == "levels" || $0.column == "observations" })
    #expect(RunComparison(first.record, second.record).sentence == nil)
  }

  @Test func `a row of one run alone is blank in the other`() throws {
    let first = try variance("a", text)
    let second = try variance("b", text + "d,3\nd,4\n")
    let effects = CellChange.all(first, second).filter {
      $0.table == "effects" && $0.row == "g / d"
    }
    #expect(effects.map(\.column) == ["term", "level", "estimate", "conditional_sd"])
    #expect(effects.allSatisfy { $0.before.isEmpty && !$0.after.isEmpty })
    let back = CellChange.all(second, first).filter { $0.table == "effects" && $0.row == "g / d" }
    #expect(back.count == 4 && back.allSatisfy { !$0.before.isEmpty && $0.after.isEmpty })
  }

  @Test func `runs of a round are compared by their units instead`() throws {
    for (name, seed) in [("a", 1), ("b", 2)] as [(String, UInt64)] {
      try RunRecipe(.bias, round: smallRound, Recipe(seed: seed)).output().folder()
        .write(to: work.path(name))
    }
    let reads = [try RunRecord.read(work.path("a")), try RunRecord.read(work.path("b"))]
    #expect(CellChange.all(reads[0], reads[1]).isEmpty)
    let tables = RunTables.tables(of: RunComparison(reads[0].record, reads[1].record), cells: [])
    #expect(
      tables.map(\.name) == ["moves", "severity_changes", "recipe_changes", "cell_changes"])
    #expect(tables[0].rows.count == 24 && tables[1].rows.count == 4)
  }
}
