import RealModule
import Testing

@testable import LinearAlgebra

@Suite struct ElementaryTests {
  @Test func `logarithms are natural`() {
    #expect(1.0.logarithm == 0 && 0.0.logarithm == -.infinity && (-1.0).logarithm.isNaN)
    #expect(10.0.logarithm.isApproximatelyEqual(to: 2.302585092994046, relativeTolerance: 1e-15))
  }

  @Test(arguments: [1e-300, 0.3, 2, 7e200])
  func `the logarithm of a square is twice the logarithm of its root`(value: Double) {
    let root = value.squareRoot()
    #expect(value.logarithm.isApproximatelyEqual(to: 2 * root.logarithm, relativeTolerance: 1e-14))
  }
}
