import Foundation
import Testing

@Suite struct TableCommandTests {
  private let goldens = Program.root.appendingPathComponent("Tests")

  private func json(_ arguments: [String], input: String? = nil) throws -> [String: Any] {
    let run = try Program(arguments + ["--format", "json"], input: input)
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `variance gives components and how the fit ended`() throws {
    let file = goldens.appendingPathComponent("MixedModelsTests/Goldens/Pastes.csv").path
    let object = try json([
      "variance", file, "--response", "strength", "--random", "batch", "--nested", "cask/batch",
    ])
    // lme4 1.1.31: 246.990746.
    #expect(abs((object["criterion"] as? Double ?? 0) - 246.990746) < 1e-5)
    #expect(object["method"] as? String == "REML" && object["observations"] as? Int == 60)
    #expect(object["convergence"] as? String == "converged")
    let terms = (object["components"] as? [[String: Any]])?.map { $0["term"] as? String }
    #expect(terms == ["batch", "cask", "Residual"])
  }

  @Test func `rows with a blank cell are left out, and said to be`() throws {
    let run = try Program(
      ["variance", "-", "--response", "y", "--random", "g", "--format", "csv"],
      input: "g,y\na,1\na,2\nb,4\nb,\nb,5.5\nc,9\nc,8\n")
    #expect(run.status == 0 && run.errors.contains("1 of 7 rows"))
    #expect(rows(run.output).map { $0["term"] } == ["g", "Residual"])
  }

  @Test func `a column that is not there is named`() throws {
    let run = try Program(
      ["variance", "-", "--response", "z", "--random", "g"], input: "g,y\na,1\n")
    #expect(run.status == 65 && run.errors.contains("'z'") && run.errors.contains("g, y"))
  }

  @Test func `a word among the numbers has its place`() throws {
    let run = try Program(
      ["variance", "-", "--response", "y", "--random", "g"], input: "g,y\na,1\nb,two\n")
    #expect(run.status == 65 && run.errors.contains("row 3") && run.errors.contains("(B)"))
  }

  @Test func `what has no variance ends with 1`() throws {
    let run = try Program(
      ["variance", "-", "--response", "y", "--random", "g"], input: "g,y\na,1\na,1\nb,1\nb,1\n")
    #expect(run.status == 1 && run.output.isEmpty)
  }

  @Test func `icc and gstudy read the table of Shrout and Fleiss`() throws {
    let scores = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    var text = "unit,assessor,score\n"
    for (unit, row) in scores.enumerated() {
      for (judge, score) in row.enumerated() { text += "u\(unit),j\(judge),\(score)\n" }
    }
    let icc = try json(["icc", "-"], input: text)["icc"] as? [[String: Any]]
    let two = icc?.first { $0["type"] as? String == "ICC2" && $0["method"] as? String == "ANOVA" }
    #expect(abs((two?["icc"] as? Double ?? 0) - 0.28976378) < 1e-7)
    let study = try json(
      ["gstudy", "-", "--object", "unit", "--facets", "assessor"], input: text)
    let decision = (study["dstudy"] as? [[String: Any]])?.first
    #expect(abs((decision?["e_rho_squared"] as? Double ?? 0) - 0.90931554) < 1e-7)
  }

  @Test func `bias of a round with ratings finds what was planted`() throws {
    let object = try json(["bias", Program.data("founding-2015")])
    let categories = object["team_category"] as? [[String: Any]] ?? []
    let flagged = categories.filter { $0["flagged"] as? Bool == true }
    #expect(flagged.map { $0["team"] as? String } == ["第07组"])
    #expect(flagged.map { $0["category"] as? String } == ["班子建设"])
    let assessors = object["assessor_severity"] as? [[String: Any]] ?? []
    let narrow = assessors.min {
      ($0["item_spread"] as? Double ?? 0) < ($1["item_spread"] as? Double ?? 0)
    }
    #expect(assessors.count == 55 && narrow?["assessor"] as? String == "考核员04-2")
  }
}
