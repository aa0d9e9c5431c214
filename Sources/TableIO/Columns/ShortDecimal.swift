/// A decimal number of at most fifteen digits: a whole number over a power of ten, both of which a
/// double holds exactly, so that one division rounds it correctly.
///
/// Source: Clinger (1990), Proceedings of PLDI, 92-101.
struct ShortDecimal {
  let whole: Double
  let places: Int
  let isNegative: Bool

  /// Powers of ten up to the most digits there are.
  static let powers: [Double] = (0..<15).reduce(into: [1]) { $0.append($0[$1] * 10) }

  /// The nearest double.
  var value: Double {
    let size = whole / Self.powers[places]
    return isNegative ? -size : size
  }

  /// Reads digits with at most one point between them and perhaps a minus before; nil for all other
  /// texts, which may be numbers too.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>, _ length: Int) {
    var place = 0
    let isNegative = length > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { place = 1 }
    // Fifteen digits and a point.
    guard length > place, length &- place <= 16 else { return nil }
    let first = place
    var value: UInt64 = 0
    var point = -1
    while place < length {
      let digit = text[place] &- UInt8(ascii: "0")
      if digit <= 9 {
        value = value &* 10 &+ UInt64(digit)
      } else {
        guard text[place] == UInt8(ascii: "."), point < 0, place > first, place &+ 1 < length
        else { return nil }
        point = place
      }
      place &+= 1
    }
    guard length &- first &- (point < 0 ? 0 : 1) <= 15 else { return nil }
    whole = Double(value)
    places = point < 0 ? 0 : length &- point &- 1
    self.isNegative = isNegative
  }
}
