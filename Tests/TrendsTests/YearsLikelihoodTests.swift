import Foundation
import Testing

@testable import Trends

@Suite struct YearsLikelihoodTests {
  private struct Golden: Decodable {
    struct Point: Decodable {
      let severity: Double
      let group: Double
      let quality: Double
      let errors: [Double]
      let loadings: [Double]
      let qualityPersistence: Double
      let severityPersistence: Double
      let value: Double
    }
    let years: [Int]
    let units: Int
    let teams: Int
    let visits: [[Double]]
    let anchors: [[[Double?]]]
    let points: [Point]
  }

  // Goldens/years_likelihood.py: the same by dense matrices.
  @Test func `the restricted likelihood equals that of dense matrices`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/years_likelihood.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let golden = try decoder.decode(Golden.self, from: Data(contentsOf: file))
    let data = YearsData(
      years: golden.years, unitCount: golden.units, teamCount: golden.teams,
      visits: golden.visits.map {
        .init(year: Int($0[0]), unit: Int($0[1]), team: Int($0[2]), score: $0[3])
      }, anchors: golden.anchors)
    var likelihood = YearsLikelihood(try PreparedYears(data))
    #expect(golden.points.count == 3)
    for point in golden.points {
      let value = likelihood.logDensity(
        YearsParameters(
          severitySD: point.severity, groupSD: point.group, qualitySD: point.quality,
          errorSDs: point.errors, loadings: point.loadings,
          qualityPersistence: point.qualityPersistence,
          severityPersistence: point.severityPersistence))
      #expect(abs(value - point.value) < 1e-9 * abs(point.value))
    }
  }
}
