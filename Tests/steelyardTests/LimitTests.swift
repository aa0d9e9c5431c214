import Foundation
import SteelyardKit
import TestSupport
import Testing

/// What is too large is refused at once, with how much there is, how much can be and what to do.
@Suite struct LimitTests {
  private func refusal(_ arguments: [String], _ text: String) throws -> String {
    let run = try Program.run(arguments, input: text)
    #expect(run.status == 1 || run.status == 65, "\(run.status)")
    #expect(run.output.isEmpty)
    return run.errors
  }

  @Test func `more components than the model can be sampled with are counted`() throws {
    let work = try TemporaryFolder()
    let keys = ["onsite"] + (1...12).map { "part\($0)" }
    let rows = (0..<24).map { unit in
      "u\(unit),t\(unit % 4),"
        + keys.indices.map { "\(60 + (unit * (7 + $0) + $0 * 5) % 31)" }
        .joined(separator: ",") + "\n"
    }
    try work.write("unit,team,\(keys.joined(separator: ","))\n" + rows.joined(), to: "r/scores.csv")
    let lines = keys.enumerated().map { place, key in
      "  - {key: \(key), weight: \(place == 0 ? 40 : 5), full: 100, "
        + "scored_by: \(place == 0 ? "team" : "centre")}\n"
    }
    try work.write("name: x\ncomponents:\n" + lines.joined(), to: "r/scheme.yaml")
    let run = try work.run(["bias", "r"])
    #expect(run.status == 1)
    #expect(run.errors.contains("12 components besides the on-site one are too many"))
    #expect(run.errors.contains("takes 11") && run.errors.contains("put some together"))
  }

  @Test func `ranks of more units than rankings can be drawn for are refused`() throws {
    let rows = (0..<50_001).map { "\($0),\($0 % 97),\($0 % 89),\($0 % 83)\n" }
    let said = try refusal(
      ["weights", "-", "--components", "a,b,c"], "unit,a,b,c\n" + rows.joined())
    #expect(said.contains("up to 50000 units, and these are 50001"))
  }

  @Test func `a unit among more than can be ranked thousands of times is not explained`() throws {
    let work = try TemporaryFolder()
    let rows = (0..<50_001).map { unit in
      "u\(unit),t\(unit % 97),\(60 + unit * 7 % 31),\(60 + unit * 11 % 37),\(60 + unit * 5 % 29)\n"
    }
    try work.write("unit,team,onsite,routine,peer\n" + rows.joined(), to: "r/scores.csv")
    let run = try work.run(["explain", "r", "--unit", "u5"])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("up to 50000, and these are 50001; leave out units"))
  }

  @Test func `levels that are all tied to one another are refused before memory is asked for`()
    throws
  {
    var stream = PhiloxStream(seed: 1, tag: 984)
    let rows = (0..<90_000).map { row in
      "u\(stream.below(9_000)),r\(stream.below(9_000)),\(row % 13)\n"
    }
    let said = try refusal(
      ["variance", "-", "--response", "y", "--random", "u,r"], "u,r,y\n" + rows.joined())
    #expect(said.contains("up to 8000 can be solved") && said.contains("leave out a factor"))
  }

  @Test func `a table of scores by anchor scores that is too large is refused`() throws {
    let rows = ["X", "Y"].flatMap { form in
      (0..<50).map { "\(form),\($0 * 37 % 2_000),\($0 * 19 % 1_000)\n" }
    }
    let said = try refusal(
      [
        "equate", "-", "--score", "s", "--form", "form", "--forms", "X,Y", "--anchor", "v",
        "--scale-x", "0,2000", "--scale-y", "0,2000", "--scale-anchor", "0,1000",
      ], "form,s,v\n" + rows.joined())
    #expect(said.contains("2001 scores by 1001 anchor scores are more than 1000000 cells"))
  }

  @Test func `more components than weights are drawn for are refused`() throws {
    let keys = (0..<60).map { "c\($0)" }
    let rows = (0..<5).map { unit in
      "u\(unit)," + keys.indices.map { "\((unit * 7 + $0 * 3) % 11)" }.joined(separator: ",") + "\n"
    }
    let said = try refusal(
      ["weights", "-", "--components", keys.joined(separator: ",")],
      "unit,\(keys.joined(separator: ","))\n" + rows.joined())
    #expect(said.contains("60 components; this analysis goes up to 41: put some together"))
  }

  @Test func `a hundred thousand numbers take no more memory than they need`() throws {
    let rows = (0..<100_000).map { "\(Double($0 * 7_919 % 100_003) / 1_000)\n" }
    // Two gigabytes: all pairs of values around the median would be twenty.
    let work = try TemporaryFolder()
    try work.write("y\n" + rows.joined(), to: "t.csv")
    let run = try Tool(
      URL(filePath: "/bin/sh"),
      [
        "-c", "ulimit -v 4000000; exec \"$@\"", "sh", Program.binary.path, "outliers",
        work.path("t.csv"), "--value", "y", "--format", "csv",
      ])
    #expect(run.status == 0, "\(run.errors)")
  }
}
