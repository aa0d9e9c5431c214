import Foundation

/// A quotient kept as its two decimals, so that chains of division stay exact.
///
/// Exact while numerator and denominator fit 38 digits: scores of up to 6 decimals leave more than
/// ten digits to spare. Beyond, relative error is 1e-37.
struct Fraction {
  let numerator: Decimal
  let denominator: Decimal

  init(_ numerator: Decimal, over denominator: Decimal = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var isZero: Bool { numerator == 0 }
  var value: Decimal { numerator / denominator }

  static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  static func / (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }
}

/// The mean of decimals, undivided.
func average(_ values: [Decimal]) -> Fraction {
  Fraction(values.reduce(0, +), over: Decimal(max(1, values.count)))
}

/// The mean of means, over the least common multiple of their counts.
///
/// - Parameter means: a sum and how many numbers it is of.
func average(ofMeans means: [(sum: Decimal, count: Int)]) -> Fraction {
  var common = 1
  for (_, count) in means {
    let (multiple, overflow) = (common / greatestCommonDivisor(common, count))
      .multipliedReportingOverflow(by: count)
    // Dozens of teams, each of another size, each size with another prime factor.
    if overflow { return average(means.map { $0.sum / Decimal($0.count) }) }
    common = multiple
  }
  let sum = means.reduce(Decimal(0)) { $0 + $1.sum * Decimal(common / $1.count) }
  return Fraction(sum, over: Decimal(common) * Decimal(max(1, means.count)))
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
