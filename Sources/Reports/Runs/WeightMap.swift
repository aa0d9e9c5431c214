import Appraisals
import Phrases
import Reporting
import Sensitivity

/// The regions of weights with one winner and with one set of the first k, as GeoJSON.
///
/// Coordinates are the shares of the first two components, per cent.
struct WeightMap {
  private let geojson: String
  /// What is missing from the map.
  let notices: [Phrase]

  /// Regions drawn at most.
  private static let most = 2_000

  /// nil unless there are three components.
  init?(_ problem: WeightProblem) throws(AppraisalError) {
    guard problem.components.count == 3 else { return nil }
    var features: [String] = []
    var notices: [Phrase] = []
    for cut in [1] + problem.tops {
      guard let map = try problem.regions(first: cut, limit: Self.most) else { continue }
      if !map.complete {
        notices.append(
          Phrase("map of the first \(cut): only its first \(Self.most) regions are drawn"))
      }
      for cell in map.cells {
        let corners = cell.region.corners
        guard corners.count > 2, let first = corners.first else { continue }
        let ring = (corners + [first]).map {
          "[\((100 * $0[0]).significant),\((100 * $0[1]).significant)]"
        }
        let names = cell.top.map { jsonString(problem.units[$0]) }.joined(separator: ",")
        features.append(
          "{\"type\":\"Feature\",\"properties\":{\"map\":\"first \(cut)\",\"units\":[\(names)],"
            + "\"area\":\(cell.region.area.significant)},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[\(ring.joined(separator: ","))]]}}")
      }
    }
    geojson =
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n")
      + "\n]}\n"
    self.notices = notices
  }

  var files: [OutputFile] { [OutputFile("regions.geojson", text: geojson)] }
}
