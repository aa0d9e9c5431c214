extension Double {
  /// The shortest text that reads as this number, whole numbers without a decimal point.
  var plain: String {
    // Below 2⁵³ every whole number is exact.
    guard self == rounded(), abs(self) < 0x1p53 else { return "\(self)" }
    return "\(Int(self))"
  }
}
