import Severity
public import Statistics

/// Two assessors of a team and how often they gave an item the same score.
public struct AssessorPair: Sendable {
  /// Index of one assessor.
  public let first: Int
  /// Index of the other assessor.
  public let second: Int
  /// Number of items, over all visits, to which both gave the same score.
  public let same: Int
  /// Number of items, over all visits, that both scored.
  public let both: Int
  /// Share of same scores beyond what either shares with third colleagues, mean over visits.
  public let excess: Double
  /// The excess over its root mean square under the null.
  public let statistic: Double
  /// Two-sided p by permutation.
  public let p: Double
  /// p adjusted over all pairs of the round.
  public let q: Double
  /// Whether `q` is at most the level and the pair agrees more than chance explains.
  public let flagged: Bool
}

/// Tests all pairs of colleagues for scores more alike than chance explains.
///
/// In each visit the share of items on which a pair agrees exactly is compared with the median,
/// over third colleagues, of what either agrees with the third; items on which both give full marks or
/// both give 0 are not counted, and what the two assessors' levels explain is taken out. The null draws one
/// pair of the team at random in every visit. The error that `control` names is held at `level` over all pairs.
///
/// - Returns: one entry per pair of colleagues; visits with fewer than 4 members or 5 common items
///   are skipped. Only pairs more alike than chance are flagged.
/// - Complexity: visits × pairs × items, and pairs × visits × draws.
///
/// Source: Frary, Tideman & Watts (1977), J. Educ. Stat. 2, 235-256, for identical answers as the
/// sign of copying; the null is by permutation.
public func assessorPairs(
  _ sheets: ScoreSheets, seed: UInt64, level: Double = 0.05, draws: Int? = nil,
  control: MultiplicityControl = .benjaminiHochberg, threads: Int = 1
) -> [AssessorPair] {
  let ratings = sheets.ratings
  var known = FactorBuilder<Int>()
  var pairs: [(first: Int, second: Int, same: Int, both: Int)] = []
  let width = ratings.teamOfAssessor.count
  let visits = sheets.visits.map { visit -> [(member: Int, contrast: Double)] in
    let size = visit.assessors.count
    guard size >= 4 else { return [] }
    var share = [[Double?]](repeating: Array(repeating: nil, count: size), count: size)
    for b in 0..<size {
      for a in 0..<b {
        let (same, both) = sheets.matches(visit.points[a], visit.points[b])
        guard both >= 5 else { continue }
        share[a][b] = Double(same) / Double(both)
        share[b][a] = share[a][b]
        let place = known.code(for: visit.assessors[a] * width + visit.assessors[b])
        if place == pairs.count {
          pairs.append((visit.assessors[a], visit.assessors[b], 0, 0))
        }
        pairs[place].same += same
        pairs[place].both += both
      }
    }
    var contrasts: [(member: Int, contrast: Double)] = []
    for b in 0..<size {
      for a in 0..<b {
        guard let own = share[a][b],
          let place = known.code(of: visit.assessors[a] * width + visit.assessors[b])
        else { continue }
        let thirds = (0..<size).filter { $0 != a && $0 != b }.compactMap { c in
          share[a][c].flatMap { x in share[b][c].map { (x + $0) / 2 } }
        }
        guard let usual = median(thirds) else { continue }
        contrasts.append((place, own - usual))
      }
    }
    return contrasts
  }
  let effect = LevelEffect(
    robustly: visits,
    covariates: pairCovariates(sheets, visits, pairs.map { ($0.first, $0.second) }),
    memberCount: pairs.count)
  let found = ContrastTest.all(
    visits, effect: effect, memberCount: pairs.count, seed: seed, purpose: .assessorPairs,
    level: level, draws: draws, threads: threads)
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, own in
    let pair = pairs[own.member]
    return AssessorPair(
      first: pair.first, second: pair.second, same: pair.same, both: pair.both, excess: own.mean,
      statistic: own.statistic, p: own.p, q: q[place] ?? 1,
      flagged: own.mean > 0 && (q[place] ?? 1) <= level)
  }
}

