import Foundation
import Phrases
import Testing

@Suite struct FixedDecimalsTests {
  /// Numbers of all sizes, with halves, typed decimals and powers of ten and what lies next to these.
  private static let numbers: [Double] = {
    var numbers: [Double] = [0, -0.0, .infinity, -.infinity, .nan, 5e-324, 1e300, 2.675, 1.005]
    for exponent in -20...20 {
      let power = pow(10, Double(exponent))
      numbers += [power, power.nextUp, power.nextDown, -power, 5 * power, 9.999_999_999_95 * power]
    }
    var state: UInt64 = 1
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    for _ in 0..<1_000 {
      let whole = (uniform() * 200_000 - 100_000).rounded()
      numbers += [
        whole / 64, whole / 1_000, (whole + 0.5) / 1_000, exp(70 * uniform() - 30), uniform() - 0.5,
      ]
    }
    return numbers
  }()

  private func printed(_ format: String, _ number: Double) -> String {
    let text = String(format: format, number)
    return text.hasPrefix("-") && text.allSatisfy { "-0.".contains($0) }
      ? String(text.dropFirst()) : text
  }

  @Test(arguments: 0...10)
  func `a fixed count of decimals is as C prints it`(decimals: Int) {
    let wrong = Self.numbers.filter { $0.fixed(decimals) != printed("%.\(decimals)f", $0) }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: 1...16)
  func `significant digits are as C prints them`(digits: Int) {
    let wrong = Self.numbers.filter { $0.significant(digits) != printed("%.\(digits)g", $0) }
    #expect(wrong.isEmpty)
  }
}
