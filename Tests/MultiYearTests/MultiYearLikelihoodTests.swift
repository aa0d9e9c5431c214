import RealModule
import Statistics
import TestSupport
import Testing

@testable import MultiYear

@Suite struct MultiYearLikelihoodTests {
  private struct DenseMatrices: Decodable {
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
    let points: [Point]?
    let panels: [Panel]?
    let sd: Double?
    let persistence: Double?
    let mean: [Double]?
    let covariance: [Double]?

    struct Panel: Decodable {
      let year: Int
      let team: Int
      let members: [Int]
      let precision: [Double]
      let information: [Double]
    }

    init(_ name: String) throws { self = try Golden("\(name).json").json() }

    var data: MultiYearData {
      MultiYearData(
        years: years, unitCount: units, teamCount: teams,
        visits: visits.map {
          .init(year: Int($0[0]), unit: Int($0[1]), team: Int($0[2]), score: $0[3])
        }, anchors: anchors,
        panels: (panels ?? []).map {
          TeamPanel(
            place: TeamYear(team: $0.team, year: $0.year), members: $0.members,
            precision: $0.precision, information: $0.information)
        })
    }

    /// Ours less theirs at every point.
    func differences(_ data: MultiYearData, hasChains: Bool = true) throws -> [Double] {
      var likelihood = try MultiYearLikelihood(PreparedMultiYear(data), hasChains: hasChains)
      return (points ?? []).map { point in
        likelihood.logDensity(
          MultiYearParameters(
            severitySD: point.severity, groupSD: point.group, qualitySD: point.quality,
            errorSDs: point.errors, loadings: point.loadings,
            qualityPersistence: point.qualityPersistence,
            severityPersistence: point.severityPersistence)) - point.value
      }
    }
  }

  // Goldens/multi_year_likelihood.py: the same by dense matrices.
  @Test func `the restricted likelihood equals that of dense matrices`() throws {
    let golden = try DenseMatrices("multi_year_likelihood")
    let differences = try golden.differences(golden.data)
    #expect(differences.count == 3)
    for (own, point) in zip(differences, golden.points ?? []) {
      #expect(abs(own) < 1e-9 * abs(point.value))
    }
  }

  private struct MixedModelPoints: Decodable {
    struct Point: Decodable {
      let severity: Double
      let group: Double
      let quality: Double
      let error: Double
      let qualityPersistence: Double
      let severityPersistence: Double
      let value: Double
      /// year × team, in on-site SDs.
      let severities: [[Double]]

      var parameters: MultiYearParameters {
        MultiYearParameters(
          severitySD: severity, groupSD: group, qualitySD: quality,
          errorSDs: [error, error, error], loadings: [1, 1, 1],
          qualityPersistence: qualityPersistence, severityPersistence: severityPersistence)
      }
    }
    let mixedModelPoints: [Point]
  }

  // Goldens/multi_year_lme4.R: the criterion at given parameters, so only rounding differs.
  @Test(arguments: [true, false])
  func `with loadings of 1 and one error it is lme4's model`(hasChains: Bool) throws {
    let points: MixedModelPoints = try Golden("multi_year_lme4.json").json()
    let prepared = try PreparedMultiYear(DenseMatrices("multi_year_lme4").data)
    var likelihood = try MultiYearLikelihood(prepared, hasChains: hasChains)
    #expect(points.mixedModelPoints.count == 3)
    for point in points.mixedModelPoints {
      let own = likelihood.logDensity(point.parameters)
      #expect(abs(own - point.value) < 1e-8 * abs(point.value))
      let still = [Double](repeating: 0, count: likelihood.noiseCount)
      let severities = likelihood.severities(noise: still, point.parameters)
      let expected = prepared.teamYears.map {
        point.severities[$0.year][prepared.teamNumbers[$0.team]]
      }
      #expect(
        try #require(severities).isApproximatelyEqual(to: expected, absoluteTolerance: 1e-8))
    }
  }

  /// Ten visits and two anchors a team-year, each unit visited once a year; units come and go, one
  /// team leaves, anchors are missing here and there. In two parts, units of odd numbers are seen by teams of
  /// odd numbers, and no team leaves.
  private func ragged(parts: Int) -> MultiYearData {
    var stream = PhiloxStream(seed: 3, tag: 977)
    let (units, teams, years) = (40, 4, [2015, 2016, 2018, 2019])
    var visits: [MultiYearData.Visit] = []
    var anchors: [[[Double?]]] = []
    for year in years.indices {
      var order = Array(0..<units)
      order.shuffle(using: &stream)
      let present = year == 2 ? teams - 1 : teams
      for (place, unit) in order.enumerated() where (unit + year) % 9 > 0 {
        visits.append(
          .init(
            year: year, unit: unit,
            team: parts == 1 ? place % present : unit % 2 + 2 * (place / 2 % 2),
            score: 80 + 5 * stream.normal()))
      }
      anchors.append(
        (0..<units).map { unit in
          [70 + 4 * stream.normal(), (unit * 7 + year) % 11 == 0 ? nil : 85 + 3 * stream.normal()]
        })
    }
    return MultiYearData(
      years: years, unitCount: units, teamCount: teams, visits: visits, anchors: anchors)
  }

