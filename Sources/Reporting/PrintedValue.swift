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
    return rounded(decimals: Self.writtenDigits - 1 - Int(log10(magnitude).rounded(.down)))
  }

  /// Rounded at a decimal as C's printf does: by the exact binary value, halves to even.
  private func rounded(decimals: Int) -> Double? {
    // Powers of ten to 10^22 are exact, and so are whole numbers below 2^53.
    guard (0...22).contains(decimals) else { return Double(significant) }
    let power = pow(10, Double(decimals))
    let scaled = self * power
    guard scaled.magnitude < 9e15 else { return Double(significant) }
    var whole = scaled.rounded(.toNearestOrEven)
    if (scaled - scaled.rounded(.down)) == 0.5 {
      // The product may have been rounded onto the half: its error says on which side it lay.
      let error = (-scaled).addingProduct(self, power)
      if error > 0 {
        whole = scaled.rounded(.up)
      } else if error < 0 {
        whole = scaled.rounded(.down)
      }
    }
    return whole == 0 ? 0 : whole / power
  }
}
