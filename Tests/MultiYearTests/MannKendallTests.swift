import MultiYear
import RealModule
import TestSupport
import Testing

@Suite struct MannKendallTests {
  struct Trends: Decodable {
    struct Case: Decodable {
      let times: [Double]
      let values: [Double]
      let tau: Double
      let exactP: Double?
      let slope: Double
      let intercept: Double
      let lower: Double
      let upper: Double
    }
    let cases: [Case]
  }

  private var cases: [Trends.Case] {
    get throws {
      try Golden("trends.json").json(Trends.self).cases
    }
  }

  // Goldens/trends.py: scipy.stats.kendalltau and theilslopes.
  @Test func `tests and slopes agree with SciPy`() throws {
    for one in try cases {
      let test = try #require(MannKendall(one.values))
      #expect(abs((test.tau ?? .nan) - one.tau) < 1e-12)
      #expect(test.isExact == (one.exactP != nil))
      if let p = one.exactP {
        #expect(test.p.isApproximatelyEqual(to: p, absoluteTolerance: 1e-12))
      }
      let sen = try #require(SenSlope(times: one.times, values: one.values))
      #expect(sen.slope.isApproximatelyEqual(to: one.slope, absoluteTolerance: 1e-12))
      #expect(sen.intercept.isApproximatelyEqual(to: one.intercept, absoluteTolerance: 1e-8))
      if let lower = sen.lower, let upper = sen.upper {
        #expect(abs(lower - one.lower) < 1e-12 && abs(upper - one.upper) < 1e-12)
      } else {
        // SciPy clips to the extreme slopes; we say that six pairs carry no 95 % interval.
        #expect(one.values.count == 4)
      }
    }
  }

  // Kendall (1975): S of 1…n is n(n − 1)/2, with two-sided p 2/n!.
  @Test func `a straight rise is as improbable as one order of all`() throws {
    let test = try #require(MannKendall([1, 2, 3, 4, 5]))
    #expect(test.s == 10 && abs(test.p - 2.0 / 120) < 1e-15)
    #expect(MannKendall([1, 2]) == nil)
    #expect(try #require(MannKendall([3, 3, 3, 3])).p == 1)
  }
}
