import Statistics
import TestSupport
import Testing

@Suite struct BinomialBoundsTests {
  @Test(arguments: [(60, 0.05), (2_000, 0.95), (24, 0.95), (1, 0.5)])
  func `bounds for counts of trials are the tightest the false-alarm rate allows`(
    trials: Int, probability: Double
  ) {
    let bounds = BinomialBounds(trials: trials, probability: probability)
    for rate in [0.3, 1e-3, 1e-6] {
      let most = bounds.most(falseAlarm: rate)
      #expect(binomialUpper(most + 1, of: trials, probability: probability) <= rate)
      #expect(binomialUpper(most, of: trials, probability: probability) > rate)
      let least = bounds.least(falseAlarm: rate)
      #expect(1 - binomialUpper(least, of: trials, probability: probability) <= rate)
      #expect(1 - binomialUpper(least + 1, of: trials, probability: probability) > rate)
    }
  }

  // Python 3.11: terms by math.lgamma, summed from either end.
  @Test func `a range splits the false-alarm rate over both tails`() {
    let bounds = BinomialBounds(trials: 2_000, probability: 0.95)
    let range = bounds.range(falseAlarm: 1e-6)
    #expect(range == bounds.least(falseAlarm: 5e-7)...bounds.most(falseAlarm: 5e-7))
    #expect(range == 1849...1944)
  }
}