/// How far apart the levels of each pair lie and how high they are, beside what either has with third
/// colleagues: two assessors of one level agree more often.
private func pairCovariates(
  _ sheets: ScoreSheets, _ visits: [[(member: Int, contrast: Double)]], _ pairs: [(Int, Int)]
) -> [[[Double]]] {
  let width = sheets.ratings.teamOfAssessor.count
  var sums = [Double](repeating: 0, count: width)
  var counts = sums
  let levels = sheets.visits.map { $0.points.map(sheets.level) }
  for (visit, own) in zip(sheets.visits, levels) where own.count > 1 {
    let centre = mean(own) ?? 0
    for (assessor, level) in zip(visit.assessors, own) {
      sums[assessor] += level - centre
      counts[assessor] += 1
    }
  }
  let usual = zip(sums, counts).map { $0 / max($1, 1) }
  return visits.indices.map { place in
    let visit = sheets.visits[place]
    func gap(_ a: Int, _ b: Int) -> Double { abs(usual[a] - usual[b]) }
    func beside(_ a: Int, _ b: Int, _ value: (Int, Int) -> Double) -> Double {
      let thirds = visit.assessors.filter { $0 != a && $0 != b }
      return value(a, b) - (median(thirds.map { (value(a, $0) + value(b, $0)) / 2 }) ?? 0)
    }
    return visits[place].map { entry in
      let (a, b) = pairs[entry.member]
      return [beside(a, b, gap), beside(a, b) { usual[$0] + usual[$1] }]
    }
  }
}

/// Sheets of one assessor for two units, compared item by item.
public struct RepeatedSheet: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// Index of one unit.
  public let firstUnit: Int
  /// Index of the other unit.
  public let secondUnit: Int
  /// Number of items with the same score on both sheets.
  public let same: Int
  /// Number of items that both sheets score.
  public let both: Int
  /// Share of same scores expected: the larger of what colleagues show on these two units and what
  /// the assessor shows on others.
  public let expected: Double
  /// Upper tail of the binomial distribution.
  public let p: Double
  /// p adjusted over all pairs of sheets of the round.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Tests every two sheets of one assessor for repeating each other, by the exact binomial tail.
///
/// Items agree with unlike chances, which makes the number of matches less variable than a binomial
/// one of the same mean: the test errs on the safe side. The error that `control` names is held at
/// `level` over all pairs of sheets.
///
/// - Returns: one entry per assessor and two units that colleagues scored as well, with 5 items or
///   more in common.
/// - Complexity: assessors × units of a team² × items.
///
/// Source: Hoeffding (1956), Annals of Math. Stat. 27, 713-721, for the variance of unlike trials.
public func repeatedSheets(
  _ sheets: ScoreSheets, level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) -> [RepeatedSheet] {
  let ratings = sheets.ratings
  let visits = sheets.visits
  var found: [(assessor: Int, units: (Int, Int), same: Int, both: Int, others: Double)] = []
  var whole = [(same: Int, both: Int)](repeating: (0, 0), count: ratings.teamOfAssessor.count)
  let byTeam = Dictionary(grouping: visits.filter { $0.assessors.count > 1 }, by: \.team)
  for (_, own) in byTeam.sorted(by: { $0.key < $1.key }) {
    for b in own.indices {
      for a in 0..<b {
        var counts: [(assessor: Int, same: Int, both: Int)] = []
        for (row, assessor) in own[a].assessors.enumerated() {
          guard let other = own[b].assessors.firstIndex(of: assessor) else { continue }
          let (same, both) = sheets.matches(own[a].points[row], own[b].points[other])
          if both >= 5 { counts.append((assessor, same, both)) }
        }
        let all = counts.reduce((0, 0)) { ($0.0 + $1.same, $0.1 + $1.both) }
        for one in counts where counts.count > 1 {
          whole[one.assessor].same += one.same
          whole[one.assessor].both += one.both
          // One more of each keeps the share between nothing and all.
          let others = Double(all.0 - one.same + 1) / Double(all.1 - one.both + 2)
          found.append((one.assessor, (own[a].unit, own[b].unit), one.same, one.both, others))
        }
      }
    }
  }
  let expected = found.map { one in
    let rest = whole[one.assessor]
    let own = Double(rest.same - one.same + 1) / Double(rest.both - one.both + 2)
    return max(one.others, rest.both > one.both ? own : 0)
  }
  let p = zip(found, expected).map { one, share in
    binomialUpper(one.same, of: one.both, probability: share)
  }
  let q = control.adjusted(p)
  return found.indices.map { place in
    let one = found[place]
    return RepeatedSheet(
      assessor: one.assessor, firstUnit: one.units.0, secondUnit: one.units.1, same: one.same,
      both: one.both, expected: expected[place], p: p[place], q: q[place] ?? 1,
      flagged: (q[place] ?? 1) <= level)
  }
}
