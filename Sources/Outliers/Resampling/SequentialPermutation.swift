import Statistics

/// A permutation p value that stops drawing once it cannot become small.
///
/// Draws end when `enough` of them have reached the observed value, p = enough / draws, or after
/// `most`, p = (1 + reached) / (1 + most): either way no smaller than its level more often than
/// stated.
///
/// Source: Besag & Clifford (1991), Biometrika 78, 301-304.
public struct SequentialPermutation: Sendable {
  /// Draws of a test by itself.
  public static let usualDraws = 9_999
  /// A subject that stands out takes a second or so for them.
  private static let mostDraws = 1_000_000
  /// Draws that reach a p which alone is just significant: as many as `enough`, or nearly.
  private static let reachedAtLevel = 20.0

  /// Draws of each test of a family: the smallest p then lies well below the level shared out over the family,
  /// and one subject that is like no other is found among thousands; a million at most.
  ///
  /// Few subjects need them all: under the null the expected number grows with their logarithm.
  ///
  /// - Parameters:
  ///   - tests: as many as p are adjusted together, or more.
  ///   - level: of the error rate.
  public static func draws(tests: Int, level: Double) -> Int {
    let wanted = reachedAtLevel * Double(tests) / level
    return wanted < Double(mostDraws) ? max(usualDraws, Int(wanted)) : mostDraws
  }

  var enough = 25
  var most = usualDraws

  /// - Parameter draw: whether one draw of the null is at least as extreme as what was observed.
  func p(_ draw: () -> Bool) -> Double {
    var reached = 0
    for number in 1...max(1, most) where draw() {
      reached += 1
      if reached == enough { return Double(reached) / Double(number) }
    }
    return Double(1 + reached) / Double(1 + most)
  }
}

/// One member's mean contrast over visits against what any member of each visit could have had.
struct ContrastTest {
  let member: Int
  /// Mean of the member's contrasts.
  let mean: Double
  /// The mean over its root mean square under the null.
  let statistic: Double
  /// Two-sided by size.
  let p: Double

  /// - Parameters:
  ///   - visits: one contrast per member; visits with one member are skipped.
  ///   - effect: what is taken off the contrasts first.
  ///   - purpose: of the random streams, which go by a member's contrasts and those of its visits.
  ///   - draws: most of them; nil lets members and level decide.
  /// - Returns: one per member that is part of some visit, by member.
  /// - Complexity: members × visits × draws, few draws for members like the rest.
  static func all(
    _ visits: [[(member: Int, contrast: Double)]], effect: LevelEffect? = nil, memberCount: Int,
    seed: UInt64, purpose: StreamPurpose, level: Double, draws: Int?, threads: Int
  ) -> [ContrastTest] {
    var visitsOf = [[Int]](repeating: [], count: memberCount)
    for (place, visit) in visits.enumerated() where visit.count > 1 {
      for own in visit { visitsOf[own.member].append(place) }
    }
    let placesOf = visitsOf
    let draws = draws ?? SequentialPermutation.draws(tests: memberCount, level: level)
    return parallelMap(count: memberCount, threads: threads) { member -> ContrastTest? in
      let places = placesOf[member]
      guard !places.isEmpty else { return nil }
      var rows: [[Double]] = []
      var own = 0.0
      // Of the null's mean: its own mean, and its variance.
      var (centre, spread) = (0.0, 0.0)
      for place in places {
        let values = visits[place].enumerated().map { entry, visit in
          visit.contrast - (effect?.explained(place, entry, for: member) ?? 0)
        }
        rows.append(values)
        own += visits[place].firstIndex { $0.member == member }.map { values[$0] } ?? 0
        let mean = values.reduce(0, +) / Double(values.count)
        centre += mean
        spread += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      }
      let count = Double(places.count)
      let root = ((spread + centre * centre) / (count * count)).squareRoot()
      let order = ValueOrder(rows, scale: root, own: own)
      let contrasts = order.rows.flatMap(\.self)
      let starts = order.rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
      var stream = PhiloxStream(seed: seed, purpose: purpose, replicate: order.replicate)
      // By size, not by side: one odd colleague makes the null lean the other way.
      let limit = abs(own) - 1e-12 * (1 + abs(own))
      let p = SequentialPermutation(most: draws).p {
        abs(drawn(contrasts, starts, using: &stream)) >= limit
      }
      return ContrastTest(
        member: member, mean: own / count, statistic: root > 0 ? own / count / root : 0,
        p: effect == nil ? p : min(1, LevelEffect.doubt * p))
    }.compactMap(\.self)
  }

  /// The sum of contrasts when any member of each visit takes the place of the one.
  private static func drawn(
    _ contrasts: [Double], _ starts: [Int], using stream: inout PhiloxStream
  ) -> Double {
    var sum = 0.0
    var bits: UInt64 = 0
    for visit in 0..<(starts.count - 1) {
      // Sixteen bits choose among a handful of members; their bias is below one in ten thousand.
      if visit % 4 == 0 { bits = stream.next() }
      let width = starts[visit + 1] - starts[visit]
      sum += contrasts[starts[visit] + Int(((bits & 0xFFFF) * UInt64(width)) >> 16)]
      bits >>= 16
    }
    return sum
  }

  /// Each member's value less the median of the others': one odd colleague must not make the rest
  /// look odd.
  static func besideOthers(
    _ visit: [(member: Int, value: Double)]
  ) -> [(member: Int, contrast: Double)] {
    visit.indices.map { place in
      let others = visit.indices.filter { $0 != place }.map { visit[$0].value }
      return (visit[place].member, visit[place].value - (median(others) ?? 0))
    }
  }
}
