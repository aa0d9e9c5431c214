import Foundation
import RealModule
import Statistics
import TestSupport
import Testing

@testable import Severity

@Suite struct RestrictedLikelihoodTests {
  /// The points of Goldens/restricted-likelihood.py.
  private let points = [
    [0.5, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], [0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7],
    [0.5, 0, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], [0, 0, 1.2, 0.1, 0.9, 0.3, -0.2, 0.4],
  ].map { AnchoredParameters(values: $0, componentCount: 3) }

  @Test(arguments: ["separate", "linked"])
  func `densities differ as dense matrices in NumPy say`(name: String) throws {
    var likelihood = try PreparedAnchors(goldenRound(name)).likelihood
    let base = likelihood.logDensity(points[0])
    for (i, point) in points.enumerated().dropFirst() {
      let expected = try goldenValue(name, "difference\(i)")
      // Scores are moved by up to 2⁻²⁵ to their grid, some hundred of them, with slopes near 10.
      #expect(
        (likelihood.logDensity(point) - base).isApproximatelyEqual(
          to: expected, absoluteTolerance: 5e-6))
    }
  }

  @Test func `one unit a team is the density of its contrasts`() {
    // Two teams, one component, one unit each: y1 − y2 ~ N(0, 2 v), v = τ² + θ + ω² + σ².
    let cells = [0.3, 1.7].enumerated().map { index, y in
      AnchoredCell(components: [0], teams: [index], count: 1, mean: [y], scatter: [0])
    }
    var likelihood = SeparateTeamsLikelihood(cells: cells, teamCount: 2, componentCount: 1)
    func density(_ v: [Double]) -> Double {
      likelihood.logDensity(
        AnchoredParameters(values: v.map { $0.squareRoot() }, componentCount: 1))
    }
    func closedForm(_ v: [Double]) -> Double {
      let total = v.reduce(0, +)
      return -0.5 * (1.4 * 1.4 / (2 * total)) - 0.5 * log(total)
    }
    let (a, b) = ([0.5, 0.3, 1.1, 0.7], [2.0, 0.0, 0.4, 0.2])
    #expect(
      (density(a) - density(b)).isApproximatelyEqual(
        to: closedForm(a) - closedForm(b), absoluteTolerance: 1e-12))
  }

  @Test func `teams in blocks and in an envelope give one density and the same effects`() throws {
    let cells = try PreparedAnchors(goldenRound("separate")).cells
    var blocks = SeparateTeamsLikelihood(cells: cells, teamCount: 6, componentCount: 3)
    var envelope = LinkedTeamsLikelihood(cells: cells, teamCount: 6, componentCount: 3)
    let still = Array(repeating: 0.0, count: 15)
    for point in points {
      #expect(
        blocks.logDensity(point).isApproximatelyEqual(
          to: envelope.logDensity(point), absoluteTolerance: 1e-9))
      #expect(
        blocks.effects(noise: still).isApproximatelyEqual(
          to: envelope.effects(noise: still), absoluteTolerance: 1e-10))
    }
  }

  @Test func `drawn effects have the spread the equations say`() throws {
    let cells = try PreparedAnchors(goldenRound("separate")).cells
    var blocks = SeparateTeamsLikelihood(cells: cells, teamCount: 6, componentCount: 3)
    var envelope = LinkedTeamsLikelihood(cells: cells, teamCount: 6, componentCount: 3)
    _ = (blocks.logDensity(points[0]), envelope.logDensity(points[0]))
    /// Covariances: both factors turn unit noise into columns, whose products must agree.
    func covariance(_ effects: ([Double]) -> [Double]) -> [Double] {
      let centre = effects(Array(repeating: 0, count: 15))
      let columns = (0..<15).map { place in
        zip(effects((0..<15).map { $0 == place ? 1 : 0 }), centre).map { $0 - $1 }
      }
      return (0..<225).map { index in
        columns.reduce(0) { $0 + $1[index / 15] * $1[index % 15] }
      }
    }
    #expect(
      covariance(blocks.effects).isApproximatelyEqual(
        to: covariance(envelope.effects), absoluteTolerance: 1e-10))
  }
}
