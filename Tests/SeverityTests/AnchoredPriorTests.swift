import Foundation
import RealModule
import Statistics
import Testing

@testable import Severity

@Suite struct AnchoredPriorTests {
  /// Simpson's rule in x = sd / (1 + sd), which reaches the whole half line.
  private func integral(_ density: (Double) -> Double) -> Double {
    let steps = 20_000
    return (0...steps).reduce(0.0) { sum, i in
      let x = (Double(i) + 1e-9) / (Double(steps) + 1e-3)
      let weight = i == 0 || i == steps ? 1.0 : (i.isMultiple(of: 2) ? 2 : 4)
      return sum + weight * density(x / (1 - x)) / ((1 - x) * (1 - x))
    } / (3 * Double(steps))
  }

  @Test(arguments: [1, 0.3])
  func `absence and presence of a spread between teams add up to one`(unit: Double) {
    let prior = AnchoredPrior()
    for between in [prior.severity, prior.lean, prior.group] {
      let present = integral { exp(between.logDensity($0, present: true, unit: unit)) }
      let absent = exp(between.logDensity(0, present: false, unit: unit))
      #expect((present + absent).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-5))
    }
  }

  @Test(arguments: [1, 0.3])
  func `half of the present severity SDs lie below 0.58 units`(unit: Double) {
    // SciPy 1.17.1: 0.35 * sqrt(3 * stats.f.median(3, 5)) = 0.5773874226059047
    let severity = AnchoredPrior().severity
    let below = integral {
      $0 < 0.5773874226059047 * unit
        ? exp(severity.logDensity($0, present: true, unit: unit)) : 0
    }
    let share = below / (1 - severity.probabilityOfZero)
    #expect(share.isApproximatelyEqual(to: 0.5, absoluteTolerance: 1e-3))
  }

  @Test func `draws have the distribution of the density`() {
    let prior = AnchoredPrior()
    for (place, between) in [prior.severity, prior.lean, prior.group].enumerated() {
      var stream = PhiloxStream(seed: 8, tag: 907, replicate: place)
      let count = 20_000
      let draws = (0..<count).map { _ in between.draw(using: &stream) }.sorted()
      // The distribution function at each draw, by the trapezoidal rule over short steps.
      var (at, below, largest) = (0.0, 0.0, 0.0)
      var height = 0.0
      for (rank, draw) in draws.enumerated() {
        let pieces = max(1, Int(((draw - at) / 0.01).rounded(.up)))
        let step = (draw - at) / Double(pieces)
        for _ in 0..<pieces {
          at += step
          let next = exp(between.logDensity(at, present: true) - between.logPresence)
          below += step * (height + next) / 2
          height = next
        }
        largest = max(
          largest, abs(below - Double(rank) / Double(count)),
          abs(below - Double(rank + 1) / Double(count)))
      }
      // Kolmogorov (1933): √n times the distance exceeds 2.23 once in ten thousand.
      #expect(largest * Double(count).squareRoot() < 2.23)
    }
  }
}
