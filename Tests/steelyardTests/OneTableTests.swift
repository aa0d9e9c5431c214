import Foundation
import TestSupport
import Testing

/// Standard output holds one CSV table.
@Suite struct OneTableTests {
  @Test func `of several tables one must be chosen`() throws {
    let run = try Program.run(["bias", Program.small, "--format", "csv"])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("--table (team_severity, bias_tests"))
  }

  @Test func `a table that is asked for is printed without a word about others`() throws {
    let run = try Program.run(["bias", Program.small, "--format", "csv", "--table", "bias_tests"])
    #expect(run.status == 0 && run.output.hasPrefix("question,test,"))
    #expect(!run.errors.contains("--table"))
  }

  @Test func `a table that is not there ends with 65 and the names of those that are`() throws {
    let run = try Program.run(["bias", Program.small, "--format", "csv", "--table", "ranks"])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("'ranks'") && run.errors.contains("composite"))
  }

  @Test func `one error is counted as one`() throws {
    let run = try Program.run(["check", "-"], input: "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    let said = run.output + run.errors
    #expect(run.status == 1 && said.contains("1 error,") && !said.contains("1 errors"))
  }
}
