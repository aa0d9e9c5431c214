import Foundation
import RealModule
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

  @Test func `absence and presence of a spread between teams add up to one`() {
    let prior = AnchoredPrior()
    for between in [prior.severity, prior.group] {
      let present = integral { exp(between.logDensity($0, present: true)) }
      let absent = exp(between.logDensity(0, present: false))
      #expect((present + absent).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-5))
    }
  }

  @Test func `half of the present severity SDs lie below 0.66 within-team SDs`() {
    // SciPy 1.17.1: 0.4 * sqrt(3 * stats.f.median(3, 5)) = 0.659871340121034
    let severity = AnchoredPrior().severity
    let below = integral {
      $0 < 0.659871340121034 ? exp(severity.logDensity($0, present: true)) : 0
    }
    let share = below / (1 - severity.probabilityOfZero)
    #expect(share.isApproximatelyEqual(to: 0.5, absoluteTolerance: 1e-3))
  }
}
