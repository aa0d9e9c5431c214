import Foundation

extension ResultTable.Cell {
  /// The number the printed cell stands for, so that every format says the same; nil for no number.
  ///
  /// Equals `Double(printed)` wherever the digits fit into a double; it does not make the text.
  var printedValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value, let decimals): value.rounded(decimals: decimals)
    case .significant(let value):
      value == 0 ? 0 : value.rounded(decimals: 11 - Int(log10(value.magnitude).rounded(.down)))
    case .text, .flag, .missing: nil
    }
  }
}

extension Double {
  /// Rounded at a decimal as C's printf does: by the exact binary value, halves to even.
  fileprivate func rounded(decimals: Int) -> Double? {
    guard isFinite else { return nil }
    // Powers of ten to 10^22 are exact, and so are whole numbers below 2^53.
    guard (0...22).contains(decimals) else { return self }
    let power = pow(10, Double(decimals))
    let scaled = self * power
    guard scaled.magnitude < 9e15 else { return self }
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
