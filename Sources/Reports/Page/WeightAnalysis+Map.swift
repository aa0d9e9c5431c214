import Appraisals
import Phrases
import Reporting
import Sensitivity

extension WeightAnalysis {
  /// Regions of weights with the same winner, and with the same first k; nil unless three components.
  var map: Chart? {
    let study = problem
    guard study.components.count == 3, study.units.count > 1 else { return nil }
    var regions = ChartRows([
      "region", "map", "label", "area", "differ", "enter", "leave", "centre_first", "centre_second",
    ])
    var corners = ChartRows(["region", "first", "second"])
    let totals = study.totals
    let order = study.units.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
    for cut in [1] + study.tops where cut < study.units.count {
      guard let found = try? study.regions(first: cut, limit: Self.mostRegions) else { return nil }
      let published = Set(order.prefix(cut))
      for cell in found.cells where cell.region.corners.count > 2 {
        let own = Set(cell.top)
        let shape = cell.region.corners
        let count = Double(shape.count)
        let id = regions.count
        regions.append([
          id, cut, cut == 1 ? study.units[cell.top.first ?? 0] : "", cell.region.area,
          own.subtracting(published).count, names(own.subtracting(published)),
          names(published.subtracting(own)), 100 * shape.reduce(0) { $0 + $1[0] } / count,
          100 * shape.reduce(0) { $0 + $1[1] } / count,
        ])
        for corner in shape { corners.append([id, 100 * corner[0], 100 * corner[1]]) }
      }
    }
    let sum = study.weights.reduce(0, +)
    let nominal = study.weights.map { 100 * $0 / sum }
    return Chart(
      .weightMap, title: Words.title, caption: Words.caption,
      data: [regions.data("weight_regions"), corners.data("weight_corners")],
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
    units.sorted().map { problem.units[$0] }.joined(separator: "\n")
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
