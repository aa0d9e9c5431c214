import Foundation
import Phrases
import Testing

/// What is said in Chinese is said in Chinese throughout; CSV files keep their column names.
@Suite struct LanguageTests {
  private let work: WorkFolder

  init() throws { work = try WorkFolder() }

  private func isChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func `the report's page has no English sentence or heading, its tables no other columns`()
    throws
  {
    #expect(try work.run(["init", "round"]).status == 0)
    let run = try work.run(["report", "round", "-o", "zh", "--lang", "zh"])
    #expect(run.status == 0 && isChinese(run.errors))
    #expect(try work.run(["report", "round", "-o", "en"]).status == 0)
    let page = try work.text("zh/report.html")
    #expect(page.contains("<html lang=\"zh"))
    let body = page.replacing(
      /<script.*?<\/script>|<style.*?<\/style>/.dotMatchesNewlines(), with: "")
    for tag in ["p", "h1", "h2", "th", "summary", "button", "label"] {
      let texts = body.matches(
        of: try Regex("<\(tag)[^>]*>([^<]+)<", as: (Substring, Substring).self))
      let english = texts.map { String($0.output.1) }.filter { text in
        !isChinese(text) && text.contains(/[A-Za-z]{3}/) && !text.hasSuffix(".csv")
      }
      #expect(english.isEmpty, "\(tag)")
    }
    for (name, _) in try work.files("zh") where name.hasSuffix(".csv") {
      let header = try #require(
        try work.text("zh/\(name)").split(whereSeparator: \.isNewline).first)
      #expect(try work.text("en/\(name)").hasPrefix(header), "\(name)")
      let columns = header.trimmingPrefix("\u{FEFF}").split(separator: ",").map(String.init)
      let unsaid = columns.filter { !isChinese(Language.zh.heading($0)) }
      #expect(unsaid.isEmpty, "\(name)")
    }
    // run.json tells in which language, so that it can be made again.
    #expect(try work.run(["rerun", "zh"]).status == 0)
  }

  @Test func `other commands' columns have Chinese names`() throws {
    #expect(try work.run(["init", "round"]).status == 0)
    try work.write(
      (0..<24).map { "\($0 / 4),\($0 % 4),\(60 + $0 * 7 % 11)" }.reduce("unit,rater,score\n") {
        $0 + $1 + "\n"
      }, to: "long.csv")
    let runs = [
      ["check", "round"], ["bias", "round"], ["normalize", "round"], ["weights", "round"],
      ["outliers", "round"],
      ["icc", "long.csv", "--target", "unit", "--rater", "rater", "--score", "score"],
      ["variance", "long.csv", "--response", "score", "--random", "unit,rater", "--effects"],
      ["gstudy", "long.csv", "--object", "unit", "--facets", "rater", "--score", "score"],
      ["outliers", "long.csv", "--value", "score"],
    ]
    for (index, arguments) in runs.enumerated() {
      let run = try work.run(arguments + ["-o", "out\(index)"])
      #expect(run.status == 0, "\(arguments) \(run.errors)")
      for name in try work.files("out\(index)").keys where name.hasSuffix(".csv") {
        let header = try #require(
          try work.text("out\(index)/\(name)").split(whereSeparator: \.isNewline).first)
        let columns = header.trimmingPrefix("\u{FEFF}").split(separator: ",").map(String.init)
        let unsaid = columns.filter { !isChinese(Language.zh.heading($0)) }
        #expect(unsaid.isEmpty, "\(arguments[0]) \(name)")
      }
    }
  }

  @Test func `the terminal and explain speak the language asked for`() throws {
    #expect(try work.run(["init", "round"]).status == 0)
    let bias = try work.run(["bias", "round", "--lang", "zh"])
    #expect(bias.output.contains("考核组") && bias.output.contains("锚定分"))
    let unit = try #require(rows(try work.text("round/scores.csv")).first?["unit"])
    let told = try work.run(["explain", "round", "--unit", unit, "--lang", "zh"])
    #expect(told.status == 0)
    for line in told.output.split(separator: "\n") {
      #expect(isChinese(line), "\(line)")
    }
    #expect(try work.run(["bias", "round", "--lang", "fr"]).status == 64)
  }

  @Test func `headings are made of known ones`() {
    #expect(Language.zh.heading("p_top_7") == "进前7名概率")
    #expect(Language.zh.heading("onsite_adjusted") == "实地考核 调整后")
    #expect(Language.zh.heading("weight_x") == "权重 x")
    #expect(Language.en.heading("p_top_7") == "p top 7")
  }
}
