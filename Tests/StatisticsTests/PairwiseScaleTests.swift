import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct PairwiseScaleTests {
  @Test func `Qn and Sn are robustbase's`() throws {
    let rows = try Golden("pairwise-scale.csv").cells.map { $0.compactMap { Double($0) } }
    for row in rows {
      let values = Array(row.dropFirst(3))
      // robustbase keeps a trial distance in single precision: its Qn is good to 6e-8.
      let qn = try #require(pairwiseScaleQn(values))
      let sn = try #require(pairwiseScaleSn(values))
      #expect(qn.isApproximatelyEqual(to: row[1], relativeTolerance: 1e-7), "Qn of \(values.count)")
      #expect(
        sn.isApproximatelyEqual(to: row[2], relativeTolerance: 1e-13), "Sn of \(values.count)")
    }
    #expect(rows.count == 19)
  }

  @Test(arguments: [13, 20, 41])
  func `the selected distances are those of all pairs, sorted`(count: Int) throws {
    var stream = PhiloxStream(seed: 4, tag: 940, replicate: count)
    let values = stream.normals(count).map { (8 * $0).rounded() / 4 }
    var pairs: [Double] = []
    for i in 0..<count { for j in 0..<i { pairs.append(abs(values[i] - values[j])) } }
    let half = count / 2 + 1
    let distance = pairs.sorted()[half * (half - 1) / 2 - 1]
    let again = try #require(pairwiseScaleQn(values.map { 3 - 10 * $0 }))
    let qn = try #require(pairwiseScaleQn(values))
    #expect(
      (qn / distance).isApproximatelyEqual(to: 2.21914, absoluteTolerance: 0.4)
        && (again / qn).isApproximatelyEqual(to: 10, absoluteTolerance: 1e-12))
    let medians = values.map { x in values.map { abs($0 - x) }.sorted()[count / 2] }
    let low = medians.sorted()[(count + 1) / 2 - 1]
    let factor = count % 2 == 0 ? 1 : Double(count) / (Double(count) - 0.9)
    #expect(
      (pairwiseScaleSn(values) ?? 0).isApproximatelyEqual(
        to: 1.1926 * low * factor, absoluteTolerance: 1e-12))
  }

  @Test(arguments: [3, 4, 7, 30, 61], [0.01, 1.0])
  func `leaving out each value gives the Qn of the others`(count: Int, grain: Double) {
    var stream = PhiloxStream(seed: 5, tag: 940, replicate: count)
    // Coarse values have many equal distances.
    let values = stream.normals(count).map { (3 * $0 / grain).rounded() * grain }
    let found = pairwiseScaleQnLeavingOutEach(values)
    for place in values.indices {
      let others = values.indices.filter { $0 != place }.map { values[$0] }
      #expect(found[place] == pairwiseScaleQn(others))
    }
  }

  @Test func `equal values have no spread, one value none to tell`() {
    #expect(pairwiseScaleQn([2, 2, 2, 2, 9]) == 0 && pairwiseScaleSn([2, 2, 2, 2, 9]) == 0)
    #expect(pairwiseScaleQn([1]) == nil && pairwiseScaleSn([]) == nil)
  }

  // R 4.2.2: binom.test(7, 45, 1/11)$p.value and (4, 45, 10/105); pbinom(29, 71, .2, lower = FALSE).
  @Test func `exact binomial tests agree with R`() {
    #expect(
      binomialTwoSided(7, of: 45, probability: 1 / 11).isApproximatelyEqual(
        to: 0.185735270238986, absoluteTolerance: 1e-12))
    #expect(
      binomialTwoSided(0, of: 45, probability: 1 / 11).isApproximatelyEqual(
        to: 0.0321693534814925, absoluteTolerance: 1e-12))
    #expect(
      binomialTwoSided(4, of: 45, probability: 10 / 105).isApproximatelyEqual(
        to: 1, absoluteTolerance: 1e-12))
    let upper = binomialUpper(30, of: 71, probability: 0.2)
    #expect(upper.isApproximatelyEqual(to: 1.61530915534174e-05, relativeTolerance: 1e-12))
    #expect(binomialUpper(0, of: 5, probability: 0.1) == 1)
  }
}
