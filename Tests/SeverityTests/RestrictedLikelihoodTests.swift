import Foundation
import RealModule
import Statistics
import TestSupport
import Testing

@testable import Severity

@Suite struct RestrictedLikelihoodTests {
  /// The points of Goldens/restricted-likelihood.py.
  private let points = [
    [0.5, 0, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], [0, 0, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7],
    [0.5, 0, 0, 0, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], [0, 0, 0, 0, 1.2, 0.1, 0.9, 0.3, -0.2, 0.4],
    [0.5, 0.3, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7],
    [0, 0.4, 0.25, 0.5, 0.7, 0.5, 0.4, 0.6, 0.8, 0.3],
    [0.6, 0.2, 0.7, 0, 0.9, 0.3, 0.5, 0.8, 1.1, -0.1],
  ].map { AnchoredParameters(values: $0, componentCount: 3) }

  @Test(arguments: ["separate", "linked", "weighted", "weighted-linked"])
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

  @Test(arguments: ["separate", "linked", "weighted", "weighted-linked"])
  func `what scores have left is what dense matrices in NumPy say`(name: String) throws {
    var likelihood = try PreparedAnchors(goldenRound(name)).likelihood
    for (i, point) in points.enumerated() {
      _ = likelihood.logDensity(point)
      let expected = try (0..<3).map { try goldenValue(name, "residual\(i)-\($0)") }
      // Known variances are moved by up to 2⁻²⁵ to their grid; golden files have twelve digits.
      let tolerance = name.hasPrefix("weighted") ? 0x1p-24 : 1e-11
      #expect(
        likelihood.residualVariances.isApproximatelyEqual(
          to: expected, absoluteTolerance: tolerance))
    }
  }

  @Test(arguments: ["separate", "linked", "weighted", "weighted-linked"])
  func `effects are the best linear unbiased predictions of NumPy`(name: String) throws {
    let prepared = try PreparedAnchors(goldenRound(name))
    var likelihood = prepared.likelihood
    _ = likelihood.logDensity(points[6])
    let effects = likelihood.effects(noise: Array(repeating: 0, count: 27))
    for team in 0..<6 {
      let place = try #require(prepared.position[team])
      for effect in 0..<4 {
        let expected = try goldenValue(name, "effect\(4 * team + effect)")
        // The grid of the scores, as above.
        #expect(
          effects[4 * place + effect].isApproximatelyEqual(to: expected, absoluteTolerance: 1e-6))
      }
    }
    for component in 0..<3 {
      let expected = try goldenValue(name, "effect\(24 + component)")
      #expect(effects[24 + component].isApproximatelyEqual(to: expected, absoluteTolerance: 1e-6))
    }
  }

  @Test(arguments: ["separate", "linked"])
  func `equal known variances and weights only split the error variance`(name: String) throws {
    let data = try goldenRound(name)
    let (squaredPoints, weight) = (1.7, 2.5)
    var without = try PreparedAnchors(data).likelihood
    let prepared = try PreparedAnchors(
      data.withErrors(knownVariance: squaredPoints, weight: weight))
    var with = prepared.likelihood
    // As the model reads it, on a grid of 2⁻²⁴.
    let known = try #require(prepared.cells.first?.errors.first?.known)
    let scale = prepared.scales[0]
    #expect(
      known.isApproximatelyEqual(to: squaredPoints / (scale * scale), absoluteTolerance: 0x1p-25))
    for point in points {
      var whole = point
      let own = point.errorSD(0) * point.errorSD(0) / weight
      whole.values[whole.firstErrorPlace] = (own + known).squareRoot()
      #expect(
        with.logDensity(point).isApproximatelyEqual(
          to: without.logDensity(whole), absoluteTolerance: 1e-9))
      #expect(
        with.residualVariances.isApproximatelyEqual(
          to: without.residualVariances, relativeTolerance: 1e-12))
    }
  }

  @Test func `one unit a team is the density of its contrasts`() {
    // Two teams, one component, one unit each: y1 − y2 ~ N(0, 2 v), v = τ² + θ + ω² + σ².
    let cells = [0.3, 1.7].enumerated().map { index, y in
      AnchoredCell(
        components: [0], errors: [.init()], teams: [index], count: 1, mean: [y], scatter: [0])
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

  private static let ways = ["separate", "weighted", "simulated"]

  /// Rounds whose teams share no unit. Teams of the simulated one are alike in their units, so their
  /// sums are pooled.
  private func blocksAndEnvelope(
    _ name: String
  ) throws -> (SeparateTeamsLikelihood, LinkedTeamsLikelihood) {
    var stream = PhiloxStream(seed: 5, tag: 905)
    let data =
      name == "simulated"
      ? SimulatedAppraisal(leanSDs: [2]).anchored(&stream).data : try goldenRound(name)
    let prepared = try PreparedAnchors(data)
    return (
      SeparateTeamsLikelihood(
        cells: prepared.cells, teamCount: prepared.teamCount, componentCount: 3),
      LinkedTeamsLikelihood(
        cells: prepared.cells, teamCount: prepared.teamCount, componentCount: 3)
    )
  }

  @Test(arguments: ways)
  func `teams in blocks and in an envelope give one density and the same effects`(
    name: String
  ) throws {
    var (blocks, envelope) = try blocksAndEnvelope(name)
    var stream = PhiloxStream(seed: 6, tag: 906)
    let noise = stream.normals(4 * blocks.teamCount + 3)
    let still = noise.map { _ in 0.0 }
    for point in points {
      #expect(
        blocks.logDensity(point).isApproximatelyEqual(
          to: envelope.logDensity(point), absoluteTolerance: 1e-9))
      #expect(
        blocks.residualVariances.isApproximatelyEqual(
          to: envelope.residualVariances, relativeTolerance: 1e-12))
      for numbers in [still, noise] {
        #expect(
          blocks.effects(noise: numbers).isApproximatelyEqual(
            to: envelope.effects(noise: numbers), absoluteTolerance: 1e-9))
      }
    }
  }

  @Test func `effects that do not exist are noise`() throws {
    let (blocks, envelope) = try blocksAndEnvelope("separate")
    let noise = (0..<27).map { Double($0) }
    for likelihood in [blocks, envelope] as [any RestrictedLikelihood] {
      var likelihood = likelihood
      _ = likelihood.logDensity(points[4])
      let effects = likelihood.effects(noise: noise)
      for team in 0..<6 { #expect(effects[4 * team + 3] == noise[4 * team + 3]) }
    }
  }
}
