import Sensitivity
import Testing

@Suite struct TotalsTests {
  @Test func `weights of any scale give the same total`() {
    #expect(total([80, 70, 60], weights: [60, 30, 10]) == 75)
    #expect(total([80, 70, 60], weights: [6, 3, 1]) == 75)
    #expect(total([80, nil, 60], weights: [60, 30, 10]) == nil)
  }
}
