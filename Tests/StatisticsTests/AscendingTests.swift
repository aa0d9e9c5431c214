import Testing

@testable import Statistics

@Suite struct AscendingTests {
  @Test func `minus zero comes before zero, and what is no number at an end`() {
    let sorted = [0, .infinity, -0.0, .nan, 2, -.infinity, -1, 2].ascending()
    #expect(sorted.dropLast() == [-.infinity, -1, 0, 0, 2, 2, .infinity])
    #expect(sorted[2].sign == .minus && sorted[3].sign == .plus && sorted[7].isNaN)
    #expect([-Double.nan, 1].ascending()[1] == 1)
    #expect([Double]().ascending().isEmpty)
  }

  @Test func `thousands of numbers come out as the standard library sorts them`() {
    var stream = PhiloxStream(seed: 1, tag: 9_330)
    let numbers = (0..<5_000).map { _ in (100 * stream.normal()).rounded() }
    #expect(numbers.ascending() == numbers.sorted())
    let order = numbers.indices.sorted {
      numbers[$0] < numbers[$1] || numbers[$0] == numbers[$1] && $0 < $1
    }
    #expect(numbers.map { $0 + 0 }.ascendingOrder() == order)
  }
}
