import Statistics
import Testing

@Suite struct ShapleyValuesTests {
  // f = a b + c: the product's change is shared between a and b, half of it to each order.
  @Test func `Shapley values average over the orders of change`() {
    let (before, after) = ([2.0, 3.0, 5.0], [4.0, 7.0, 6.0])
    let parts = shapleyValues(count: 3) { set in
      let x = (0..<3).map { set >> $0 & 1 == 1 ? after[$0] : before[$0] }
      return x[0] * x[1] + x[2]
    }
    let expected: [Double] = [10, 12, 1]
    #expect(parts == expected)
  }

  @Test func `no changes have no values`() {
    #expect(shapleyValues(count: 0) { _ in 3 }.isEmpty)
  }
}
