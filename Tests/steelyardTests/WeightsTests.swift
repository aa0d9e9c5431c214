import Foundation
import Testing

@Suite struct WeightsTests {
  private let table = "name,a,b,c\nx,3,1,2\ny,1,3,2\nz,2,2,2.5\n"

  private func run(_ options: [String], input: String) throws -> [String: [[String: Any]]] {
    let run = try Program(
      ["weights", "-", "--unit", "name", "--format", "json"] + options, input: input)
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: [[String: Any]]])
  }

  private func number(_ row: [String: Any]?, _ key: String) -> Double {
    (row?[key] as? NSNumber)?.doubleValue ?? .nan
  }

  // x is above y where a > b: half the triangle. x is above z where a > b + c/2: a third of it.
  @Test func `three components are exact`() throws {
    let tables = try run(["--components", "a,b,c", "--weights", "60,30,10"], input: table)
    let pair = tables["pairwise"]?.first {
      $0["unit_a"] as? String == "x" && $0["unit_b"] as? String == "z"
    }
    #expect(abs(number(pair, "winning_index") - 1.0 / 3) < 1e-12)
    #expect(pair?["method"] as? String == "exact")
    // The winner changes where a = b + c/2: 60 − 12.5 = 47.5 and 30 + 12.5 = 42.5 in the L1 way.
    let flip = tables["flips"]?.first {
      $0["what"] as? String == "winner" && $0["norm"] as? String == "L1"
    }
    #expect(abs(number(flip, "distance") - 25) < 1e-9)
    let moved = ["a", "b", "c"].map { number(flip, $0) }
    #expect(abs(moved.reduce(0, +) - 100) < 1e-9)
    #expect(3 * moved[0] + moved[1] + 2 * moved[2] < 2 * moved[0] + 2 * moved[1] + 2.5 * moved[2])
  }

  @Test func `a box keeps ranks that no weight inside it can move`() throws {
    let tables = try run(
      ["--components", "a,b,c", "--weights", "60,30,10", "--box", "5,5,5"], input: table)
    let ranks = tables["reachable_ranks"] ?? []
    #expect(ranks.allSatisfy { number($0, "best") == number($0, "worst") })
    #expect(ranks.map { number($0, "rank_nominal") } == [1, 3, 2])
  }

  @Test func `constraints cut the triangle`() throws {
    let tables = try run(
      ["--components", "a,b,c", "--constraint", "a>=b", "--constraint", "c<=0.2"], input: table)
    let pair = tables["pairwise"]?.first {
      $0["unit_a"] as? String == "x" && $0["unit_b"] as? String == "y"
    }
    #expect(abs(number(pair, "winning_index") - 1) < 1e-12)
  }

  @Test func `two components are swept, four are sampled with error bars`() throws {
    let two = try run(["--components", "a,b"], input: table)
    #expect(two["rank_acceptability"]?.first?["method"] as? String == "exact")
    let four = try run(
      ["--components", "a,b,c,d"],
      input: "name,a,b,c,d\nx,3,1,2,1\ny,1,3,2,2\nz,2,2,2.5,1\n")
    let row = four["rank_acceptability"]?.first
    #expect(row?["method"] as? String == "quasi-Monte Carlo" && number(row, "se") < 0.01)
    #expect(four["pairwise"]?.first?["method"] as? String == "exact")
  }

  @Test(arguments: [
    ["--components", "a"], ["--components", "a,b,c", "--box", "5,5"],
    ["--components", "a,b,c", "--constraint", "a~b"], ["--components", "a,b,c", "--top", "x"],
    ["--components", "a,b,c", "--weights", "60,40"],
  ])
  func `what cannot be read is wrong usage`(options: [String]) throws {
    #expect(try Program(["weights", "-", "--unit", "name"] + options, input: table).status == 64)
  }

  @Test func `a round's folder gets the map of regions`() throws {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let round = Program.data("small-english/scores.csv")
    #expect(try Program(["weights", round, "--top", "3,10", "-o", folder]).status == 0)
    let map = try Data(contentsOf: URL(fileURLWithPath: folder + "/regions.geojson"))
    let object = try JSONSerialization.jsonObject(with: map) as? [String: Any]
    #expect(object?["type"] as? String == "FeatureCollection")
    let acceptability = rows(
      try String(contentsOfFile: folder + "/rank_acceptability.csv", encoding: .utf8))
    let sums = Dictionary(grouping: acceptability, by: { $0["unit"] ?? "" }).mapValues {
      $0.reduce(0) { $0 + (Double($1["acceptability"] ?? "") ?? 0) }
    }
    #expect(sums.count == 24 && sums.values.allSatisfy { abs($0 - 1) < 1e-9 })
  }
}
