import Foundation
import Phrases

extension ResultTable.Cell {
  /// The number that files hold for the cell, so that every format says the same; nil for no number.
  ///
  /// Equals `Double(written)` without making the text.
  public var writtenValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value.writtenValue
    case .precise(let value):
      value.isFinite ? Double(value.significant(Double.preciseDigits)) : nil
    case .text, .term, .phrase, .flag, .missing: nil
    }
  }
}

extension Double {
  /// This number rounded to the digits that files hold; nil when it is not finite.
  var writtenValue: Double? {
    guard isFinite else { return nil }
    if self == 0 { return 0 }
    let decimals = Self.writtenDigits - 1 - Int(log10(magnitude).rounded(.down))
    guard let whole = wholeRounded(decimals: decimals) else { return Double(significant) }
    return whole == 0 ? 0 : whole / pow(10, Double(decimals))
  }
}
