import Appraisals
import Foundation
import TestSupport
import Testing

@testable import Reports

/// The validator of Frictionless Data, in an environment that `make frictionless` sets up once.
private enum Validator {
  /// nil where it cannot be had; a notice then says so.
  static let path: String? = {
    let path = Repository.root.appending(path: ".build/frictionless/bin/frictionless").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      FileHandle.standardError.write(
        Data(
          "*** no frictionless: datapackage.json is not validated; run make frictionless ***\n"
            .utf8))
      return nil
    }
    return path
  }()

  static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}

@Suite(.enabled("frictionless is installed") { Validator.path != nil })
struct FrictionlessTests {
  @Test(arguments: ["report odd", "report ratings", "weights sobol", "trend", "variance all"])
  func `a result folder is a valid data package`(name: String) throws {
    let program = try #require(Validator.path)
    let run = try #require(SampleRun.all.first { $0.name == name })
    let files = try WorkFiles()
    try run.output.folder().write(to: files("results"))
    #expect(try tasks(program, files("results")) == run.output.tables.count)
  }

  @Test(.enabled(if: Painter.isThere)) func `so is one with figures`() throws {
    let program = try #require(Validator.path)
    let files = try WorkFiles()
    var recipe = RunRecipe(.report, round: smallRound)
    recipe.figures = .svg
    let output = try recipe.output(hasFiles: true)
    try output.folder().write(to: files("results"))
    let figures = (try output.files()).count { $0.name.hasPrefix("figures/") }
    #expect(try tasks(program, files("results")) == output.tables.count + figures)
  }

  /// What was validated in a result folder, all of it valid.
  private func tasks(_ program: String, _ folder: String) throws -> Int {
    let found = try Validator.run(program, ["validate", folder + "/datapackage.json", "--json"])
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(found.text.utf8)) as? [String: Any],
      "\(found.text.prefix(2_000))")
    #expect(found.status == 0 && report["valid"] as? Bool == true, "\(found.text.prefix(4_000))")
    return try #require(report["tasks"] as? [[String: Any]]).count
  }
}
