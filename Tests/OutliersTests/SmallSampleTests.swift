import Outliers
import Statistics
import TestSupport
import Testing

/// Clean samples in which the usual approximations are off; each bound is passed once in 1,000 runs.
@Suite struct SmallSampleTests {
  private func stream(_ replicate: Int) -> PhiloxStream {
    PhiloxStream(seed: 61, tag: 9_310, replicate: replicate)
  }

  @Test func `the level of the ESD test holds in small samples`() throws {
    let flagged = try (0..<400).count { replicate in
      var stream = stream(replicate)
      let values = (0..<10).map { _ in stream.normal() }
      return try generalizedESD(values, most: 4).contains { $0.flagged }
    }
    #expect(flagged <= BinomialBounds(trials: 400, probability: 0.05).most(falseAlarm: 1e-3))
  }

  @Test(arguments: RobustScale.allCases)
  func `robust z of few values is judged by their own distribution`(scale: RobustScale) throws {
    let flagged = try (0..<400).count { replicate in
      var stream = stream(1_000 + replicate)
      let values = (0..<7).map { _ in stream.normal() }
      return try RobustZ(values, scale: scale).flags.contains { $0.flagged }
    }
    let bounds = BinomialBounds(trials: 400, probability: 0.05)
    #expect(flagged <= bounds.most(falseAlarm: 1e-3))
    // Judged by Student's t of 0.3675 · 6 degrees of freedom it would be below 1 % with the MAD.
    #expect(flagged >= 5)
  }

  @Test func `rounding to half the SD does not shrink the scale of robust z`() throws {
    let flagged = try (0..<100).count { replicate in
      var stream = stream(2_000 + replicate)
      let values = (0..<105).map { _ in (2 * stream.normal()).rounded() / 2 }
      return try RobustZ(values).flags.contains { $0.flagged }
    }
    #expect(flagged <= BinomialBounds(trials: 100, probability: 0.05).most(falseAlarm: 1e-3))
  }

  @Test func `the threshold is that of the family`() throws {
    let values = (0..<40).map { Double($0 * 7 % 11) + Double($0) / 100 }
    let alone = try RobustZ(values)
    let among = try RobustZ(values, familyCount: 400)
    #expect(among.threshold > alone.threshold && among.spread == alone.spread)
  }
}
