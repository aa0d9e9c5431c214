import Foundation

/// Where a ratio rule's arithmetic is rounded when it is done by hand.
public struct OfficialRounding: Codable, Equatable, Sendable {
  public typealias Mode = DecimalRounding.Mode

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

  /// A step of the arithmetic as it is written down.
  func written(_ value: Fraction, decimals: Int?) -> Fraction {
    guard let decimals else { return value }
    return Fraction(DecimalRounding(mode, digits: decimals).rounded(value))
  }
}
