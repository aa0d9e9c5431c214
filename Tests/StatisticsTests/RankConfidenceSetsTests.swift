import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct RankConfidenceSetsTests {
  /// One case of the golden, as csranks has it.
  private struct Peer {
    var estimates: [Double] = []
    var marginal: [ClosedRange<Int>] = []
    var simultaneous: [ClosedRange<Int>] = []
    /// Units that may belong to the first 1, 4 and 8, unit by unit.
    var mayBeFirst: [[Bool]] = []
    var covariance: [[Double]] = []
  }

  // The script keeps data whose sets do not change within 0.6 points of coverage, nearly three standard
  // deviations of what 10,000 draws leave open.
  @Test(arguments: ["equal", "unequal", "grouped"])
  func `sets are those of csranks`(name: String) throws {
    var peer = Peer()
    for row in try Golden("rank-confidence.csv").table.rows where row[0] == name {
      let cells = row.dropFirst().compactMap { Double($0) }
      peer.estimates.append(cells[0])
      peer.marginal.append(Int(cells[1])...Int(cells[2]))
      peer.simultaneous.append(Int(cells[3])...Int(cells[4]))
      peer.mayBeFirst.append(cells[5..<8].map { $0 == 1 })
      peer.covariance.append(Array(cells[8...]))
    }
    let zeros = [Double](repeating: 0, count: peer.estimates.count)
    let errors = RankErrors(independent: zeros, factor: lowerFactor(peer.covariance))
    let sets = RankConfidenceSets(
      estimates: peer.estimates, errors: errors, first: 4, draws: 10_000, seed: 1)
    #expect(sets.marginal == peer.marginal)
    #expect(sets.simultaneous == peer.simultaneous)
    #expect(sets.mayBeFirst == peer.mayBeFirst.map { $0[1] })
    // Membership of any first k follows from the simultaneous sets.
    for (place, k) in [1, 4, 8].enumerated() {
      #expect(sets.simultaneous.map { $0.lowerBound <= k } == peer.mayBeFirst.map { $0[place] })
    }
    #expect(peer.estimates.count >= 12)
  }

  @Test func `a common part and a factor of the covariance tell the same`() {
    let errors = RankErrors(
      independent: [1, 0.5, 2, 0], factor: [[1, 0.3], [0, 0.3], [-1, 0.3], [2, 0.3]])
    let covariance = [
      [2.09, 0.09, -0.91, 2.09], [0.09, 0.59, 0.09, 0.09], [-0.91, 0.09, 3.09, -1.91],
      [2.09, 0.09, -1.91, 4.09],
    ]
    let whole = RankErrors(independent: [0, 0, 0, 0], factor: lowerFactor(covariance))
    for i in 0..<4 {
      for j in 0..<4 {
        let error = errors.standardError(of: i, minus: j)
        #expect(
          error.isApproximatelyEqual(
            to: whole.standardError(of: i, minus: j), absoluteTolerance: 1e-12))
        #expect(error == errors.standardError(of: j, minus: i) && (error > 0 || i == j))
      }
    }
  }

  // Both pairs of two units count, so the critical value is that of a two-sided test; once one is
  // decided, nothing changes, as no third unit is left.
  @Test(arguments: [(1.5, false), (2.5, true)])
  func `two units are separated as by a two-sided test`(distance: Double, isSeparated: Bool) {
    let errors = RankErrors(independent: [0.36, 0.64])
    let sets = RankConfidenceSets(
      estimates: [7, 7 + distance], errors: errors, first: 1, draws: 10_000, seed: 3)
    #expect(sets.separates(1, above: 0) == isSeparated && !sets.separates(0, above: 1))
    #expect(sets.marginal == (isSeparated ? [2...2, 1...1] : [1...2, 1...2]))
    #expect(sets.simultaneous == sets.marginal)
    #expect(sets.mayBeFirst == [!isSeparated, true])
  }

  @Test func `what is known exactly needs no margin`() {
    // Units 0, 1 and 4 share all of their error; units 2 and 3 have their own.
    let errors = RankErrors(independent: [0, 0, 1, 4, 0], factor: [[1], [1], [0], [0], [1]])
    let sets = RankConfidenceSets(
      estimates: [5, 5.001, 50, 5, 5], errors: errors, first: 2, seed: 1)
    #expect(sets.separates(1, above: 0) && !sets.separates(0, above: 1))
    #expect(!sets.separates(0, above: 4) && !sets.separates(4, above: 0))
    #expect(sets.marginal == [3...5, 2...3, 1...1, 2...5, 3...5])
    #expect(sets.simultaneous == sets.marginal)
    #expect(sets.mayBeFirst == [false, true, true, true, false])

    let exact = RankConfidenceSets(
      estimates: [3, 1, 3, 2], errors: RankErrors(independent: [0, 0, 0, 0]), first: 1, seed: 1)
    #expect(exact.marginal == [1...2, 4...4, 1...2, 3...3])
    #expect(exact.simultaneous == exact.marginal)
  }

  @Test func `no unit and one unit have sets too`() {
    let none = RankConfidenceSets(
      estimates: [], errors: RankErrors(independent: []), first: 1, seed: 1)
    #expect(none.marginal.isEmpty && none.simultaneous.isEmpty && none.mayBeFirst.isEmpty)
    let one = RankConfidenceSets(
      estimates: [4], errors: RankErrors(independent: [1]), first: 1, seed: 1)
    #expect(one.marginal == [1...1] && one.simultaneous == [1...1] && one.mayBeFirst == [true])
  }

  @Test func `equal estimates are never separated`() {
    let sets = RankConfidenceSets(
      estimates: [2, 2, 2], errors: RankErrors(independent: [1, 1e-12, 4]), first: 1, seed: 5)
    #expect(sets.marginal == [1...3, 1...3, 1...3])
    #expect(sets.mayBeFirst == [true, true, true])
  }

  @Test func `threads change nothing`() {
    let round = Self.round(count: 40, seed: 8)
    let sets = [1, 2, 5].map { threads in
      RankConfidenceSets(
        estimates: round.estimates, errors: round.errors, first: 5, draws: 200, seed: 2,
        threads: threads)
    }
    for other in sets.dropFirst() {
      #expect(other.marginal == sets[0].marginal)
      #expect(other.simultaneous == sets[0].simultaneous)
      #expect(other.mayBeFirst == sets[0].mayBeFirst)
    }
  }

  // Errors that are all in common are the same draws, whatever the order of the units.
  @Test func `other orders, places and scales of units change nothing else`() {
    var stream = PhiloxStream(seed: 6, tag: 941)
    let factor = stream.normals(12, 4)
    let estimates = stream.normals(12).map { 3 * $0 }
    func sets(_ units: [Int], shift: Double, scale: Double) -> RankConfidenceSets {
      RankConfidenceSets(
        estimates: units.map { shift + scale * estimates[$0] },
        errors: RankErrors(
          independent: units.map { _ in 0 },
          factor: units.map { unit in factor[unit].map { $0 * scale } }),
        first: 3, draws: 300, seed: 4)
    }
    let plain = sets(Array(0..<12), shift: 0, scale: 1)
    let units = (0..<12).map { ($0 * 5 + 3) % 12 }
    let changed = sets(units, shift: 64, scale: 4)
    #expect(changed.marginal == units.map { plain.marginal[$0] })
    #expect(changed.simultaneous == units.map { plain.simultaneous[$0] })
    #expect(plain.simultaneous.contains { $0.count < 8 })
  }

  @Test func `simultaneous sets agree with the pairs that are separated`() {
    let round = Self.round(count: 30, seed: 12)
    let sets = RankConfidenceSets(
      estimates: round.estimates, errors: round.errors, first: 4, draws: 300, seed: 2)
    for i in 0..<30 {
      let above = (0..<30).count { sets.separates($0, above: i) }
      let below = (0..<30).count { sets.separates(i, above: $0) }
      #expect(sets.simultaneous[i] == 1 + above...30 - below)
      #expect(sets.mayBeFirst[i] == (above < 4))
    }
  }

  /// Units in groups with errors in common, of unequal sizes.
  static func round(count: Int, seed: UInt64) -> (estimates: [Double], errors: RankErrors) {
    var stream = PhiloxStream(seed: seed, tag: 942)
    let variances = (0..<count).map { $0 % 7 == 0 ? 0 : Double.exp(stream.normal()) }
    let factor = (0..<count).map { unit in (0..<3).map { unit % 3 == $0 ? 0.7 : 0 } }
    return (
      stream.normals(count).map { 3 * $0 },
      RankErrors(independent: variances, factor: factor)
    )
  }

  /// The lower Cholesky factor, row by row.
  private func lowerFactor(_ matrix: [[Double]]) -> [[Double]] {
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for i in matrix.indices {
      for j in 0...i {
        var rest = matrix[i][j]
        for k in 0..<j { rest -= lower[i][k] * lower[j][k] }
        lower[i][j] = i == j ? rest.squareRoot() : rest / lower[j][j]
      }
    }
    return lower
  }
}
