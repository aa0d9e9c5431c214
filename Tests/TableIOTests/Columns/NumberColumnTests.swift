import Statistics
import Testing

@testable import TableIO

@Suite struct NumberColumnTests {
  private func column(_ texts: [String]) -> NumberColumn {
    texts.reduce(into: NumberColumn()) { $0.append($1) }
  }

  @Test func `short decimals have all digits of the number that is written`() {
    var chance = PhiloxStream(seed: 3, tag: 1)
    for _ in 0..<2_000 {
      let texts = (0..<20).map { _ in
        let digits = Int.random(in: 1...15, using: &chance)
        var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &chance))" }.joined()
        let point = Int.random(in: 1...digits, using: &chance)
        if point < digits { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
        return Bool.random(using: &chance) ? text : "-" + text
      }
      let read = column(texts)
      for (row, text) in texts.enumerated() {
        #expect(read.heads[row] == Double(text))
        #expect(DoubleDouble(decimal: text) == read.exact(row), "\(text) of \(texts)")
      }
      let origin = read.heads[0]
      let gaps = texts.compactMap { DoubleDouble(decimal: $0) }.map {
        ($0 - DoubleDouble(origin)).head
      }
      #expect(read.less(origin) == gaps)
    }
  }

  @Test func `parts join to what their cells are together`() {
    let texts = ["1.25", "", "1e3", "0.123456789012345", "99999999999.5", "12345678901234567890"]
    for cut in 0...texts.count {
      var joined = column(Array(texts[..<cut]))
      joined.append(column(Array(texts[cut...])))
      let whole = column(texts)
      #expect(joined.heads == whole.heads && joined.blanks == [1])
      #expect((0..<6).allSatisfy { joined.exact($0) == whole.exact($0) })
    }
  }

  @Test func `texts and numbers that cannot be squared have their places`() {
    var read = column(["1", "1e300"])
    read.append(column(["2", "two", "three"]))
    #expect(read.unsquareable == .init(row: 1, text: "1e300"))
    #expect(read.unreadable == .init(row: 3, text: "two"))
  }

  @Test(
    arguments: [
      "", "-", ".", "1.", ".1", "1..2", "+1", "1e2", "1,5", " 1", "0x1", "1234567890123456", "--1",
      "1-",
    ])
  func `what is no short decimal is left to others`(text: String) {
    let bytes = Array(text.utf8)
    let read = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { ShortDecimal($0, bytes.count) }
    }
    #expect(read == nil)
  }
}
