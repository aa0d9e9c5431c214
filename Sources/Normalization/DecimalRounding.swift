public import Foundation

/// Rounding at a decimal place, decided by the digits as typed.
///
/// Every mode treats a negative number as its absolute value and puts the sign back (GB/T 8170-2008
/// rounds so), hence half-up and half away from zero are one mode.
public struct DecimalRounding: Equatable, Sendable {
  /// Which neighbour a number is rounded to.
  public enum Mode: String, Codable, CaseIterable, Sendable {
    /// 四舍五入: ties go up, away from zero.
    case halfUp = "half-up"
    /// 四舍六入五成双: ties go to the even digit.
    case halfEven = "half-even"
    /// 去尾: further digits are dropped.
    case down

    /// Ties go away from zero: another name for `halfUp`.
    public static let halfAway = Mode.halfUp
  }

  /// Which neighbour is taken.
  public var mode: Mode
  /// Decimals kept.
  public var digits: Int

  /// Rounding to a number of decimals.
  public init(_ mode: Mode, digits: Int) {
    self.mode = mode
    self.digits = digits
  }

  /// The rounded number, taking `value` as the shortest decimal that reads back as it.
  public func rounded(_ value: Double) -> Double {
    rounded(Fraction(Decimal(typed: value))).double
  }

  /// The rounded number, exactly.
  public func rounded(_ value: Decimal) -> Decimal { rounded(Fraction(value)) }

  /// A quotient rounded by its remainder, so that no tie is lost to an endless expansion.
  ///
  /// Exact while the remainder's products fit the 38 digits of `Decimal`.
  func rounded(_ value: Fraction) -> Decimal {
    let negative = (value.numerator < 0) != (value.denominator < 0)
    let numerator = abs(value.numerator)
    let denominator = abs(value.denominator)
    let step = Decimal(sign: .plus, exponent: -digits, significand: 1)
    var quotient = numerator / denominator
    var kept = Decimal()
    NSDecimalRound(&kept, &quotient, digits, .down)
    var rest = numerator - kept * denominator
    // The 38-digit quotient may have been carried past the true one, or kept just short of it.
    if rest < 0 {
      kept -= step
      rest += step * denominator
    } else if rest >= step * denominator {
      kept += step
      rest -= step * denominator
    }
    let twice = rest + rest
    let half = step * denominator
    let goesUp =
      switch mode {
      case .halfUp: twice >= half
      case .halfEven: twice > half || (twice == half && isOdd(kept))
      case .down: false
      }
    if goesUp { kept += step }
    return negative ? -kept : kept
  }

  private func isOdd(_ value: Decimal) -> Bool {
    var half = value / 2
    var whole = Decimal()
    NSDecimalRound(&whole, &half, digits, .down)
    return whole != half
  }
}

extension Decimal {
  /// The shortest decimal that reads back as this number: the digits that were typed.
  init(typed value: Double) {
    self = Decimal(string: "\(value)", locale: Locale(identifier: "en_US_POSIX")) ?? Decimal(value)
  }

  /// The nearest double.
  var double: Double { Double("\(self)") ?? NSDecimalNumber(decimal: self).doubleValue }
}
