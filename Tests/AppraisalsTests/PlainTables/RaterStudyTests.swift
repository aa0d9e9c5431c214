import Appraisals
import Statistics
import TableIO
import TestSupport
import Testing

/// Severity of raters and fair scores of units from one score per row.
@Suite struct RaterStudyTests {
  private func table(
    units: Int, raters: Int, each: Int, severities: [Double], generator: inout PhiloxStream,
    noise: Double = 0.7
  ) throws -> LongTable {
    var text = "paper,reviewer,score\n"
    for unit in 0..<units {
      let quality = 6 + 1.2 * generator.normal()
      for place in 0..<each {
        let rater = (unit * 7 + place * (1 + unit % 3)) % raters
        let score = quality - severities[rater] + noise * generator.normal()
        text += "p\(unit),r\(rater),\(score)\n"
      }
    }
    return try LongTable(Table(reading: Array(text.utf8), file: "r.csv"))
  }

  private let options = RaterOptions(unit: "paper", rater: "reviewer", score: "score")

  @Test func `a crossed table's predictions are its shrunken means`() throws {
    // 6 units × 4 raters, each pair once: effects are means times variance over variance of a mean.
    var generator = PhiloxStream(seed: 5, tag: 961)
    var text = "paper,reviewer,score\n"
    var sums = [Double](repeating: 0, count: 4)
    var total = 0.0
    for unit in 0..<6 {
      for rater in 0..<4 {
        let score = Double(unit) - 0.5 * Double(rater) + generator.normal()
        sums[rater] += score / 6
        total += score / 24
        text += "p\(unit),r\(rater),\(score)\n"
      }
    }
    let study = try RaterStudy(
      LongTable(Table(reading: Array(text.utf8), file: "r.csv")), options)
    let variances = study.variance.components.map(\.estimate.variance)
    for (place, rater) in study.raters.enumerated() {
      let shrinkage = variances[1] / (variances[1] + variances[2] / 6)
      #expect(abs(rater.severity - shrinkage * (total - sums[place])) < 1e-6)
    }
    #expect(study.groupCount == 1)
  }

  @Test func `a severe rater is found, and fair scores undo the severity`() throws {
    var generator = PhiloxStream(seed: 8, tag: 961)
    var severities = [Double](repeating: 0, count: 12)
    severities[4] = 2.5
    let study = try RaterStudy(
      table(units: 60, raters: 12, each: 4, severities: severities, generator: &generator), options)
    #expect(study.flagged.first?.name == "r4")
    let severe = try #require(study.raters.first { $0.name == "r4" })
    #expect(severe.interval?.contains(2.5 * 11 / 12) == true && severe.severity > 1.5)
  }

  @Test func `with nothing there, few tables have a rater that stands out`() throws {
    var generator = PhiloxStream(seed: 21, tag: 961)
    var flagged = 0
    for _ in 0..<300 {
      let study = try RaterStudy(
        table(
          units: 30, raters: 8, each: 3, severities: [Double](repeating: 0, count: 8),
          generator: &generator), options)
      if !study.flagged.isEmpty { flagged += 1 }
    }
    // Binomial(300, 0.05) exceeds 30 once in ten thousand runs.
    #expect(flagged <= 30, "\(flagged) of 300")
  }

  @Test func `raters that no unit connects are told as groups`() throws {
    let text = "paper,reviewer,score\na,x,1\nb,x,2\na,y,2\nb,y,4\nc,z,3\nd,z,5\nc,w,2\nd,w,4\n"
    let study = try RaterStudy(
      LongTable(Table(reading: Array(text.utf8), file: "r.csv")), options)
    #expect(study.groupCount == 2)
  }
}
