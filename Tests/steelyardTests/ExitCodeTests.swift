import Foundation
import TestSupport
import Testing

@Suite struct ExitCodeTests {
  private let small = Program.small

  @Test func `findings at error level end check with 1 and the table`() throws {
    let run = try Program.run(
      ["check", "-", "--format", "csv"], input: "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    #expect(run.status == 1 && run.output.contains("SY001") && run.output.contains("C"))
  }

  @Test func `bad data ends an analysis with 65 and says where`() throws {
    let run = try Program.run(["bias", "-"], input: "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("!C2 SY001"))
  }

  @Test(arguments: [
    ["bias"], ["bias", "a", "--format", "xml"], ["weights", "a", "--ties", "odd"],
    ["bias", "a", "--lang", "fr"], ["bias", "a", "--csv-encoding", "ebcdic"],
    ["check", "a", "--encoding", "morse"], ["weights", "a", "--top", "x"],
    ["weights", "a", "--top", "0"], ["weights", "a", "--components", "a,,b"],
    ["weights", "a", "--box", "5;5"], ["weights", "a", "--scheme-weights", "flat"],
    ["weights", "a", "--weights", "onsite=-1"], ["weights", "a", "--weights", "onsite=nan"],
    ["bias", "a", "--weights", "60,x,10"], ["outliers", "a", "--digits"],
    ["outliers", "a", "--columns", "x,y", "--digits"], ["outliers", "a", "--level", "1"],
    ["normalize", "a", "--trim", "-1"], ["normalize", "a", "--digits", "13"],
    ["template", "a", "--units", "0"], ["trend"], ["trend", "a", "--years", "2015,x"],
    ["rerun"], ["diff", "a"], ["archive", "add", "a"],
  ])
  func `wrong usage ends with 64`(arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }

  @Test func `a file that is not there ends with 66`() throws {
    let run = try Program.run(["bias", "/nowhere/round.csv"])
    #expect(run.status == 66 && run.errors.contains("/nowhere/round.csv"))
  }

  @Test func `figures without their programs end with 66, name the package and write nothing`()
    throws
  {
    let work = try TemporaryFolder()
    let folder = work.path("results")
    func report(_ format: String) throws -> Tool {
      try Program.run(
        ["report", small, "-o", folder, "--figures", format],
        environment: ["PATH": work.path("bin")])
    }
    try FileManager.default.createDirectory(
      atPath: work.path("bin"), withIntermediateDirectories: true)
    let bare = try report("svg")
    #expect(bare.status == 66 && bare.errors.contains("install nodejs"))
    // A node that does nothing: what makes points is asked for as well.
    try FileManager.default.createSymbolicLink(
      atPath: work.path("bin/node"), withDestinationPath: "/bin/true")
    let points = try report("png")
    #expect(points.status == 66 && points.errors.contains("install librsvg2-bin"))
    let failing = try report("svg")
    #expect(failing.status == 1 && failing.errors.contains("no figures can be drawn"))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `a folder that cannot be made ends with 73`() throws {
    #expect(try Program.run(["bias", small, "-o", "/proc/nowhere/results"]).status == 73)
  }

  @Test func `a folder of other files is never overwritten`() throws {
    let work = try TemporaryFolder()
    try work.write("mine", to: "out/thesis.txt")
    let run = try Program.run(["report", small, "-o", work.path("out")])
    #expect(run.status == 73 && run.errors.contains("thesis.txt"))
    #expect(try work.text("out/thesis.txt") == "mine")
  }

  @Test func `one team cannot be compared, which ends with 1`() throws {
    let run = try Program.run(
      ["bias", "-"], input: "unit,team,onsite,routine,peer\na,1,5,2,3\nb,1,6,3,4\n")
    #expect(run.status == 1 && run.errors.contains("two"))
  }

  @Test func `quiet leaves errors only`() throws {
    #expect(try Program.run(["bias", small, "--quiet"]).errors.isEmpty)
    #expect(try !Program.run(["bias", "/nowhere", "--quiet"]).errors.isEmpty)
  }
}
