import Appraisals
import Foundation
import FoundationXML
import Phrases
import Reporting
import TableIO
import TestSupport
import Testing

@testable import Reports

enum Painter {
  /// Whether the programs are there; said aloud where they are not.
  static let isThere: Bool = {
    let missing = ["node", "rsvg-convert"].filter { Tool.path($0) == nil }
    guard missing.isEmpty, ChartLibrary().modules != nil else {
      FileHandle.standardError.write(
        Data("\n*** NO NODE, LIBRSVG OR VEGA: FIGURES ARE NOT TESTED (make figures) ***\n\n".utf8))
      return false
    }
    return true
  }()
}

/// Figures as files, drawn by Node.
@Suite(.enabled(if: Painter.isThere, "Node, librsvg and Vega are needed")) struct FigureTests {
  private let files: WorkFiles

  init() throws {
    files = try WorkFiles()
    try SampleFiles.cutRound(2015, to: files("round"))
  }

  private func recipe(_ format: FigureFormat, _ language: Language = .zh) -> RunRecipe {
    var recipe = RunRecipe(.report, round: files("round"))
    recipe.language = language
    recipe.figures = format
    return recipe
  }

  @Test func `each chart of the page is a drawing with its words, on white`() throws {
    let output = try recipe(.svg).output(hasFiles: true)
    let drawings = (try output.files()).filter { $0.name.hasSuffix(".svg") }
    #expect(drawings.count == 9)
    for drawing in drawings {
      let text = drawing.text
      #expect(drawing.name.hasPrefix("figures/") && text.hasPrefix("<svg"), "\(drawing.name)")
      #expect(text.contains("fill=\"#ffffff\"") && !text.contains("NaN"), "\(drawing.name)")
      let parser = XMLParser(data: Data(drawing.bytes))
      #expect(parser.parse(), "\(drawing.name)")
    }
    let forest = try #require(drawings.first { $0.name == "figures/severity-forest.svg" }).text
    let teams = try #require(output.table("team_severity")).rows.map { $0[0].written(in: .zh) }
    for team in teams { #expect(forest.contains(">\(team)<")) }
    #expect(forest.contains("严厉度"))
  }

  @Test func `a specification holds its data, words and looks, and draws the same again`() throws {
    let output = try recipe(.svg).output(hasFiles: true)
    let file = try #require(
      (try output.files()).first { $0.name == "figures/rank-intervals.vg.json" })
    let object = try JSONSerialization.jsonObject(with: Data(file.bytes))
    let spec = try #require(object as? [String: Any])
    #expect(spec["$schema"] as? String == "https://vega.github.io/schema/vega/v5.json")
    #expect(spec["width"] as? Double == 800 && spec["background"] as? String == "#ffffff")
    #expect(spec["config"] != nil)
    let data = try #require(spec["data"] as? [[String: Any]])
    let rows = try #require(data.first { $0["name"] as? String == "ranks" }?["values"] as? [Any])
    #expect(rows.count == output.table("ranks")?.rows.count)
    let signals = try #require(spec["signals"] as? [[String: Any]])
    let words = signals.first { $0["name"] as? String == "words" }?["value"] as? [String: String]
    #expect(words?["rank"] == "名次")
    let top = signals.first { $0["name"] as? String == "top" }?["value"] as? Double
    #expect(top == 20)
  }

  @Test func `long Chinese names are not cut off at the edge`() throws {
    let names = ["市经济和信息化委员会", "高新技术产业开发区管理委员会", "市农业农村和水利局"]
    let rows = SampleFiles.wide().split(separator: "\n")
    let long = rows.enumerated().map { row, line in
      row == 0 ? String(line) : names[row % 3] + line.dropFirst("单位".count)
    }
    try SampleFiles.write(long.joined(separator: "\n") + "\n", to: files.path, "long.csv")
    var recipe = RunRecipe(.report, round: files("long.csv"))
    recipe.figures = .svg
    let output = try recipe.output(hasFiles: true)
    let name = "figures/rank-acceptability.svg"
    let text = try #require((try output.files()).first { $0.name == name }).text
    let left = try #require(try /translate\(([0-9.]+),/.firstMatch(in: text))
    let room = try #require(Double(left.output.1))
    let labels = text.matches(
      of: /<text text-anchor="end"[^>]*font-size="([0-9]+)px"[^>]*>([^<]*[\u{4E00}-\u{9FFF}][^<]*)</
    )
    #expect(labels.count > 1)
    for label in labels {
      let size = try #require(Double(label.output.1))
      let wide = label.output.2.count { $0 >= "\u{4E00}" && $0 <= "\u{9FFF}" }
      // Six units lie between name and axis.
      let width = (Double(wide) + 0.5 * Double(label.output.2.count - wide)) * size + 6
      #expect(width < room, "\(label.output.2): \(room)")
    }
  }

  @Test func `points are two to a unit of the drawing`() throws {
    let output = try recipe(.png, .en).output(hasFiles: true)
    let drawings = (try output.files()).filter { $0.name.hasSuffix(".png") }
    #expect(drawings.count == 9)
    for drawing in drawings {
      #expect(drawing.bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
      // The width, big-endian, in the first chunk.
      let width = drawing.bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
      #expect(width == 1_600, "\(drawing.name): \(width)")
    }
    let captions = try #require((try output.files()).first { $0.name == "figures/captions.md" })
      .text
    for drawing in drawings {
      #expect(captions.contains("](\(drawing.name.dropFirst("figures/".count)))"))
    }
  }

  @Test func `figures are recorded, listed, and made again byte for byte`() throws {
    let folder = files("results")
    let output = try recipe(.png).output(hasFiles: true)
    try output.folder().write(to: folder)
    // A second time over the first.
    try output.folder().write(to: folder)
    let read = try RunRecord.read(folder)
    let names = read.record.outputs.map(\.name).filter { $0.hasPrefix("figures/") }
    #expect(names.count == 19 && read.notice == nil)
    let again = try Rerun(read).result()
    #expect(again.differing.isEmpty)
    _ = try again.verdict()
    let package = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: URL(fileURLWithPath: folder + "/datapackage.json")))
    let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
    #expect(Set(names).isSubset(of: resources.compactMap { $0["path"] as? String }))
    for file in read.record.outputs where file.name.hasPrefix("figures/") {
      let own = resources.first { $0["path"] as? String == file.name }
      #expect(own?["hash"] as? String == "sha256:" + file.sha256)
    }
    try Data().write(to: URL(fileURLWithPath: folder + "/figures/mine.txt"))
    #expect(failure { try output.folder().write(to: folder) }?.kind == .unwritable)
  }

  @Test func `without Vega the error names its package`() {
    #expect(throws: ReportingError.missingProgram("Vega", package: "libjs-vega")) {
      try FigurePainter(.svg, vega: nil)
    }
  }

  @Test func `only reports have figures`() {
    var recipe = recipe(.svg)
    recipe.command = .bias
    #expect(failure { _ = try recipe.output() }?.kind == .badData)
  }
}
