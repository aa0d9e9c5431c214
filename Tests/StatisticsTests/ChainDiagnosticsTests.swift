import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct ChainDiagnosticsTests {
  /// The series of Goldens/chain-diagnostics.R.
  private func series(start: Double, count: Int, keep: Double) -> [Double] {
    var x = start
    var y = 0.0
    return (0..<count).map { _ in
      x = 3.99 * x * (1 - x)
      y = keep * y + x
      return y
    }
  }

  @Test func `R-hat and bulk ESS agree with the R package posterior`() throws {
    let rows = try Golden("chain-diagnostics.csv").table.numbers
    #expect(rows.count == 12)
    for cells in rows {
      let chains = (1...4).map { chain in
        series(start: 0.1 * Double(chain) + 0.03, count: Int(cells[1]), keep: cells[0])
          .map { $0 + (chain == 4 ? cells[2] : 0) }
      }
      let diagnostics = try #require(ChainDiagnostics.all(count: 1) { _ in chains }.first)
      // Printed to 12 digits; both sum rounded products in another order.
      #expect(diagnostics.splitRHat.isApproximatelyEqual(to: cells[3], relativeTolerance: 1e-10))
      #expect(
        diagnostics.bulkEffectiveSampleSize.isApproximatelyEqual(
          to: cells[4], relativeTolerance: 1e-9))
    }
  }

  // The variance of a quantile of S independent draws is p (1 − p) / (S f²), f the density there.
  @Test func `the error of a quantile of independent draws is the known one`() throws {
    let chains = (0..<4).map { chain in
      var stream = PhiloxStream(seed: 5, tag: 9_320, replicate: chain)
      return (0..<2_500).map { _ in stream.normal() }
    }
    let sorted = chains.flatMap(\.self).sorted()
    let error = try #require(
      quantileMonteCarloError(chains, sorted: sorted, probability: 0.975))
    let known = (0.975 * 0.025 / 10_000).squareRoot() / 0.058_44
    #expect(error.isApproximatelyEqual(to: known, relativeTolerance: 0.25))
    #expect(quantileMonteCarloError([[1, 2, 3]], sorted: [1, 2, 3], probability: 0.5) == nil)
  }

  @Test func `a quantity that never changes is known`() {
    let constant = Array(repeating: Array(repeating: 2.0, count: 10), count: 4)
    let diagnostics = ChainDiagnostics.all(count: 1) { _ in constant }
    #expect(diagnostics.map(\.splitRHat) == [1])
    #expect(diagnostics.map(\.bulkEffectiveSampleSize) == [40])
  }

  @Test func `chains that stand still in different places never agree`() {
    let apart = (0..<2).map { Array(repeating: Double($0), count: 10) }
    #expect(ChainDiagnostics.all(count: 1) { _ in apart }.map(\.splitRHat) == [.infinity])
  }
}
