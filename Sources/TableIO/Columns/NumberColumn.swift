public import Statistics

/// A column of numbers with all the digits its cells hold.
public struct NumberColumn: Sendable {
  /// A cell by its row in the table and its text.
  public struct Place: Equatable, Sendable {
    /// The row in the table, from 0.
    public let row: Int
    /// The text of the cell.
    public let text: String
  }

  /// The nearest double of each row; 0 where there is no number.
  public private(set) var heads: [Double] = []
  /// Rows that are blank or not applicable, ascending.
  public private(set) var blanks: [Int] = []
  /// The first cell that is neither a number nor blank; nothing after it counts.
  public private(set) var unreadable: Place?
  /// The first number that is too large or too small to be squared.
  public private(set) var unsquareable: Place?
  private var digits = Digits.short(places: 0, largest: 0)

  /// What the heads leave.
  private enum Digits: Sendable {
    /// Numbers with at most so many decimals and not above `largest` in size are few enough digits to
    /// be told by their heads.
    case short(places: Int, largest: Double)
    /// One per head.
    case tails([Double])
  }

  /// Numbers whose squares, and sums of squares, are doubles.
  public static let squareable = 1e-140...1e140
  /// Whole numbers of fifteen digits are below it.
  private static let mostDigits = 1e15

  init() {}

  mutating func reserve(_ rows: Int) { heads.reserveCapacity(rows) }

  /// The number of rows.
  public var count: Int { heads.count }

  /// The number of a row with all its digits; 0 where there is none.
  public func exact(_ row: Int) -> DoubleDouble {
    switch digits {
    case .tails(let tails): DoubleDouble(head: heads[row], tail: tails[row])
    case .short(let places, _):
      DoubleDouble(head: heads[row], tail: Self.tail(heads[row], ShortDecimal.powers[places]))
    }
  }

  /// Numbers less one of them, rounded to doubles only then.
  public func less(_ origin: Double) -> [Double] {
    switch digits {
    case .tails(let tails):
      return heads.indices.map {
        (DoubleDouble(head: heads[$0], tail: tails[$0]) - DoubleDouble(origin)).head
      }
    case .short(let places, _):
      let power = ShortDecimal.powers[places]
      return heads.map { head in
        (DoubleDouble(head: head, tail: Self.tail(head, power)) - DoubleDouble(origin)).head
      }
    }
  }

  /// What a double leaves of the decimal number nearest to it.
  ///
  /// - Parameter power: 10 to the number of decimals.
  @inline(__always)
  private static func tail(_ head: Double, _ power: Double) -> Double {
    guard power > 1 else { return 0 }
    // The nearest whole number, as the size is below 2⁵¹ and no tie is near.
    let whole = (head * power + 0x1.8p52) - 0x1.8p52
    return whole.addingProduct(-head, power) / power
  }

  @inline(__always)
  mutating func append(_ number: ShortDecimal) {
    let power = ShortDecimal.powers[number.places]
    let size = number.whole / power
    guard case .short(let places, let largest) = digits,
      number.places <= places, size <= largest
    else { return appendOther(number, size) }
    heads.append(number.isNegative ? -size : size)
  }

  private mutating func appendOther(_ number: ShortDecimal, _ size: Double) {
    let head = number.isNegative ? -size : size
    if case .short(let places, let largest) = digits {
      let (most, top) = (max(places, number.places), max(largest, size))
      if top * ShortDecimal.powers[most] < Self.mostDigits {
        digits = .short(places: most, largest: top)
        heads.append(head)
        return
      }
    }
    append(head, tail: Self.tail(head, ShortDecimal.powers[number.places]))
  }

  private mutating func append(_ head: Double, tail: Double) {
    var tails = takeTails()
    tails.append(tail)
    digits = .tails(tails)
    heads.append(head)
  }

  /// The tails so far, which then are nowhere else.
  private mutating func takeTails() -> [Double] {
    defer { digits = .tails([]) }
    switch digits {
    case .tails(let tails): return tails
    case .short(let places, _):
      let power = ShortDecimal.powers[places]
      return heads.map { Self.tail($0, power) }
    }
  }

  private mutating func appendZero() {
    if case .short = digits { heads.append(0) } else { append(0, tail: 0) }
  }

  /// Any cell, by its text without blanks at its ends.
  mutating func append(_ text: String) {
    var text = text
    if let number = text.withUTF8({ bytes in
      bytes.baseAddress.flatMap { ShortDecimal($0, bytes.count) }
    }) {
      return append(number)
    }
    switch Cell(text) {
    case .number(let value):
      let row = heads.count
      // Digits in other scripts are read as doubles.
      let exact = DoubleDouble(decimal: text).flatMap { exact in
        abs(exact.head - value) <= value.ulp ? exact : nil
      }
      append(exact?.head ?? value, tail: exact?.tail ?? 0)
      let size = abs(heads[row])
      if unsquareable == nil, size != 0, !Self.squareable.contains(size) {
        unsquareable = Place(row: row, text: text)
      }
    case .blank, .notApplicable:
      blanks.append(heads.count)
      appendZero()
    case .unreadable(let text):
      if unreadable == nil { unreadable = Place(row: heads.count, text: text) }
      appendZero()
    }
  }

  /// The rows of a part that come after those here.
  mutating func append(_ part: NumberColumn) {
    let before = heads.count
    if let place = part.unreadable, unreadable == nil {
      unreadable = Place(row: before + place.row, text: place.text)
    }
    if let place = part.unsquareable, unsquareable == nil {
      unsquareable = Place(row: before + place.row, text: place.text)
    }
    for row in part.blanks { blanks.append(before + row) }
    if case .short(let places, let largest) = digits,
      case .short(let others, let another) = part.digits
    {
      let (most, top) = (max(places, others), max(largest, another))
      if top * ShortDecimal.powers[most] < Self.mostDigits {
        digits = .short(places: most, largest: top)
        heads += part.heads
        return
      }
    }
    var part = part
    var tails = takeTails()
    tails += part.takeTails()
    digits = .tails(tails)
    heads += part.heads
  }
}