  // The same density by two eliminations; rounding grows with the precisions.
  @Test(
    arguments: [
      (0.4, 0.3, 0.9, 0.5, 0.7, 0.6), (0, 0.4, 0.8, 0.6, 0.5, 0), (0.5, 0, 1.2, 0.4, 0.99, 0.99),
      (1.5, 1, 0.01, 0.05, 0.01, 0.2), (0.2, 0.1, 2, 2, 0.9, 0.9), (0, 0, 0.5, 0.5, 0.5, 0),
    ], [1, 2])
  func `team by team the likelihood is that of the dense border`(
    sizes: (Double, Double, Double, Double, Double, Double), parts: Int
  ) throws {
    let (severity, group, quality, error, kept, same) = sizes
    let prepared = try PreparedMultiYear(ragged(parts: parts))
    let sums = MultiYearSums(prepared)
    #expect(TeamChains(prepared, sums) != nil && sums.kinds.count > prepared.teamYears.count)
    #expect(sums.parts == (parts == 1 ? [0, 0, 0, 0] : [0, 1, 0, 1]))
    var chains = try MultiYearLikelihood(prepared)
    var border = try MultiYearLikelihood(prepared, hasChains: false)
    let point = MultiYearParameters(
      severitySD: severity, groupSD: group, qualitySD: quality,
      errorSDs: [error, 1.3 * error, 0.6], loadings: [1, 0.8, -0.3], qualityPersistence: kept,
      severityPersistence: same)
    let (own, dense) = (chains.logDensity(point), border.logDensity(point))
    #expect(own.isFinite && abs(own - dense) < 1e-9 * max(1, abs(dense)))
    // The severities are linear in the noise; what it moves them by gives their covariance.
    let (first, second) = (try moments(&chains, point), try moments(&border, point))
    let scale = max(1e-9, second.covariance.map(abs).max() ?? 0)
    #expect(first.mean.isApproximatelyEqual(to: second.mean, absoluteTolerance: 1e-8))
    #expect(
      first.covariance.isApproximatelyEqual(to: second.covariance, absoluteTolerance: 1e-8 * scale))
  }

  private func moments(
    _ likelihood: inout MultiYearLikelihood, _ point: MultiYearParameters
  ) throws -> (mean: [Double], covariance: [Double]) {
    var noise = [Double](repeating: 0, count: likelihood.noiseCount)
    let still = likelihood.severities(noise: noise, point)
    let mean = try #require(still)
    var covariance = [Double](repeating: 0, count: mean.count * mean.count)
    for place in noise.indices {
      noise[place] = 1
      let drawn = likelihood.severities(noise: noise, point)
      let moved = try #require(drawn)
      noise[place] = 0
      for i in mean.indices {
        for j in mean.indices {
          covariance[i * mean.count + j] += (moved[i] - mean[i]) * (moved[j] - mean[j])
        }
      }
    }
    return (mean, covariance)
  }

  // Goldens/multi_year_assessors.py; the largest likelihood is found to 1e-10 of itself, its place and
  // what follows from it to about the root of that.
  @Test func `assessors who move tie teams as by dense matrices`() throws {
    let golden = try DenseMatrices("multi_year_assessors")
    let data = golden.data
    let own = try #require(try PreparedMultiYear(data).assessors)
    #expect(own.persistence.movedCount == 11 && own.persistence.assessorCount == 12)
    let (sd, persistence) = (own.persistence.standardDeviation, own.persistence.persistence)
    #expect(sd.isApproximatelyEqual(to: golden.sd ?? 0, absoluteTolerance: 1e-3))
    #expect(persistence.isApproximatelyEqual(to: golden.persistence ?? 0, absoluteTolerance: 1e-3))
    #expect(own.mean.isApproximatelyEqual(to: golden.mean ?? [], absoluteTolerance: 1e-3))
    #expect(own.covariance.count == 81)
    #expect(
      own.covariance.isApproximatelyEqual(to: golden.covariance ?? [], absoluteTolerance: 1e-3))
    for difference in try golden.differences(data) { #expect(abs(difference) < 1e-3) }
  }

  // Where nobody moves a team is its members, and its name says all that they do.
  @Test func `assessors who stay change nothing`() throws {
    let golden = try DenseMatrices("multi_year_assessors")
    let data = golden.data
    let still = MultiYearData(
      years: data.years, unitCount: data.unitCount, teamCount: data.teamCount, visits: data.visits,
      anchors: data.anchors,
      panels: data.panels.map { panel in
        TeamPanel(
          place: panel.place, members: panel.members.indices.map { 10 * panel.place.team + $0 },
          precision: panel.precision, information: panel.information)
      })
    #expect(try PreparedMultiYear(still).assessors == nil)
  }
}
