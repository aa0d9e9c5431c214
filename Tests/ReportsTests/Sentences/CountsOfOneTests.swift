import Appraisals
import Assessments
import Phrases
import Reporting
import Testing

@testable import Reports

/// One of a thing is said in the singular.
@Suite struct CountsOfOneTests {
  private func summary(_ text: String, _ language: Language = .en) throws -> [String] {
    let files = try WorkFiles()
    try files.write(Array(text.utf8), to: "scores.csv")
    var recipe = RunRecipe(.check)
    recipe.round = RoundSource(path: files("scores.csv"))
    recipe.analysis = Recipe()
    let run = Run(recipe, try RunInputs(recipe), hasFiles: false)
    return try run.output().summary.map { $0.said(in: language) }
  }

  @Test func `one error, and one error with one remark`() throws {
    let header = "unit,team,onsite,routine,peer\n"
    let sound = (0..<8).map { "u\($0),t\($0 % 2),\(70 + $0 * 3 % 8),\(75 + $0 * 5 % 8),80\n" }
    let broken = header + sound.joined() + "u8,t0,x,80,81\n"
    #expect(try summary(broken).first?.hasPrefix("1 error, ") == true)
    let remarked = header + sound.joined() + "u8,t0,x,80,81\nu9,t1,80,81,\n"
    #expect(try summary(remarked).first?.hasPrefix("1 error, ") == true)
  }

  @Test func `an analysis that is refused counts its errors`() throws {
    let files = try WorkFiles()
    try files.write(Array("unit,team,onsite,routine,peer\na,1,x,2,3\n".utf8), to: "s.csv")
    let path = files("s.csv")
    #expect {
      _ = try SoundRound(path: path)
    } throws: {
      "\($0)".hasPrefix("1 error in the input")
    }
  }

  /// Plurals after a 1 in every sentence of every command.
  @Test func `no sentence has a plural after 1`() throws {
    let plural =
      /(?:^|[ (])1 (?:errors|units|teams|remarks|rows|items|points|raters|targets|assessors|files)\b/
    for run in try SampleRun.all {
      for phrase in run.output.summary + run.output.warnings {
        #expect(phrase.description.firstMatch(of: plural) == nil, "\(run.name): \(phrase)")
      }
    }
  }
}
