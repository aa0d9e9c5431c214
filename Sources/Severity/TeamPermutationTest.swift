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

  /// - Throws: `SeverityError` with fewer than two teams, too few units, or no spread left beyond rounding.
  /// - Complexity: O(permutations · units).
  public init(
    _ data: AnchoredData, seed: UInt64, permutations: Int = 4_999
  ) throws(SeverityError) {
    let (residuals, labels, squares) = Self.residuals(data)
    let teams = Set(labels).sorted()
    guard teams.count > 1 else { throw .tooFewTeams(teams.count) }
    let freedom = labels.count - teams.count
    guard freedom > 1 else { throw .tooFewUnits(labels.count) }
    let total = residuals.reduce(0) { $0 + $1 * $1 }
    guard total > Self.rounding * squares else { throw .noSpread(component: 0) }

    // Shuffles begin with residuals and teams by size: the null knows no names, and no order of rows.
    var counts = [Int](repeating: 0, count: data.teamCount)
    for label in labels { counts[label] += 1 }
    var numbers = [Int](repeating: 0, count: data.teamCount)
    let order = teams.sorted { (counts[$0], $0) < (counts[$1], $1) }
    for (number, team) in order.enumerated() { numbers[team] = number }
    let sizes = order.map { counts[$0] }
    var sums = [Double](repeating: 0, count: sizes.count)
    func between(_ labels: [Int32], _ residuals: [Double]) -> Double {
      for team in sums.indices { sums[team] = 0 }
      sums.withUnsafeMutableBufferPointer { sums in
        for place in labels.indices { sums[Int(labels[place])] += residuals[place] }
      }
      return sums.indices.reduce(0) { $0 + sums[$1] * sums[$1] / Double(sizes[$1]) }
    }
    // Of a million units half as wide numbers stay in the processor's cache.
    let observed = between(labels.map { Int32(numbers[$0]) }, residuals)
    var shuffled = sizes.enumerated().flatMap { number, size in
      repeatElement(Int32(number), count: size)
    }
    let ascending = residuals.ascending()
    // Equal splits of the same residuals may differ in the last digits of their sums.
    let threshold = observed - 1e-12 * total
    var stream = PhiloxStream(seed: seed, purpose: .teamPermutation)
    var reached = 0
    for _ in 0..<permutations {
      stream.permute(&shuffled)
      if between(shuffled, ascending) >= threshold { reached += 1 }
    }
    statistic =
      observed / Double(teams.count - 1) / (max(total - observed, 0) / Double(freedom))
    p = Double(1 + reached) / Double(1 + permutations)
    self.permutations = permutations
    unitCount = labels.count
  }

  /// Squares of what anchors leave, over all squares, that are but the rounding of sums.
  private static let rounding = 1e-20

  /// What anchors leave of the on-site scores, the team of each unit read, and the squares of the scores about
  /// their mean.
  private static func residuals(
    _ data: AnchoredData
  ) -> (values: [Double], teams: [Int], squares: Double) {
    var visits = [Int](repeating: 0, count: data.unitCount)
    for visit in data.visits { visits[visit.unit] += 1 }
    let anchors = (0..<data.anchorCount).filter { anchor in
      data.anchors.contains { $0[anchor] != nil }
    }
    let read = data.visits.filter { visit in
      visits[visit.unit] == 1 && anchors.allSatisfy { data.anchors[visit.unit][$0] != nil }
    }
    var basis: [[Double]] = []
    for anchor in anchors {
      let column = centred(read.compactMap { data.anchors[$0.unit][anchor] })
      let rest = remainder(of: column, on: basis)
      // An anchor the others determine adds nothing but rounding noise.
      if dot(rest, rest) > rounding * dot(column, column) { basis.append(rest) }
    }
    let scores = centred(read.map(\.score))
    return (remainder(of: scores, on: basis), read.map(\.team), dot(scores, scores))
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
