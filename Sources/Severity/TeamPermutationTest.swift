import Statistics

/// A permutation test that teams do not matter for on-site scores, given the anchors.
///
/// On-site scores are regressed on the anchors without looking at teams; the F ratio of the
/// residuals between teams is compared with its values under shuffled team labels. The test is
/// exact when units were sent to teams at random. When they were not, anchors measured with error
/// explain only part of the difference between groups, and the rest looks like severity: then trust
/// `SeverityVarianceTest`, which models that error.
///
/// Source: Fisher (1935), The Design of Experiments, section 21; Phipson & Smyth (2010), Stat.
/// Appl. Genet. Mol. Biol. 9, article 39, for the p that counts the observed labels.
public struct TeamPermutationTest: Equatable, Sendable {
  /// F ratio of the residuals between teams.
  public let statistic: Double
  /// (1 + shuffles with an F at least as large) / (1 + shuffles).
  public let p: Double
  /// Shuffles made.
  public let permutations: Int
  /// Units read: visited once, with every anchor that any unit has.
  public let unitCount: Int

  /// - Throws: `SeverityError` with fewer than two teams, too few units, or no spread left.
  /// - Complexity: O(permutations · units).
  public init(
    _ data: AnchoredData, seed: UInt64, permutations: Int = 4_999
  ) throws(SeverityError) {
    let (residuals, labels) = Self.residuals(data)
    let teams = Set(labels).sorted()
    guard teams.count > 1 else { throw .tooFewTeams(teams.count) }
    let freedom = labels.count - teams.count
    guard freedom > 1 else { throw .tooFewUnits(labels.count) }
    let total = residuals.reduce(0) { $0 + $1 * $1 }
    guard total > 0 else { throw .noSpread(component: 0) }

    var sizes = [Double](repeating: 0, count: data.teamCount)
    for label in labels { sizes[label] += 1 }
    var sums = [Double](repeating: 0, count: data.teamCount)
    func between(_ labels: [Int32]) -> Double {
      for team in teams { sums[team] = 0 }
      sums.withUnsafeMutableBufferPointer { sums in
        for place in labels.indices { sums[Int(labels[place])] += residuals[place] }
      }
      return teams.reduce(0) { $0 + sums[$1] * sums[$1] / sizes[$1] }
    }
    // Of a million units half as wide numbers stay in the processor's cache.
    var shuffled = labels.map(Int32.init)
    let observed = between(shuffled)
    // Equal splits of the same residuals may differ in the last digits of their sums.
    let threshold = observed - 1e-12 * total
    var stream = PhiloxStream(seed: seed, purpose: .teamPermutation)
    var reached = 0
    for _ in 0..<permutations {
      stream.permute(&shuffled)
      if between(shuffled) >= threshold { reached += 1 }
    }
    statistic =
      observed / Double(teams.count - 1) / (max(total - observed, 0) / Double(freedom))
    p = Double(1 + reached) / Double(1 + permutations)
    self.permutations = permutations
    unitCount = labels.count
  }

  /// What anchors leave of the on-site scores, and the team of each unit read.
  private static func residuals(_ data: AnchoredData) -> (values: [Double], teams: [Int]) {
    var visits = [Int](repeating: 0, count: data.unitCount)
    for visit in data.visits { visits[visit.unit] += 1 }
    let anchors = (0..<data.anchorCount).filter { anchor in
      data.anchors.contains { $0[anchor] != nil }
    }
    let read = data.orderedVisits.filter { visit in
      visits[visit.unit] == 1 && anchors.allSatisfy { data.anchors[visit.unit][$0] != nil }
    }
    var basis: [[Double]] = []
    for anchor in anchors {
      let column = centred(read.compactMap { data.anchors[$0.unit][anchor] })
      let rest = remainder(of: column, on: basis)
      // An anchor the others determine adds nothing but rounding noise.
      if dot(rest, rest) > 1e-20 * dot(column, column) { basis.append(rest) }
    }
    return (remainder(of: centred(read.map(\.score)), on: basis), read.map(\.team))
  }

  /// What orthogonal columns leave of a column (modified Gram-Schmidt).
  private static func remainder(of column: [Double], on basis: [[Double]]) -> [Double] {
    basis.reduce(into: column) { rest, direction in
      let slope = dot(rest, direction) / dot(direction, direction)
      for i in rest.indices { rest[i] -= slope * direction[i] }
    }
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let centre = mean(values) ?? 0
    return values.map { $0 - centre }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
