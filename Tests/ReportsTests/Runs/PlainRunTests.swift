import Appraisals
import Outliers
import Statistics
import TestSupport
import Testing

@testable import Reports

@Suite struct PlainRunTests {
  private func output(
    _ text: String, _ command: RunRecipe.Command, _ options: (inout RunRecipe) -> Void
  ) throws -> RunOutput {
    let work = try TemporaryFolder()
    try work.write(text, to: "t.csv")
    var recipe = RunRecipe(command, table: work.path("t.csv"))
    options(&recipe)
    return try recipe.output()
  }

  // MARK: weights

  private let table = "name,a,b,c\nx,3,1,2\ny,1,3,2\nz,2,2,2.5\n"

  private func weights(
    _ components: [String] = ["a", "b", "c"], nominal: [Double]? = nil, text: String? = nil,
    within recipe: WeightRecipe = WeightRecipe()
  ) throws -> RunOutput {
    try output(text ?? table, .weights) {
      $0.plainWeights = PlainWeightOptions(components: components, unit: "name", weights: nominal)
      $0.analysis?.weights = recipe
    }
  }

  // x is above y where a > b: half the triangle. x is above z where a > b + c/2: a third of it.
  @Test func `three components are exact`() throws {
    let output = try weights(nominal: [60, 30, 10])
    let pair = output.rows("pairwise").first { $0["unit_a"] == "x" && $0["unit_b"] == "z" }
    #expect(abs((pair?.number("winning_index") ?? 0) - 1.0 / 3) < 1e-10)
    #expect(pair?["method"] == "exact")
    // The winner changes where a = b + c/2: 60 − 12.5 = 47.5 and 30 + 12.5 = 42.5 in the L1 way.
    let flip = try #require(
      output.rows("flips").first { $0["what"] == "winner" && $0["norm"] == "L1" })
    #expect(abs(flip.number("distance") - 25) < 1e-8)
    let moved = ["a", "b", "c"].map { flip.number($0) }
    #expect(abs(moved.reduce(0, +) - 100) < 1e-8)
    #expect(3 * moved[0] + moved[1] + 2 * moved[2] < 2 * moved[0] + 2 * moved[1] + 2.5 * moved[2])
  }

  @Test func `a box keeps ranks that no weight inside it can move`() throws {
    let ranks = try weights(nominal: [60, 30, 10], within: WeightRecipe(box: [5, 5, 5]))
      .rows("reachable_ranks")
    #expect(ranks.count == 3)
    #expect(ranks.allSatisfy { $0["best_with_ties"] == $0["worst_with_ties"] })
    #expect(ranks.allSatisfy { $0["best"] == $0["worst"] })
    #expect(ranks.map { $0.number("rank_nominal") } == [1, 3, 2])
  }

  @Test func `constraints cut the triangle`() throws {
    let pair = try weights(within: WeightRecipe(constraints: ["a>=b", "c<=0.2"])).rows("pairwise")
      .first { $0["unit_a"] == "x" && $0["unit_b"] == "y" }
    #expect(pair?.number("winning_index") == 1)
  }

  @Test func `two components are swept, four are sampled with error bars`() throws {
    let two = try weights(["a", "b"])
    #expect(two.rows("rank_acceptability").first?["method"] == "exact")
    let four = try weights(
      ["a", "b", "c", "d"], text: "name,a,b,c,d\nx,3,1,2,1\ny,1,3,2,2\nz,2,2,2.5,1\n")
    let row = try #require(four.rows("rank_acceptability").first)
    #expect(row["method"] == "quasi-Monte Carlo" && row.number("se") < 0.01)
    #expect(four.rows("pairwise").first?["method"] == "exact")
  }

  @Test(arguments: [
    WeightRecipe(box: [5, 5]), WeightRecipe(constraints: ["a~b"]),
    WeightRecipe(relativeBox: 0), WeightRecipe(dirichlet: [1, 2]),
  ])
  func `conditions on weights that do not fit are refused`(recipe: WeightRecipe) {
    #expect(failure { _ = try weights(within: recipe) }?.kind == .badData)
  }

  // MARK: outliers

  @Test func `several columns of a plain table are judged together`() throws {
    var recipe = RunRecipe(.outliers, table: Repository.golden("OutliersTests", "hbk.csv"))
    recipe.plainOutliers = PlainOutlierOptions(columns: ["X1", "X2", "X3"])
    let rows = try recipe.output().rows("outliers")
    #expect(rows.count == 75 && rows.count { $0["flagged"] == "true" } == 14)
  }

  // NIST/SEMATECH, section 1.3.5.17.1 (Grubbs' test): G = 2.468764 for 245.57.
  @Test func `a value far from the others is flagged by its row`() throws {
    let text = "x\n199.31\n199.53\n200.19\n200.82\n201.92\n201.95\n202.18\n245.57\n"
    let first = try output(text, .outliers) {
      $0.plainOutliers = PlainOutlierOptions(value: "x", most: 2)
    }.rows("outliers").first
    #expect(first?["subject"] == "9" && first?["flagged"] == "true")
    #expect(first?["statistic"]?.hasPrefix("2.468764") == true)
  }

  @Test(arguments: MultiplicityControl.allCases)
  func `a table's groups are judged for far values, trend and digits`(
    control: MultiplicityControl
  ) throws {
    let lines = (0..<120).map { row in
      let value = row == 7 ? 900 : (row * 37) % 100 + (row % 2 == 1 ? row : 0)
      return "\(row % 2 == 0 ? "a" : "b"),\(row),\(value)"
    }
    let found = try output("g,day,x\n" + lines.joined(separator: "\n") + "\n", .outliers) {
      $0.plainOutliers = PlainOutlierOptions(value: "x", by: "g", order: "day", hasDigits: true)
      $0.analysis?.outliers = OutlierSettings(control: control, scale: .qn)
    }.rows("outliers")
    let far = found.filter { $0["method"] == "robust z (Qn)" && $0["flagged"] == "true" }
    #expect(far.map { $0["subject"] } == ["9"])
    #expect(found.count { $0["measure"] == "x_trend" } == 2)
    #expect(found.count { $0["measure"] == "x_last_digit" } == 2)
  }

  // MARK: variance

  @Test func `a plain table comes from a named sheet`() throws {
    var recipe = RunRecipe(.variance)
    recipe.variance = VarianceOptions(response: "onsite", random: ["team"])
    func output(sheet: String) throws -> RunOutput {
      recipe.table = TableSource(
        path: Repository.golden("TableIOTests", "small-english.xlsx"), sheet: sheet)
      return try recipe.output()
    }
    let found = try output(sheet: "scores 2024")
    #expect(found.rows("variance_components").map { $0["term"] } == ["team", "Residual"])
    let none = failure { _ = try output(sheet: "2023") }
    #expect(none?.kind == .badData)
    #expect(none?.description.contains("no sheet '2023' among scores 2024") == true)
  }

  @Test func `how a fit ended is a table of one row`() throws {
    var recipe = RunRecipe(.variance, table: Repository.golden("MixedModelsTests", "Pastes.csv"))
    recipe.variance = VarianceOptions(
      response: "strength", random: ["batch"], nested: [.init(inner: "cask", outer: "batch")])
    let fit = try recipe.output().rows("variance_fit")
    // lme4 1.1.31: 246.990746.
    #expect(fit.count == 1 && abs(fit[0].number("criterion") - 246.990746) < 1e-5)
    #expect(fit[0]["method"] == "REML" && fit[0]["observations"] == "60")
    #expect(fit[0]["convergence"] == "converged")
  }
}
