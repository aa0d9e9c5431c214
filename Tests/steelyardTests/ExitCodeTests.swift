import Foundation
import Testing

@Suite struct ExitCodeTests {
  private let small = Program.data("small-english/scores.csv")

  @Test func `findings at error level end check with 1 and the table`() throws {
    let run = try Program(
      ["check", "-", "--format", "csv"], input: "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    #expect(run.status == 1 && run.output.contains("SY001") && run.output.contains("C"))
  }

  @Test func `bad data ends an analysis with 65 and says where`() throws {
    let run = try Program(["bias", "-"], input: "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("row 2") && run.errors.contains("column onsite"))
  }

  @Test(arguments: [
    ["bias"], ["bias", "a", "--format", "xml"], ["weights", "a", "--ties", "odd"],
  ])
  func `wrong usage ends with 64`(arguments: [String]) throws {
    #expect(try Program(arguments).status == 64)
  }

  @Test func `a file that is not there ends with 66`() throws {
    let run = try Program(["bias", "/nowhere/round.csv"])
    #expect(run.status == 66 && run.errors.contains("/nowhere/round.csv"))
  }

  @Test func `a folder that cannot be made ends with 73`() throws {
    #expect(try Program(["bias", small, "-o", "/proc/nowhere/results"]).status == 73)
  }

  @Test func `a folder of other files is never overwritten`() throws {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/thesis.txt"))
    let run = try Program(["report", small, "-o", folder])
    #expect(run.status == 73 && run.errors.contains("thesis.txt"))
    #expect(try String(contentsOfFile: folder + "/thesis.txt", encoding: .utf8) == "mine")
  }

  @Test func `one team cannot be compared, which ends with 1`() throws {
    let run = try Program(
      ["bias", "-"], input: "unit,team,onsite,routine,peer\na,1,5,2,3\nb,1,6,3,4\n")
    #expect(run.status == 1 && run.errors.contains("two"))
  }

  @Test func `quiet leaves errors only`() throws {
    #expect(try Program(["bias", small, "--quiet"]).errors.isEmpty)
    #expect(try !Program(["bias", "/nowhere", "--quiet"]).errors.isEmpty)
  }
}
