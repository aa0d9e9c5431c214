import Appraisals
import Assessments
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Reports

/// A letter per unit.
@Suite struct UnitLettersTests {
  @Test func `each letter says what explain says, and names no other unit`() throws {
    let appraisal = try Appraisal(path: smallRound)
    let explanations = try UnitExplanations(appraisal)
    let files = try UnitLetters(explanations, in: .en).files
    let units = appraisal.ranks.units.map(\.name)
    #expect(files.count == 1 + 2 * units.count)
    for (place, unit) in units.enumerated() {
      let (page, text) = (files[1 + 2 * place].text, files[2 + 2 * place].text)
      for sentence in try explanations.sentences(of: unit) {
        #expect(text.contains(sentence.description + "\n"))
      }
      for other in units where other != unit && !unit.contains(other) {
        #expect(!text.contains(other) && !page.contains(other), "\(unit) reads of \(other)")
      }
    }
    #expect(units.allSatisfy { files[0].text.contains(">\($0)</a>") })
  }

  @Test func `no name of a unit becomes a path, markup or the name of another's file`() throws {
    let work = try TemporaryFolder()
    let rows = ReportPageTests.payloads.enumerated().map { number, name in
      let quoted = "\"\(name.replacingOccurrences(of: "\"", with: "\"\""))\""
      return "\(quoted),T\(number % 4),\(70 + number * 7 % 23),\(71 + number * 5 % 19),80"
    }
    try work.write(
      (["unit,team,onsite,routine,peer"] + rows).joined(separator: "\n"), to: "scores.csv")
    let appraisal = try Appraisal(path: work.path("scores.csv"))
    let files = try UnitLetters(UnitExplanations(appraisal), in: .en).files
    #expect(Set(files.map(\.name)).count == files.count)
    for file in files {
      let isPlain = file.name.dropLast(file.name.hasSuffix("html") ? 5 : 4).allSatisfy {
        $0.isLetter || $0.isNumber || $0 == "-"
      }
      #expect(isPlain && file.name.utf8.count < 255, "\(file.name)")
      if file.name.hasSuffix("html") {
        #expect(!file.text.contains("<script") && !file.text.contains("<img"))
      }
    }
    try ResultFolder(files).write(to: work.path("letters"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.url.path).count == 2)
  }
}
