import Appraisals
import TestSupport
import Testing

@testable import Reports

@Suite struct ComparisonSentencesTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  /// A run on twelve units and three teams.
  ///
  /// - Parameters:
  ///   - score: what takes the place of the routine score of u4.
  ///   - name: what u3 is called.
  private func record(
    _ file: String, score: Int? = nil, name: String = "u3", weights: [String: Double] = [:]
  ) throws -> RunRecord {
    var text = "unit,team,onsite,routine,peer\n"
    for unit in 0..<12 {
      let routine = unit == 4 ? score ?? 81 : 72 + unit * 5 % 11
      text += "\(unit == 3 ? name : "u\(unit)"),t\(unit % 3),"
      text += "\(70 + unit * 7 % 12),\(routine),\(80 + unit % 4)\n"
    }
    try work.write(text, to: file)
    let folder = try RunRecipe(.bias, round: file, weights: weights).output { work.path($0) }
      .folder()
    return try RunRecord.decode(try #require(folder.files.last).bytes, path: file)
  }

  @Test func `the same run twice differs in nothing`() throws {
    let record = try record("a.csv")
    let comparison = RunComparison(record, record)
    #expect(comparison.sentence?.description == "0 of 12 units moved; no total changed")
    #expect(comparison.differenceSentence.description == "recipes and inputs are the same")
  }

  @Test func `what differs is named, with what it was`() throws {
    let comparison = RunComparison(
      try record("a.csv"),
      try record("a.csv", weights: ["onsite": 40, "routine": 45, "peer": 15]))
    let told = comparison.differenceSentence.description
    #expect(told.contains("round.weights.onsite (60 before, 40 now)"))
    #expect(!told.contains("input"))
  }

  @Test func `the largest move is told with its parts, and inputs by name`() throws {
    let comparison = RunComparison(try record("a.csv"), try record("b.csv", score: 95))
    #expect(
      comparison.sentence?.description.contains("the largest move is u4, from rank") == true)
    let told = comparison.differenceSentence.description
    #expect(told.contains("input a.csv") && told.contains("input b.csv"))
  }

  @Test func `units that came and went are counted`() throws {
    let comparison = RunComparison(try record("a.csv"), try record("b.csv", name: "unit three"))
    #expect(
      comparison.sentence?.description.hasPrefix("0 of 13 units moved, 1 came and 1 went") == true)
  }
}
