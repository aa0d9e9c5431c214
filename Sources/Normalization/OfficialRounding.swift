import Foundation

/// Where the arithmetic of a ratio rule is rounded when it is done by hand.
public struct OfficialRounding: Codable, Equatable, Sendable {
  /// Which neighbour a number is rounded to.
  public typealias Mode = DecimalRounding.Mode

  /// Which neighbour is taken, in every step.
  public var mode: Mode
  /// Decimals of team means; nil keeps every digit.
  public var meanDecimals: Int?
  /// Decimals of the coefficient; nil keeps every digit.
  public var coefficientDecimals: Int?
  /// Decimals of the adjusted score; nil keeps every digit.
  public var scoreDecimals: Int?

  /// Rounding in the steps whose decimals are given.
  public init(
    mode: Mode, meanDecimals: Int? = nil, coefficientDecimals: Int? = nil, scoreDecimals: Int? = nil
  ) {
    self.mode = mode
    self.meanDecimals = meanDecimals
    self.coefficientDecimals = coefficientDecimals
    self.scoreDecimals = scoreDecimals
  }

  /// A step of the arithmetic as it is written down.
  func written(_ value: Fraction, decimals: Int?) -> Fraction {
    guard let decimals else { return value }
    return Fraction(DecimalRounding(mode, digits: decimals).rounded(value))
  }
}
