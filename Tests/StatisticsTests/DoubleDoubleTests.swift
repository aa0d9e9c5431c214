import Statistics
import Testing

@Suite struct DoubleDoubleTests {
  @Test(arguments: [
    "0", "1", "-2.5", "1000000000000.4", "0.1", "123456789012345678901234567890", "-1e22", "1E-30",
    "+.5", "5.", "0.000000000000000000000000000000123", "9007199254740993",
  ])
  func `the head of a decimal is the double nearest to it`(text: String) throws {
    let number = try #require(DoubleDouble(decimal: text))
    #expect(number.head == Double(text.hasSuffix(".") ? text + "0" : text))
  }

  @Test(arguments: ["", "-", ".", "1e", "e5", "1.2.3", "1e999", "0x10", "nan", "1 2"])
  func `other texts are no decimals`(text: String) {
    #expect(DoubleDouble(decimal: text) == nil)
  }

  // 1000000000000.4 as a double is off by 4e-5; its difference from 10¹² is not.
  @Test func `digits beyond a double are kept`() throws {
    let number = try #require(DoubleDouble(decimal: "1000000000000.4"))
    #expect((number - DoubleDouble(1e12)).head == 0.4)
    #expect(Double("1000000000000.4").map { $0 - 1e12 } != 0.4)
  }

  @Test func `arithmetic holds thirty digits`() throws {
    let third = DoubleDouble(1) / 3
    #expect((third * 3 - DoubleDouble(1)).head.magnitude < 1e-31)
    #expect((third * third * 9 - DoubleDouble(1)).head.magnitude < 1e-30)
    let tenth = try #require(DoubleDouble(decimal: "0.1"))
    let sum = [DoubleDouble](repeating: tenth, count: 1000).total
    #expect((sum - DoubleDouble(100)).head.magnitude < 1e-27)
    #expect((tenth.power(3) * 1000 - DoubleDouble(1)).head.magnitude < 1e-30)
  }

  @Test func `equal values have no sums of squares`() {
    let analysis = OneWayAnalysis(
      [0.1, 0.1, 0.1, 0.1, 0.1], codes: [0, 0, 1, 1, 1], count: 2, names: ("g", "r"))
    #expect(analysis.between.squares == 0 && analysis.within.squares == 0)
    #expect(analysis.between.f == nil && analysis.between.p == nil)
  }
}
