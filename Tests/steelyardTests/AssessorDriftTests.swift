import Foundation
import Testing

@Suite struct AssessorDriftTests {
  @Test func `assessors of two years are compared, from folders and from an archive alike`() throws
  {
    let work = try WorkFolder()
    let rounds = ["2015", "2016"].map { Program.data("founding-\($0)") }
    #expect(try work.run(["trend"] + rounds + ["--quiet", "-o", "a"]).status == 0)
    #expect(try work.run(["archive", "add", "f.sqlite"] + rounds + ["--quiet"]).status == 0)
    let archived = try work.run(["trend", "--archive", "f.sqlite", "--quiet", "-o", "b"])
    #expect(archived.status == 0, "\(archived.errors)")
    let text = try work.text("a/assessor_drift.csv")
    #expect(try work.text("b/assessor_drift.csv") == text)
    let drift = rows(text)
    #expect(drift.count == 110)
    let alone = try work.run(["bias", rounds[1], "--quiet", "-o", "bias"])
    #expect(alone.status == 0)
    let known = Dictionary(
      uniqueKeysWithValues: rows(try work.text("bias/assessor_severity.csv")).map {
        ($0["assessor"] ?? "", $0)
      })
    func number(_ row: [String: String]?, _ key: String) -> Double {
      Double(row?[key] ?? "") ?? .nan
    }
    let first = Dictionary(
      uniqueKeysWithValues: drift.filter { $0["year"] == "2015" }.map { ($0["assessor"] ?? "", $0) }
    )
    var changed = 0
    for row in drift where row["year"] == "2016" {
      let name = row["assessor"] ?? ""
      #expect(row["severity"] == known[name]?["severity"])
      guard let before = first[name] else { continue }
      changed += 1
      let change = number(row, "severity") - number(before, "severity")
      let error = hypot(number(row, "conditional_sd"), number(before, "conditional_sd"))
      #expect(abs(change - number(row, "change")) < 2e-4)
      #expect(abs(error - number(row, "change_se")) < 2e-4)
    }
    #expect(changed == 55)
  }
}
