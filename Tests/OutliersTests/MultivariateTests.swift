import Statistics
import Testing

@testable import Outliers

@Suite struct MultivariateTests {
  @Test(arguments: ["hbk", "starsCYG", "stackloss", "wood"])
  func `the determinant is robustbase's best or lower`(name: String) throws {
    let golden = try #require(try Golden.rows("mcd.csv").first { $0[0] == name })
    let estimate = try MinimumCovarianceDeterminant(Golden.numbers(name + ".csv"))
    // robustbase prints twelve decimals.
    #expect(estimate.logDeterminant <= (Double(golden[1]) ?? -.infinity) + 1e-9)
  }

  @Test func `the planted points of Hawkins, Bradu and Kass are flagged, and no others`() throws {
    let flags = try robustDistances(Golden.numbers("hbk.csv")).flags
    #expect(flags.filter(\.flagged).map(\.index) == Array(0..<14))
  }

  // Rousseeuw & Leroy (1987), section 7.1: the first ten points and three good ones mask them.
  @Test func `plain distances miss the planted points of Hawkins, Bradu and Kass`() throws {
    let flags = try classicalDistances(Golden.numbers("hbk.csv"))
    #expect(flags.filter(\.flagged).map(\.index).allSatisfy { (11..<14).contains($0) })
    let squares = flags.reduce(0) { $0 + $1.value * $1.value }
    #expect(abs(squares - 3 * 74) < 1e-9)
  }

  @Test func `shifting, scaling and mixing columns changes no distance`() throws {
    let rows = try Golden.numbers("stackloss.csv")
    let mixed = rows.map { [3 * $0[0] + 10, $0[1] - 2 * $0[0], $0[2] / 7] }
    let (a, b) = (try robustDistances(rows).flags, try robustDistances(mixed).flags)
    for (x, y) in zip(a, b) { #expect(abs(x.value / y.value - 1) < 1e-8) }
  }

  @Test func `the column that drives a distance is named`() throws {
    var stream = PhiloxStream(seed: 8, tag: 921)
    var rows = (0..<60).map { _ in (0..<3).map { _ in stream.normal() } }
    rows[5][2] += 8
    let flag = try robustDistances(rows).flags[5]
    #expect(flag.flagged && flag.component == 2)
  }

  @Test func `clean rounds are flagged no more often than stated`() throws {
    var flagged = 0
    for replicate in 0..<40 {
      var stream = PhiloxStream(seed: 9, tag: 921, replicate: replicate)
      let rows = (0..<105).map { _ in
        let quality = stream.normal()
        return [quality + 0.4 * stream.normal(), quality + 0.5 * stream.normal(), stream.normal()]
      }
      if try robustDistances(rows).flags.contains(where: \.flagged) { flagged += 1 }
    }
    // Binomial(40, 0.05) passes 7 once in a thousand.
    #expect(flagged <= 7)
  }

  // The factors of benchmarks/results/mcd-null.md at simulated sizes, and between and beyond them.
  @Test(arguments: [
    (30, 6, 1.373), (105, 3, 1.040), (30, 2, 1), (1_000_000, 4, 1), (50, 5, (1.054 + 1.207) / 2),
    (60, 3, 1.023 + (1.037 - 1.023) * (1.0 / 50 - 1.0 / 60) / (1.0 / 50 - 1.0 / 75)),
    (75, 12, 1.321),
  ])
  func `squares of small samples are divided by the simulated factor`(
    rows: Int, columns: Int, factor: Double
  ) {
    #expect(
      abs(SmallSampleFactor.value(rows: rows, columns: columns) - factor) < 1e-4)
  }

  @Test func `rows on a plane and too few rows are refused`() {
    let plane = (0..<20).map { [Double($0), 2 * Double($0)] }
    #expect(throws: OutliersError.degenerate(columns: 2)) {
      try MinimumCovarianceDeterminant(plane)
    }
    #expect(throws: OutliersError.tooFew(needed: 8, found: 4)) {
      try MinimumCovarianceDeterminant([[1, 2, 3], [2, 1, 3], [4, 4, 1], [0, 1, 1]])
    }
  }
}
