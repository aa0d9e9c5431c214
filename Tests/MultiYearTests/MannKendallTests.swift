import Foundation
import MultiYear
import Testing

@Suite struct MannKendallTests {
  struct Golden: Decodable {
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

  private var cases: [Golden.Case] {
    get throws {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens/trends.json")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Golden.self, from: Data(contentsOf: file)).cases
    }
  }

  // Goldens/trends.py: scipy.stats.kendalltau and theilslopes.
  @Test func `tests and slopes agree with SciPy`() throws {
    for one in try cases {
      let test = try #require(MannKendall(one.values))
      #expect(abs((test.tau ?? .nan) - one.tau) < 1e-12)
      #expect(test.isExact == (one.exactP != nil))
      if let p = one.exactP { #expect(abs(test.p - p) < 1e-12) }
      let sen = try #require(SenSlope(times: one.times, values: one.values))
      #expect(abs(sen.slope - one.slope) < 1e-12)
      #expect(abs(sen.intercept - one.intercept) < 1e-8)
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
