import Foundation
import Testing

/// Rounds of twelve units and three teams, made by hand, and what differs between their reports.
@Suite struct DiffTests {
  private let work: WorkFolder

  init() throws { work = try WorkFolder() }

  private static let names = (0..<12).map { "u\($0)" }

  /// - Parameters:
  ///   - scores: (unit, component) → another score.
  ///   - renamed: unit → another name.
  private func round(
    _ name: String, scores: [[Int]: Double] = [:], renamed: [Int: String] = [:],
    without: Set<Int> = []
  ) throws {
    var text = "unit,team,onsite,routine,peer\n"
    for unit in 0..<12 where !without.contains(unit) {
      let own = [70 + unit * 7 % 12, 72 + unit * 5 % 11, 80 + unit % 4].enumerated().map {
        "\(scores[[unit, $0]] ?? Double($1))"
      }
      text += "\(renamed[unit] ?? Self.names[unit]),t\(unit % 3),\(own.joined(separator: ","))\n"
    }
    try work.write(text, to: name)
  }

  private func report(_ round: String, _ folder: String, _ options: [String] = []) throws {
    let run = try work.run(["report", round, "-o", folder] + options)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func moves() throws -> [String: [String: String]] {
    let run = try work.run(["diff", "a", "b", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    return Dictionary(
      rows(run.output).map { ($0["unit"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func number(_ row: [String: String]?, _ column: String) -> Double {
    Double(row?[column] ?? "") ?? .nan
  }

  /// Twelve digits are printed of numbers below 100: no part is off by more than half of 1e-10.
  private let printed = 1e-9

  private func expectParts(_ row: [String: String]) {
    let adjusted = ["scores", "weights", "severity"].map { number(row, $0) }.reduce(0, +)
    let raw = ["scores_raw", "weights_raw"].map { number(row, $0) }.reduce(0, +)
    #expect(abs(adjusted - number(row, "change")) < printed)
    #expect(abs(raw - number(row, "change_raw")) < printed)
    let change = number(row, "total_to") - number(row, "total_from")
    #expect(abs(change - number(row, "change")) < printed)
  }

  @Test func `the same run twice differs in nothing`() throws {
    try round("scores.csv")
    try report("scores.csv", "a")
    try report("scores.csv", "b")
    let run = try work.run(["diff", "a", "b/run.json", "--format", "json"])
    #expect(run.status == 0 && run.errors.contains("0 of 12 units moved; no total changed"))
    #expect(run.errors.contains("recipes and inputs are the same"))
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect((object?["moves"] as? [Any])?.isEmpty == true && object?["units_moved"] as? Int == 0)
  }

  @Test func `other weights alone change totals by what the weights bring`() throws {
    try round("scores.csv")
    try report("scores.csv", "a")
    try report("scores.csv", "b", ["--weights", "onsite=40,routine=45,peer=15"])
    let moves = try moves()
    #expect(moves.count > 6)
    for (unit, row) in moves {
      let place = try #require(Self.names.firstIndex(of: unit))
      let scores = [70 + place * 7 % 12, 72 + place * 5 % 11, 80 + place % 4].map(Double.init)
      let expected = -0.2 * scores[0] + 0.15 * scores[1] + 0.05 * scores[2]
      #expect(abs(number(row, "weights_raw") - expected) < printed)
      #expect(number(row, "scores") == 0 && number(row, "severity") == 0)
      expectParts(row)
    }
    let changes = try work.run(["diff", "a", "b", "-o", "out"])
    #expect(changes.errors.contains("weight onsite (60 before, 40 now)"))
    let recipe = rows(try work.text("out/recipe_changes.csv"))
    #expect(
      recipe.map { $0["entry"] } == ["weight onsite", "weight peer", "weight routine"])
    #expect(recipe.map { $0["to"] } == ["40", "15", "45"])
    #expect(rows(try work.text("out/severity_changes.csv")).isEmpty)
  }

  @Test func `another seed changes severities and nothing else`() throws {
    try round("scores.csv")
    try report("scores.csv", "a")
    try report("scores.csv", "b", ["--seed", "2"])
    let moves = try moves()
    #expect(moves.count == 12)
    for row in moves.values {
      #expect(number(row, "scores") == 0 && number(row, "weights") == 0)
      #expect(number(row, "severity") != 0 && number(row, "change_raw") == 0)
      expectParts(row)
    }
  }

  @Test func `one changed score is told from what it does to severities`() throws {
    try round("scores.csv")
    try round("changed/scores.csv", scores: [[4, 1]: 95])
    try report("scores.csv", "a")
    try report("changed/scores.csv", "b")
    let moves = try moves()
    let points = 0.3 * (95 - Double(72 + 20 % 11))
    #expect(abs(number(moves["u4"], "scores") - points) < printed)
    #expect(abs(number(moves["u4"], "scores_raw") - points) < printed)
    #expect(moves.values.filter { $0["unit"] != "u4" }.allSatisfy { number($0, "scores") == 0 })
    for row in moves.values { expectParts(row) }
    let run = try work.run(["diff", "a", "b"])
    #expect(run.errors.contains("the largest move is u4, from rank"))
    #expect(run.errors.contains("input scores.csv") && run.errors.contains("changed/scores.csv"))
  }

  @Test func `scores and weights changed together share their product evenly`() throws {
    try round("scores.csv")
    try round("scores-2.csv", scores: [[4, 1]: 95])
    try report("scores.csv", "a")
    try report("scores-2.csv", "b", ["--weights", "onsite=40,routine=45,peer=15", "--seed", "3"])
    let moves = try moves()
    // A product's two-player Shapley value: each change times the mean of the other factor.
    let points = (95 - Double(72 + 20 % 11)) * (0.3 + 0.45) / 2
    #expect(abs(number(moves["u4"], "scores_raw") - points) < printed)
    for row in moves.values { expectParts(row) }
  }

  @Test func `a component that counts anew is of the weights, even where it was not scored`() throws
  {
    try round("scores.csv")
    let lines = try work.text("scores.csv").split(separator: "\n").enumerated().map { row, line in
      let cells = line.split(separator: ",").map(String.init)
      return (1...6).contains(row) ? cells.dropLast().joined(separator: ",") + "," : String(line)
    }
    try work.write(lines.joined(separator: "\n") + "\n", to: "blank.csv")
    try report("blank.csv", "a", ["--weights", "onsite=60,routine=40,peer=0"])
    try report("scores.csv", "b")
    let moves = try moves()
    #expect(moves.count == 12)
    for row in moves.values {
      #expect(number(row, "scores_raw") == 0)
      expectParts(row)
    }
  }

  @Test func `a renamed unit came and went, and is suggested; places move by who came`() throws {
    try round("scores.csv")
    try round("scores-2.csv", renamed: [3: "unit three"])
    try round("scores-3.csv", without: [3])
    try report("scores.csv", "a")
    try report("scores-2.csv", "b")
    let moves = try moves()
    #expect(moves["u3"]?["status"] == "went" && moves["unit three"]?["status"] == "came")
    #expect(moves["u3"]?["change"] == "" && moves["unit three"]?["rank_from"] == "")
    let run = try work.run(["diff", "a", "b"])
    #expect(run.errors.contains("'u3' went and 'unit three' came with the same scores"))
    #expect(run.errors.contains("0 of 13 units moved, 1 came and 1 went"))

    try report("scores-3.csv", "c")
    let less = try work.run(["diff", "a", "c", "--format", "csv"])
    let left = rows(less.output)
    let gone = number(left.first { $0["unit"] == "u3" }, "rank_from")
    for row in left where row["status"] == "stayed" {
      let behind = number(row, "rank_from") > gone
      #expect(number(row, "places_by_units") == (behind ? -1 : 0))
      expectParts(row)
    }
  }

  @Test func `an edited table is said, a folder without a record refused`() throws {
    try round("scores.csv")
    try report("scores.csv", "a")
    try work.write("unit\n", to: "a/summary.csv")
    let run = try work.run(["diff", "a", "a"])
    #expect(run.status == 0 && run.errors.contains("summary.csv: not as a/run.json says"))
    #expect(try work.run(["diff", "a", "nowhere"]).status == 66)
    try work.write("{}", to: "empty/run.json")
    let old = try work.run(["diff", "a", "empty"])
    #expect(old.status == 65 && old.errors.contains("no format number"))
    #expect(try work.run(["diff", "a"]).status == 64)
  }
}
