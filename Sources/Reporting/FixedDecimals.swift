import Foundation

extension Double {
  /// This number with a fixed count of decimals; minus zero prints as zero.
  public func fixed(_ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", self)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// Twelve significant digits, without needless zeros; the exponent only where it saves space.
  var significant: String { self == 0 ? "0" : String(format: "%.12g", self) }
}
