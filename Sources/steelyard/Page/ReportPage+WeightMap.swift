import Phrases
import Reporting
import Sensitivity

extension ReportPage {
  /// Regions of weights with the same winner, and with the same first k; nil unless three components.
  var map: Chart? {
    guard study.components.count == 3, study.units.count > 1 else { return nil }
    var regions: [[ResultTable.Cell]] = []
    var corners: [[ResultTable.Cell]] = []
    let totals = study.totals
    let order = study.units.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
    for cut in [1] + study.tops where cut < study.units.count {
      guard
        let found = try? BandRegions(
          scores: study.scores, cuts: [cut], limit: Self.mostRegions)
      else { return nil }
      let published = Set(order.prefix(cut))
      for cell in found.cells where cell.region.corners.count > 2 {
        let own = Set(cell.top)
        let shape = cell.region.corners
        let count = Double(shape.count)
        let id = regions.count
        regions.append([
          .integer(id), .integer(cut), .text(cut == 1 ? study.units[cell.top.first ?? 0] : ""),
          .number(cell.region.area, decimals: 4), .integer(own.subtracting(published).count),
          .text(names(own.subtracting(published))), .text(names(published.subtracting(own))),
          .number(100 * shape.reduce(0) { $0 + $1[0] } / count, decimals: 2),
          .number(100 * shape.reduce(0) { $0 + $1[1] } / count, decimals: 2),
        ])
        for corner in shape {
          corners.append([
            .integer(id), .number(100 * corner[0], decimals: 3),
            .number(100 * corner[1], decimals: 3),
          ])
        }
      }
    }
    let sum = study.weights.reduce(0, +)
    let nominal = study.weights.map { 100 * $0 / sum }
    return Chart(
      .weightMap, title: Words.title, caption: Words.caption,
      data: [
        ChartData(
          ResultTable(
            name: "weight_regions",
            columns: [
              "region", "map", "label", "area", "differ", "enter", "leave", "centre_first",
              "centre_second",
            ], rows: regions)),
        ChartData(
          ResultTable(
            name: "weight_corners", columns: ["region", "first", "second"], rows: corners)),
      ],
      words: Words.onChart(study.components.map { Phrase(term: $0) }),
      values: ["nominal": .numbers(nominal), "weights": .numbers(nominal)],
      choices: [
        .init(
          signal: "map", label: Words.show,
          options: ([1] + study.tops).map { (.number(Double($0)), Words.option($0)) })
      ])
  }

  /// More would be too small to see.
  private static let mostRegions = 400

  private func names(_ units: Set<Int>) -> String {
    units.sorted().map { study.units[$0] }.joined(separator: "\n")
  }

  private enum Words {
    static let title = Phrase("Which weights change the winner, or the first few?")
    static let caption =
      Phrase(
        "Each corner gives one component all the weight. Diamond: the published weights; ring: the "
          + "weights set with the sliders above.")
    static let show = Phrase("Show")
    static func option(_ cut: Int) -> Phrase {
      cut == 1 ? Phrase("who is first") : Phrase("the first \(cut)")
    }
    static func onChart(_ components: [Phrase]) -> [String: Phrase] {
      [
        "winner": Phrase("first"), "share": Phrase("share of all weights"),
        "same": Phrase("the published set"),
        "short": Phrase("published set"), "differ": Phrase("units other than published"),
        "enter": Phrase("in"),
        "leave": Phrase("out"), "first": Phrase("100 % \(components[0])"),
        "second": Phrase("100 % \(components[1])"),
        "third": Phrase("100 % \(components[2])"), "current": Phrase("sliders"),
        "nominal": Phrase("published weights"),
      ]
    }
  }
}
