/// A number as the exact sum of two doubles: about 31 significant digits.
///
/// For sums and residuals in which nearly everything cancels. The tail is at most half a unit in the
/// last place of the head, so the head alone is the nearest double.
///
/// Source: Dekker (1971), Numer. Math. 18, 224-242; Hida, Li & Bailey (2001), 15th IEEE Symposium
/// on Computer Arithmetic, 155-162.
public struct DoubleDouble: Equatable, Sendable {
  /// The nearest double.
  public let head: Double
  /// What the head leaves.
  public let tail: Double

  /// A double, exactly.
  public init(_ value: Double) {
    head = value
    tail = 0
  }

  /// The sum of two doubles of which the second is at most half a unit in the last place of the
  /// first.
  public init(head: Double, tail: Double) {
    self.head = head
    self.tail = tail
  }

  /// The sum of two doubles, exactly, where the first is not the smaller in size.
  private static func sum(large: Double, small: Double) -> DoubleDouble {
    let head = large + small
    return DoubleDouble(head: head, tail: small - (head - large))
  }

  /// The sum of two doubles, exactly.
  private static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let head = a + b
    let part = head - a
    return DoubleDouble(head: head, tail: (a - (head - part)) + (b - part))
  }

  /// The product of two doubles, exactly unless it underflows.
  public static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let head = a * b
    return DoubleDouble(head: head, tail: (-head).addingProduct(a, b))
  }

  /// The sum, with a relative error of about 1e-31.
  public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let heads = sum(a.head, b.head)
    let tails = sum(a.tail, b.tail)
    let first = sum(large: heads.head, small: heads.tail + tails.head)
    return sum(large: first.head, small: first.tail + tails.tail)
  }

  /// The number with the other sign.
  public static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(head: -a.head, tail: -a.tail)
  }

  /// The difference, with a relative error of about 1e-31.
  public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  /// The product, with a relative error of about 1e-31.
  public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let heads = product(a.head, b.head)
    return sum(large: heads.head, small: heads.tail + (a.head * b.tail + a.tail * b.head))
  }

  /// The product with a double.
  public static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let heads = product(a.head, b)
    return sum(large: heads.head, small: heads.tail.addingProduct(a.tail, b))
  }

  /// The quotient by a double other than 0, with a relative error of about 1e-31.
  public static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
    let first = a.head / b
    let rest = a - product(first, b)
    let second = rest.head / b
    let last = (rest - product(second, b)).head / b
    return sum(large: first, small: second) + DoubleDouble(last)
  }

  /// Adds to the number.
  public static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  /// The number times itself some times; 1 for no times.
  public func power(_ exponent: Int) -> DoubleDouble {
    (0..<max(0, exponent)).reduce(DoubleDouble(1)) { result, _ in result * self }
  }

  /// A whole power of ten that a double holds exactly has at most this exponent.
  private static let exactPower = 22
  private static let powers = (0...exactPower).reduce(into: [1.0]) { list, _ in
    list.append(list[list.count - 1] * 10)
  }

  /// Reads a decimal number such as -12.5e3 with all its digits, up to about 31 of them.
  ///
  /// - Returns: nil for other texts, and for numbers near the ends of the range of doubles.
  public init?(decimal text: some StringProtocol) {
    var value = DoubleDouble(0)
    var (chunk, chunkDigits, places, digits) = (0.0, 0, 0, 0)
    var (isNegative, hasPoint) = (false, false)
    var rest = Array(text.utf8)[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    func joined() -> DoubleDouble { value * Self.powers[chunkDigits] + DoubleDouble(chunk) }
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      chunk = chunk * 10 + Double(byte - UInt8(ascii: "0"))
      chunkDigits += 1
      digits += 1
      if hasPoint { places += 1 }
      // A double holds every whole number of fifteen digits.
      if chunkDigits == 15 {
        value = joined()
        (chunk, chunkDigits) = (0, 0)
      }
    }
    value = joined()
    var exponent = -places
    if !rest.isEmpty {
      guard let shift = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) else { return nil }
      exponent += shift
    }
    guard digits > 0, abs(exponent) < 250, digits < 250 else { return nil }
    while exponent > 0 {
      let step = min(exponent, Self.exactPower)
      value = value * Self.powers[step]
      exponent -= step
    }
    while exponent < 0 {
      let step = min(-exponent, Self.exactPower)
      value = value / Self.powers[step]
      exponent += step
    }
    guard value.head.isFinite, value.tail.isFinite else { return nil }
    self = isNegative ? -value : value
  }
}

extension Sequence<DoubleDouble> {
  /// The sum, with the error of double-double addition.
  public var total: DoubleDouble { reduce(DoubleDouble(0), +) }
}
