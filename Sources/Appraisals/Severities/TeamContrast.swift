import Assessments
import Severity
import Statistics

/// The difference of two teams' severities.
public struct TeamContrast: Sendable {
  /// Places of the two teams in the round.
  public let teams: (Int, Int)
  /// Names of the two teams.
  public let names: (String, String)
  /// What makes the contrast estimable, a fixed term: shared visits, anchors, random allocation, or
  /// no scores.
  public let identifiedBy: String
  /// Whether it is estimable without assuming that units were sent at random.
  public let isEstimable: Bool
  /// Posterior variance of the contrast, squared points; nil where a team has no scores.
  public let variance: Double?

  /// Pairs of teams that are listed; where there are more, those whose severities are closest.
  public static let most = 200_000

  /// One per pair of teams, or `most` of them.
  ///
  /// - Complexity: pairs × draws.
  static func all(_ appraisal: Appraisal) -> [TeamContrast] {
    let (round, estimate) = (appraisal.round, appraisal.estimate)
    let (linkage, identification) = (appraisal.anchors.linkage, appraisal.anchors.identification)
    // Draws of one team next to each other.
    let draws = round.teams.indices.map { team in estimate.draws.map { $0[team] } }
    return parallelChunks(pairs(appraisal.severities.points), threads: appraisal.threads) { a, b in
      let shared = linkage.component[a] == linkage.component[b]
      let scored = estimate.teams[a] != nil && estimate.teams[b] != nil
      return TeamContrast(
        teams: (a, b), names: (round.teams[a].id, round.teams[b].id),
        identifiedBy: !scored
          ? "no scores"
          : shared
            ? Identification.sharedVisits.rawValue
            : identification.hasAnchors
              ? Identification.anchors.rawValue : Identification.randomAllocation.rawValue,
        isEstimable: scored && (shared || identification.hasAnchors),
        variance: scored ? Statistics.variance(zip(draws[a], draws[b]).map { $0 - $1 }) : nil)
    }
  }

  /// All pairs, or those next to each other in order of severity, then next but one, and so on; the
  /// smaller place first, in ascending order.
  private static func pairs(_ severities: [Double]) -> [(Int, Int)] {
    let count = severities.count
    guard count * (count - 1) / 2 > most else {
      return (0..<count).flatMap { a in ((a + 1)..<max(count, a + 1)).map { (a, $0) } }
    }
    let order = severities.indices.sorted { (severities[$0], $0) < (severities[$1], $1) }
    var pairs: [(Int, Int)] = []
    for gap in 1..<count where pairs.count < most {
      for place in 0..<(count - gap) where pairs.count < most {
        let (a, b) = (order[place], order[place + gap])
        pairs.append((min(a, b), max(a, b)))
      }
    }
    return pairs.sorted { $0 < $1 }
  }

  private static func parallelChunks(
    _ pairs: [(Int, Int)], threads: Int, _ contrast: @Sendable (Int, Int) -> TeamContrast
  ) -> [TeamContrast] {
    let chunk = 1_000
    return parallelMap(count: (pairs.count + chunk - 1) / chunk, threads: threads) { place in
      pairs[(place * chunk)..<min(pairs.count, (place + 1) * chunk)].map { contrast($0.0, $0.1) }
    }.flatMap(\.self)
  }
}
