import RealModule
import Statistics
import TestSupport
import Testing

@testable import Outliers

@Suite struct MultivariateTests {
  @Test(arguments: ["hbk", "starsCYG", "stackloss", "wood"])
  func `the determinant is robustbase's best or lower`(name: String) throws {
    let golden = try #require(try Golden("mcd.csv").table.rows.first { $0[0] == name })
    let estimate = try MinimumCovarianceDeterminant(Golden(name + ".csv").table.numbers)
    // robustbase prints twelve decimals.
    #expect(estimate.logDeterminant <= (Double(golden[1]) ?? -.infinity) + 1e-9)
  }

  @Test func `the planted points of Hawkins, Bradu and Kass are flagged, and no others`() throws {
    let flags = try robustDistances(Golden("hbk.csv").table.numbers).flags
    #expect(flags.filter(\.flagged).map(\.index) == Array(0..<14))
  }

  // Rousseeuw & Leroy (1987), section 7.1: the first ten points and three good ones mask them.
  @Test func `plain distances miss the planted points of Hawkins, Bradu and Kass`() throws {
    let flags = try classicalDistances(Golden("hbk.csv").table.numbers)
    #expect(flags.filter(\.flagged).map(\.index).allSatisfy { (11..<14).contains($0) })
    let squares = flags.reduce(0) { $0 + $1.value * $1.value }
    #expect(squares.isApproximatelyEqual(to: 3 * 74, absoluteTolerance: 1e-9))
  }

  @Test func `shifting, scaling and mixing columns changes no distance`() throws {
    let rows = try Golden("stackloss.csv").table.numbers
    let mixed = rows.map { [3 * $0[0] + 10, $0[1] - 2 * $0[0], $0[2] / 7] }
    let (a, b) = (try robustDistances(rows).flags, try robustDistances(mixed).flags)
    #expect(a.map(\.value).isApproximatelyEqual(to: b.map(\.value), relativeTolerance: 1e-8))
  }

  @Test func `the order of rows changes no distance`() throws {
    var stream = PhiloxStream(seed: 12, tag: 921)
    // A third of the rows apart, so that halves with other determinants compete.
    let rows = stream.normals(150, 3).enumerated().map { $0 % 3 == 0 ? $1.map { $0 + 2 } : $1 }
    var order = Array(rows.indices)
    order.shuffle(using: &stream)
    let flags = try robustDistances(rows).flags
    let others = try robustDistances(order.map { rows[$0] }).flags
    #expect(others.map(\.value) == order.map { flags[$0].value })
    #expect(others.map(\.p) == order.map { flags[$0].p })
  }

  // Of so many rows a part is searched. A tenth lie together eight SDs off: they must not be among the half, and
  // what the others' covariance comes to must be theirs.
  @Test func `a far cluster of thousands among tens of thousands is left out`() throws {
    var stream = PhiloxStream(seed: 1, tag: 955)
    var rows = (0..<30_000).map { _ in
      let (a, b) = (stream.normal(), stream.normal())
      return [a, 0.8 * a + 0.6 * b]
    }
    for row in rows.indices where row % 10 == 0 { rows[row][0] += 8 }
    let found = try MinimumCovarianceDeterminant(rows)
    #expect(found.subset.allSatisfy { $0 % 10 > 0 })
    #expect(found.centre.allSatisfy { abs($0) < 0.05 })
    #expect(abs(found.covariance[0] - 1) < 0.05 && abs(found.covariance[1] - 0.8) < 0.05)
    #expect(found.isInside.enumerated().allSatisfy { $0.offset % 10 > 0 || !$0.element })
    let turned = try MinimumCovarianceDeterminant(rows.reversed())
    #expect(turned.squaredDistances.reversed() == found.squaredDistances)
  }

  @Test func `the column that drives a distance is named`() throws {
    var stream = PhiloxStream(seed: 8, tag: 921)
    var rows = stream.normals(60, 3)
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
    let allowed = BinomialBounds(trials: 40, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed)
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
      SmallSampleFactor.value(rows: rows, columns: columns).isApproximatelyEqual(
        to: factor, absoluteTolerance: 1e-4))
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
