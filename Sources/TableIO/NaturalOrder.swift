/// Names in the order people count them: numbers by value, 第2组 before 第10组, 二组 before 十组, 乙组 before
/// 丁组.
///
/// A total order: names that count alike (`1` and `01`) follow their characters.
public struct NaturalOrder: Comparable, Sendable {
  private let name: String
  private let parts: [Part]

  private enum Part: Comparable, Sendable {
    // Numbers before words, as digits before letters.
    case number(digits: [UInt8])
    case word(String)

    static func < (a: Part, b: Part) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)):
        a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
      case (.number, .word): true
      case (.word, .number): false
      case (.word(let a), .word(let b)): a < b
      }
    }
  }

  /// The place of a name.
  ///
  /// - Complexity: the length of the name.
  public init(_ name: String) {
    self.name = name
    var parts: [Part] = []
    var word = ""
    func endWord() {
      if !word.isEmpty { parts.append(.word(word)) }
      word = ""
    }
    let characters = Array(name)
    var place = 0
    while place < characters.count {
      let run = characters[place...]
      let digits = run.prefix { $0.isASCII && $0.isNumber }
      let numerals = run.prefix { Self.numerals[$0] != nil }
      if !digits.isEmpty {
        endWord()
        parts.append(.number(digits: Self.significant(digits.compactMap { $0.asciiValue })))
        place += digits.count
      } else if let value = Self.value(numerals) {
        endWord()
        parts.append(.number(digits: Self.significant(Array(String(value).utf8))))
        place += numerals.count
      } else if let stem = Self.stems[characters[place]] {
        endWord()
        parts.append(.number(digits: Array(String(stem).utf8)))
        place += 1
      } else {
        word.append(characters[place])
        place += 1
      }
    }
    endWord()
    self.parts = parts
  }

  /// Whether the first name comes before the second.
  public static func < (a: NaturalOrder, b: NaturalOrder) -> Bool {
    if a.parts.lexicographicallyPrecedes(b.parts) { return true }
    if b.parts.lexicographicallyPrecedes(a.parts) { return false }
    return a.name < b.name
  }

  private static func significant(_ digits: [UInt8]) -> [UInt8] {
    let kept = digits.drop { $0 == UInt8(ascii: "0") }
    return kept.isEmpty ? [UInt8(ascii: "0")] : Array(kept)
  }

  private static let numerals: [Character: Int] = Dictionary(
    uniqueKeysWithValues: zip("〇一二三四五六七八九", 0...9).map { ($0, $1) }
      + [("零", 0), ("两", 2), ("十", 10), ("百", 100)])

  private static let stems: [Character: Int] = Dictionary(
    uniqueKeysWithValues: zip("甲乙丙丁戊己庚辛壬癸", 1...10).map { ($0, $1) })

  /// A numeral below a thousand, by tens and hundreds or digit by digit; nil for none.
  private static func value(_ numerals: some Collection<Character>) -> Int? {
    guard !numerals.isEmpty, numerals.count <= 9 else { return nil }
    let values = numerals.compactMap { Self.numerals[$0] }
    guard values.contains(where: { $0 >= 10 }) else {
      return values.reduce(0) { 10 * $0 + $1 }
    }
    var (sum, pending) = (0, Int?.none)
    for value in values {
      if value >= 10 {
        sum += (pending ?? 1) * value
        pending = nil
      } else {
        pending = value
      }
    }
    return sum + (pending ?? 0)
  }
}

extension Sequence<String> {
  /// In natural order.
  public func naturallySorted() -> [String] {
    map(NaturalOrder.init).sorted().map(\.description)
  }
}

extension NaturalOrder: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
