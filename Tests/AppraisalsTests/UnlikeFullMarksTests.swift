import Appraisals
import Assessments
import Testing

/// Weights are shares of a total of 100, whatever the full marks of the components.
@Suite struct UnlikeFullMarksTests {
  private let onsite = [52.2, 49.8, 55.2, 50.4, 53.4, 48.6, 51.6, 54.0]
  private let routine = [25.5, 26.4, 27.9, 24.6, 26.1, 25.2, 27.0, 26.7]
  private let peer = [9.1, 8.8, 9.5, 9.0, 9.3, 8.7, 9.2, 9.4]

  private func appraisal(_ full: [Double], _ factor: [Double]) throws -> Appraisal {
    var scheme = Scheme.standard
    for index in 0..<3 { scheme.components[index].full = full[index] }
    let round = try Round(
      scheme: scheme, units: (1...8).map { "u\($0)" },
      teams: ["a", "a", "a", "a", "b", "b", "b", "b"],
      scores: [
        "onsite": onsite.map { $0 * factor[0] }, "routine": routine.map { $0 * factor[1] },
        "peer": peer.map { $0 * factor[2] },
      ])
    return try Appraisal(round)
  }

  @Test func `points of 60, 30 and 10 add up to the total`() throws {
    let points = try appraisal([60, 30, 10], [1, 1, 1])
    for unit in 0..<8 {
      let total = try #require(points.adjusted.totalsRaw[unit])
      #expect(abs(total - (onsite[unit] + routine[unit] + peer[unit])) < 1e-9)
    }
    #expect(points.notices.contains { $0.description.hasPrefix("Full marks differ (onsite 60,") })
    let hundred = try appraisal([100, 100, 100], [100.0 / 60, 100.0 / 30, 10])
    #expect(!hundred.notices.contains { $0.description.hasPrefix("Full marks differ") })
    let pairs = zip(points.adjusted.totals, hundred.adjusted.totals)
    #expect(pairs.allSatisfy { one, other in abs((one ?? 0) - (other ?? 1)) < 1e-9 })
  }
}
