import Foundation

/// How a rule's arithmetic is rounded when it is done by hand.
public struct OfficialRounding: Equatable, Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// 四舍五入: ties go up, away from zero.
    case halfUp = "half-up"
    /// 四舍六入五成双: ties go to the even digit.
    case halfEven = "half-even"
    case down
  }

  public var mode: Mode
  /// Decimals of team means, of the coefficient and of the adjusted score; nil keeps every digit.
  public var meanDecimals: Int?
  public var coefficientDecimals: Int?
  public var scoreDecimals: Int?

  public init(
    mode: Mode, meanDecimals: Int? = nil, coefficientDecimals: Int? = nil, scoreDecimals: Int? = nil
  ) {
    self.mode = mode
    self.meanDecimals = meanDecimals
    self.coefficientDecimals = coefficientDecimals
    self.scoreDecimals = scoreDecimals
  }

  /// A number rounded at a decimal place, exactly as its digits say.
  public func rounded(_ value: Decimal, decimals: Int?) -> Decimal {
    guard let decimals else { return value }
    var source = value
    var result = Decimal()
    let rule: NSDecimalNumber.RoundingMode =
      switch mode {
      case .halfUp: .plain
      case .halfEven: .bankers
      case .down: value < 0 ? .up : .down
      }
    NSDecimalRound(&result, &source, decimals, rule)
    return result
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
