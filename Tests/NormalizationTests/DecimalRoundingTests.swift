import Foundation
import Normalization
import Testing

@Suite struct DecimalRoundingTests {
  @Test(arguments: [
    (DecimalRounding.Mode.halfUp, 2.345, 2.35), (.halfUp, 2.335, 2.34), (.halfUp, -2.345, -2.35),
    (.halfAway, -2.345, -2.35), (.halfEven, 2.345, 2.34), (.halfEven, 2.335, 2.34),
    (.halfEven, 2.3451, 2.35), (.halfEven, -2.335, -2.34), (.down, 2.349, 2.34),
    (.down, -2.349, -2.34), (.halfUp, 1.005, 1.01), (.halfEven, 1.005, 1), (.halfUp, 0.995, 1),
  ])
  func `typed digits are rounded, not their binary neighbours`(
    mode: DecimalRounding.Mode, value: Double, expected: Double
  ) {
    #expect(DecimalRounding(mode, digits: 2).rounded(value) == expected)
  }

  @Test func `digits may be none, or left of the point`() {
    #expect(DecimalRounding(.halfUp, digits: 0).rounded(84.5) == 85)
    #expect(DecimalRounding(.halfEven, digits: 0).rounded(84.5) == 84)
    #expect(DecimalRounding(.halfEven, digits: -1).rounded(85) == 80)
    #expect(DecimalRounding(.halfUp, digits: -1).rounded(85) == 90)
  }

  @Test(arguments: DecimalRounding.Mode.allCases, 0...3)
  func `rounding twice changes nothing more`(mode: DecimalRounding.Mode, digits: Int) {
    let rounding = DecimalRounding(mode, digits: digits)
    for value in stride(from: -3.0, through: 3, by: 0.0625) {
      let once = rounding.rounded(value)
      #expect(rounding.rounded(once) == once)
      #expect(rounding.rounded(-value) == -once)
    }
  }
}
