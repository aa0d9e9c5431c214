import RealModule
import Statistics
import Testing

@Suite struct StatisticsTests {
  @Test func `adjusted p values follow the published steps`() {
    // SciPy 1.17.1: false_discovery_control([.01, .04, .03, .005]) = .02 .04 .04 .02
    let q = benjaminiHochberg([0.01, 0.04, nil, 0.03, 0.005])
    let expected: [Double?] = [0.02, 0.04, nil, 0.04, 0.02]
    for (a, b) in zip(q, expected) {
      #expect((a ?? -1).isApproximatelyEqual(to: b ?? -1, absoluteTolerance: 1e-15))
    }
  }

  // R 4.2.2: p.adjust(c(.01, .04, .03, .005, .5, .049, .9), "BY") and "holm".
  @Test func `Benjamini-Yekutieli and Holm agree with R's p.adjust`() {
    let p: [Double?] = [0.01, 0.04, 0.03, nil, 0.005, 0.5, 0.049, 0.9]
    let by: [Double?] = [0.09075, 0.17787, 0.17787, nil, 0.09075, 1, 0.17787, 1]
    let holm: [Double?] = [0.06, 0.16, 0.15, nil, 0.035, 1, 0.16, 1]
    for (control, expected) in [
      (MultiplicityControl.benjaminiYekutieli, by), (MultiplicityControl.holm, holm),
    ] {
      for (a, b) in zip(control.adjusted(p), expected) {
        #expect((a ?? -1).isApproximatelyEqual(to: b ?? -1, absoluteTolerance: 1e-12))
      }
    }
  }

  // By hand: means of the tails up to each, and over both of a tie.
  @Test func `teams that are equally sure have the same expected share of wrong signs`() {
    let rates = posteriorErrorRates([0.5, 0.125, nil, 0.5, 0.25])
    #expect(rates == [0.34375, 0.125, nil, 0.34375, 0.1875])
  }

  @Test func `quantiles and robust scale match NumPy and SciPy`() {
    // NumPy 2.4.6: quantile([1, 2, 4, 8], .4) = 2.4
    // SciPy 1.17.1: median_abs_deviation([1, 2, 4, 8], scale="normal") = 2.223903327758403
    #expect(
      quantile(sorted: [1, 2, 4, 8], 0.4).isApproximatelyEqual(to: 2.4, absoluteTolerance: 1e-12))
    #expect(
      (medianAbsoluteDeviation([1, 2, 4, 8]) ?? 0).isApproximatelyEqual(
        to: 2.223903327758403, absoluteTolerance: 1e-12))
  }

  @Test func `tail areas and quantiles match SciPy 1.17.1`() {
    #expect(
      Distributions.normalCumulative(-1.959963984540054).isApproximatelyEqual(
        to: 0.025, absoluteTolerance: 1e-15))
    // norm.pdf(1)
    #expect(
      Distributions.normalDensity(-1).isApproximatelyEqual(
        to: 0.24197072451914337, absoluteTolerance: 1e-16))
    #expect(
      Distributions.studentQuantile(0.975, df: 10).isApproximatelyEqual(
        to: 2.228138851986274, absoluteTolerance: 1e-12))
    #expect(
      Distributions.chiSquaredUpper(3.841458820694124, df: 1).isApproximatelyEqual(
        to: 0.05, absoluteTolerance: 1e-14))
  }

  @Test func `a stream is fixed by seed, tag and replicate`() {
    func first(_ seed: UInt64, _ tag: UInt32, _ replicate: Int) -> UInt64 {
      var stream = PhiloxStream(seed: seed, tag: tag, replicate: replicate)
      return stream.next()
    }
    #expect(first(1, 2, 3) == first(1, 2, 3))
    #expect(Set([first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4)]).count == 4)
  }

  @Test func `Philox gives the words of its known-answer file`() {
    // Random123 kat_vectors: philox4x32 10, counter 0, key 0 → 6627e8d5 e169c58d bc57ac4c 9b00dbd8
    var stream = PhiloxStream(seed: 0, tag: 0)
    #expect(stream.next() == 0x6627_e8d5_e169_c58d)
    #expect(stream.next() == 0xbc57_ac4c_9b00_dbd8)
  }
}
