import Foundation
import Statistics

/// The finest decimal place values were typed with.
struct LastDigit {
  /// Decimals, 0 to 6; finer values are measurements, not typed scores.
  let decimals: Int
  private let factor: Double

  init(_ values: [Double]) {
    var decimals = 0
    while decimals < 6, !values.allSatisfy({ Self.isWhole($0 * pow(10, Double(decimals))) }) {
      decimals += 1
    }
    self.decimals = decimals
    factor = pow(10, Double(decimals))
  }

  var step: Double { 1 / factor }

  func digit(of value: Double) -> Int { Int(abs(value * factor).rounded()) % 10 }

  private static func isWhole(_ value: Double) -> Bool {
    abs(value - value.rounded()) < 1e-6 * max(1, abs(value))
  }
}

/// Whether the last digits of values are equally frequent.
public struct TerminalDigits: Equatable, Sendable {
  /// How often each of the digits 0 to 9 is the last.
  public let counts: [Int]
  /// Pearson's statistic, 9 degrees of freedom.
  public let chiSquared: Double
  /// Upper tail of chi-squared.
  public let p: Double
  /// The digit with the largest excess.
  public let favourite: Int

  /// The fewest steps of the last digit over which values must spread: with fewer, digits are not
  /// equally likely.
  public static let leastSteps = 5.0
  /// The fewest values: five expected per digit, as the chi-squared approximation needs.
  public static let leastCount = 50

  /// Pearson's test of equal frequencies on the digit of the finest decimal place used.
  ///
  /// - Throws: `tooFew` below 50 values; `coarse` where the SD is below 5 steps of the last digit:
  ///   equal frequencies then are no null.
  ///
  /// Source: Pearson (1900), Philosophical Magazine 50, 157-175; Preece (1981), The Statistician 30,
  /// 31-60, for final digits.
  public init(_ values: [Double]) throws(OutliersError) {
    guard values.count >= Self.leastCount else {
      throw .tooFew(needed: Self.leastCount, found: values.count)
    }
    let last = LastDigit(values)
    let steps = (variance(values) ?? 0).squareRoot() / last.step
    guard steps >= Self.leastSteps else { throw .coarse(steps: steps) }
    var counts = [Int](repeating: 0, count: 10)
    for value in values { counts[last.digit(of: value)] += 1 }
    let expected = Double(values.count) / 10
    self.counts = counts
    chiSquared = counts.reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    p = Distributions.chiSquaredUpper(chiSquared, df: 9)
    favourite = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
  }
}
