import Foundation
import Testing

@Suite struct ReportTests {
  private func report(_ round: String, _ options: [String] = []) throws -> [String: Data] {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try Program(["report", round, "-o", folder] + options)
    #expect(run.status == 0)
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return files
  }

  @Test func `the same recipe gives the same bytes, on any number of threads`() throws {
    let round = Program.data("small-english/scores.csv")
    let first = try report(round)
    for options in [[], ["--threads", "2"]] {
      let again = try report(round, options)
      let differing = first.keys.filter { first[$0] != again[$0] }
      #expect(differing.isEmpty && again.count == first.count)
    }
  }

  @Test func `every table and the page are there, with nothing fetched from anywhere`() throws {
    let files = try report(Program.data("small-english/scores.csv"))
    let names = [
      "summary", "findings", "design", "team_severity", "bias_tests", "adjusted_scores",
      "rule_comparison", "ranks", "schemes", "scheme_agreement", "weight_intervals", "outliers",
      "rank_acceptability", "reachable_ranks", "pairwise", "central_weights", "flips",
      "effective_weights", "joint_ranks", "composite", "leave_out",
    ].map { $0 + ".csv" }
    #expect(Set(files.keys) == Set(names + ["report.html", "report.xlsx", "run.json"]))
    let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
    // Not in the expectations themselves: a failure would print the whole page.
    let policy = page.firstRange(of: "Content-Security-Policy").map {
      page[$0.upperBound...].prefix { $0 != ">" }
    }
    #expect(policy?.contains("default-src 'none'") == true && policy?.contains("unsafe") == false)
    let fetches = ["src=\"http", "href=\"http", "url(http"].filter { page.contains($0) }
    #expect(fetches.isEmpty)
  }

  @Test func `names are text in the page and no formula in a CSV`() throws {
    let file = Program.fresh + ".csv"
    defer { try? FileManager.default.removeItem(atPath: file) }
    var text = "unit,team,onsite,routine,peer\n"
    for unit in 0..<12 {
      let name = unit == 0 ? "<script>alert(1)</script>" : unit == 1 ? "=1+1" : "u\(unit)"
      text += "\(name),t\(unit % 3),\(70 + unit * 7 % 12),\(72 + unit * 5 % 11),\(80 + unit % 4)\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let files = try report(file)
    let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
    let isText = page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert(1)")
    #expect(isText)
    #expect(String(decoding: files["ranks.csv"] ?? Data(), as: UTF8.self).contains("'=1+1"))
  }

  @Test func `run json says what the results came from`() throws {
    let round = Program.data("small-english/scores.csv")
    let files = try report(round, ["--seed", "7"])
    let object = try JSONSerialization.jsonObject(with: files["run.json"] ?? Data())
    let run = try #require(object as? [String: Any])
    #expect((run["recipe"] as? [String: Any])?["seed"] as? Int == 7)
    let input = (run["inputs"] as? [[String: Any]])?.first
    #expect((input?["sha256"] as? String)?.count == 64)
  }
}
