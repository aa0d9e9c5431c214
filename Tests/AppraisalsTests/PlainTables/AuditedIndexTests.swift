import Normalization
import Sensitivity
import TestSupport
import Testing

@testable import Appraisals

/// An index of a plain table from raw values to leave-one-out.
@Suite struct AuditedIndexTests {
  private static let components = ["LPI", "Flights", "Ship", "Bord"]

  /// COINr's data of 51 countries.
  private func rows() throws -> [[String: String]] {
    try Golden("coinr.csv", ofTarget: "NormalizationTests").table.records
  }

  private func index(_ aggregation: Aggregation) throws -> PlainWeights {
    let header = (["unit"] + Self.components).joined(separator: ",") + "\n"
    let lines = try rows().map { row in
      ([row["uCode"] ?? ""] + Self.components.map { row["raw.\($0)"] ?? "" }).joined(separator: ",")
        + "\n"
    }
    return try PlainWeights(
      LongTable(csv: header + lines.joined()),
      PlainWeightOptions(
        components: Self.components, weights: [1, 1, 2, 1],
        scales: PlainScales(.minMax, parameters: [1, 100]), aggregation: aggregation))
  }

  private func problem(_ plain: PlainWeights) throws -> WeightProblem {
    var problem = try WeightProblem(
      units: plain.units, components: plain.components, scores: plain.additive,
      weights: plain.weights, recipe: Recipe(top: 10, tops: [10]), ranking: .init())
    problem.aggregation = plain.aggregation
    return problem
  }

  // Goldens/coinr.R; the harmonic mean is the one of COINr's vignette "Aggregation", which prints 2.36, 41.5,
  // 14.3, 17.4 and 3.93 for the first five countries.
  @Test(arguments: Aggregation.allCases)
  func `totals are COINr's`(aggregation: Aggregation) throws {
    let problem = try problem(try index(aggregation))
    let expected = try rows().compactMap { $0[aggregation.rawValue].flatMap(Double.init) }
    #expect(expected.count == 51)
    #expect(
      zip(problem.shownTotals, expected).allSatisfy { abs($0 - $1) < 1e-10 * max(1, abs($1)) })
    if aggregation == .harmonic {
      let printed = [2.36, 41.5, 14.3, 17.4, 3.93]
      #expect(
        zip(problem.shownTotals, printed).allSatisfy { abs($0 - $1) <= ($1 < 10 ? 0.005 : 0.05) })
    }
  }

  // Weights that a flip prints for a geometric mean must make the change in the geometric mean itself.
  @Test func `a smallest move of a geometric mean changes its winner`() throws {
    let plain = try index(.geometric)
    let flips = try SimplexFlips(scores: plain.additive, nominal: plain.weights)
    let flip = try #require(flips.topSetChange(1, norm: .largest))
    let printed = try #require(flip.printed).shares
    func mean(_ unit: Int) -> Double {
      zip(plain.scores[unit], printed).reduce(0) {
        $0 + $1.1 * Aggregation.geometric.additive($1.0)
      }
    }
    let winner = try #require(plain.units.indices.max { mean($0) < mean($1) })
    #expect(winner == flip.units[1] && flip.units[0] != winner)
  }

  @Test func `leaving a component out ranks by the others' mean of the same kind`() throws {
    let problem = try problem(try index(.harmonic))
    let left = problem.withoutComponents
    #expect(left.map(\.name) == Self.components)
    let plain = try index(.harmonic)
    // Without Ship the rest weigh alike: 3 / (1/a + 1/b + 1/c).
    let totals = plain.scores.map { 3 / (1 / $0[0] + 1 / $0[1] + 1 / $0[3]) }
    let ranks = totals.map { own in 1 + totals.count { $0 > own } }
    let shifts = zip(ranks, problem.nominalRanks).map { Double($0) - $1 }
    #expect(left[2].comparison.shifts == shifts)
  }

  @Test func `a value without a logarithm is refused by name`() throws {
    let table = try LongTable(csv: "unit,a,b\nu,1,2\nv,0,3\n")
    let error = failure { () throws(AppraisalError) in
      _ = try PlainWeights(
        table, PlainWeightOptions(components: ["a", "b"], aggregation: .geometric))
    }
    #expect(error?.description.contains("'v': 'a' is 0") == true)
  }

  @Test func `a constant component is refused by name`() throws {
    let table = try LongTable(csv: "unit,a,b\nu,1,2\nv,1,3\n")
    let error = failure { () throws(AppraisalError) in
      _ = try PlainWeights(
        table, PlainWeightOptions(components: ["a", "b"], scales: PlainScales(.minMax)))
    }
    #expect(error?.description.contains("'a' cannot be normalised (minmax)") == true)
  }
}
