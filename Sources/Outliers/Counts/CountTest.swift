public import Statistics

/// The count of one group, compared with what its exposure leads one to expect.
public struct GroupCount: Sendable {
  /// Position of the group in the input.
  public let group: Int
  /// What was counted.
  public let count: Int
  /// The group's share of the total, by exposure.
  public let expected: Double
  /// Exact two-sided p.
  public let p: Double
  /// p adjusted over the groups.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Counts of groups, tested for a common rate.
public struct CountTest: Sendable {
  /// One entry per group with some exposure, in the order of the input.
  public let groups: [GroupCount]
  /// Sum of (count − expected)² / expected over its degrees of freedom: 1 for Poisson counts, more
  /// where groups differ, less where a quota keeps them alike.
  public let dispersion: Double
  /// Upper tail of chi-squared: a dispersion this large when all rates are equal.
  public let p: Double

  /// Tests every group, and all of them together.
  ///
  /// Given the total, Poisson counts of one rate are binomial in the group's share of the exposure:
  /// each group is judged by the exact two-sided binomial test. The error that `control` names is
  /// held at `level` over the groups.
  ///
  /// - Parameters:
  ///   - counts: one per group.
  ///   - exposure: one per group: units visited, or whatever counts grow with; groups without any are
  ///     left out.
  /// - Throws: `tooFew` with fewer than 2 groups; `noSpread` when nothing was counted.
  ///
  /// Source: Przyborowski & Wilenski (1940), Biometrika 31, 313-323, for the conditional test; Fisher
  /// (1950), Biometrics 6, 17-24, for the index of dispersion.
  public init(
    _ counts: [Int], exposure: [Double], level: Double = 0.05,
    control: MultiplicityControl = .benjaminiHochberg
  ) throws(OutliersError) {
    precondition(counts.count == exposure.count, "an exposure for every count")
    let present = counts.indices.filter { exposure[$0] > 0 }
    guard present.count > 1 else { throw .tooFew(needed: 2, found: present.count) }
    let total = present.reduce(0) { $0 + counts[$1] }
    guard total > 0 else { throw .noSpread }
    let whole = present.reduce(0) { $0 + exposure[$1] }
    let expected = present.map { Double(total) * exposure[$0] / whole }
    let p = present.map {
      binomialTwoSided(counts[$0], of: total, probability: exposure[$0] / whole)
    }
    let q = control.adjusted(p)
    groups = present.enumerated().map { place, group in
      GroupCount(
        group: group, count: counts[group], expected: expected[place], p: p[place],
        q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
    }
    let chiSquared = zip(present, expected).reduce(0) { sum, own in
      let gap = Double(counts[own.0]) - own.1
      return sum + gap * gap / own.1
    }
    let df = Double(present.count - 1)
    dispersion = chiSquared / df
    self.p = Distributions.chiSquaredUpper(chiSquared, df: df)
  }
}
