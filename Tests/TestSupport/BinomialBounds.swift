internal import Foundation

/// Counts that a binomial variable leaves only rarely: what a test of coverage, power or false
/// alarms may find in a number of seeded trials of correct code.
///
/// Tails are sums of exact terms, independent of the distributions under test.
public struct BinomialBounds: Sendable {
  private let trials: Int
  /// P(X = k) for k from 0 to `trials`.
  private let mass: [Double]

  /// - Parameters:
  ///   - trials: number of independent trials.
  ///   - probability: of success in each, strictly between 0 and 1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability > 0 && probability < 1, "not a binomial variable")
    let odds = log(probability) - log1p(-probability)
    var logMass = Double(trials) * log1p(-probability)
    var mass = [exp(logMass)]
    for k in 0..<trials {
      // P(X = k + 1) / P(X = k).
      logMass += log(Double(trials - k)) - log(Double(k + 1)) + odds
      mass.append(exp(logMass))
    }
    self.trials = trials
    self.mass = mass
  }

  /// The least count that is exceeded with a chance of at most `falseAlarm`.
  public func most(falseAlarm: Double) -> Int {
    var tail = 0.0
    for k in (0...trials).reversed() {
      tail += mass[k]
      if tail > falseAlarm { return k }
    }
    return 0
  }

  /// The greatest count that is missed from below with a chance of at most `falseAlarm`.
  public func least(falseAlarm: Double) -> Int {
    var tail = 0.0
    for k in 0...trials {
      tail += mass[k]
      if tail > falseAlarm { return k }
    }
    return trials
  }

  /// Counts outside of which the variable lies with a chance of at most `falseAlarm`, half of it on
  /// either side.
  public func range(falseAlarm: Double) -> ClosedRange<Int> {
    least(falseAlarm: falseAlarm / 2)...most(falseAlarm: falseAlarm / 2)
  }
}
