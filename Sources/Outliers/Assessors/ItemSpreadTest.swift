import Foundation
import Severity
import Statistics

/// Whether an assessor spreads scores over items as colleagues do on the same units.
public struct ItemSpread: Sendable {
  public let assessor: Int
  /// SD over items beside the colleagues' median; far below 1 is halo, far above erratic.
  public let ratio: Double
  /// The mean log ratio over its SD under the null.
  public let statistic: Double
  /// Two-sided, by permutation.
  public let p: Double
  /// Benjamini-Hochberg over assessors.
  public let q: Double
  public let flagged: Bool
}

/// Tests every assessor's spread over items against colleagues who saw the same units.
///
/// In each visit the variance of each assessor's scores over items (item means and own level taken
/// out) is compared with the colleagues' median, on the log scale. Were assessors alike, any of a visit's members could have
/// stood in the assessor's place: the null draws one at random in every visit.
///
/// - Parameter draws: of the null, a stream an assessor.
/// - Returns: one entry an assessor with colleagues; visits of fewer than 5 common items are skipped.
/// - Complexity: scores, and assessors × visits × draws.
///
/// Source: Saal, Downey & Lahey (1980), Psychological Bulletin 88, 413-428, for halo as small variance
/// over dimensions; Phipson & Smyth (2010) for the p that counts the observed value.
public func itemSpreads(
  _ ratings: RatingArrays, seed: UInt64, level: Double = 0.05, draws: Int = 9_999
) -> [ItemSpread] {
  let visits = logVariances(ratings)
  var found: [(assessor: Int, mean: Double, statistic: Double, p: Double)] = []
  for assessor in ratings.teamOfAssessor.indices {
    let null = MemberNull(visits, of: assessor)
    guard null.visitCount > 0 else { continue }
    let own = null.own
    var stream = PhiloxStream(seed: seed, purpose: 220, replicate: assessor)
    var (extreme, squares) = (1.0, 0.0)
    for _ in 0..<draws {
      let value = null.draw(using: &stream)
      // By size, not by side: a colleague with a halo makes the null lean the other way.
      if abs(value) >= abs(own) - 1e-12 { extreme += 1 }
      squares += value * value
    }
    let spread = (squares / Double(draws)).squareRoot()
    let p = extreme / Double(draws + 1)
    found.append((assessor, own, spread > 0 ? own / spread : 0, p))
  }
  let q = benjaminiHochberg(found.map(\.p))
  return found.enumerated().map { place, own in
    ItemSpread(
      assessor: own.assessor, ratio: exp(own.mean / 2), statistic: own.statistic, p: own.p,
      q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}

/// Contrasts of every member of an assessor's visits, the assessor's own first in each.
private struct MemberNull {
  private(set) var visitCount = 0
  /// The mean of the assessor's own contrasts.
  private(set) var own = 0.0
  private var contrasts: [Double] = []
  private var starts = [0]

  init(_ visits: [[(assessor: Int, value: Double)]], of assessor: Int) {
    for visit in visits {
      guard let place = visit.firstIndex(where: { $0.assessor == assessor }) else { continue }
      let order = [place] + visit.indices.filter { $0 != place }
      for index in order {
        // The median of the others: one colleague with a halo must not make the rest look erratic.
        let others = visit.indices.filter { $0 != index }.map { visit[$0].value }
        contrasts.append(visit[index].value - (median(others) ?? 0))
      }
      own += contrasts[starts[visitCount]]
      starts.append(contrasts.count)
      visitCount += 1
    }
    own /= Double(max(1, visitCount))
  }

  /// The mean contrast when any member of each visit stands in the assessor's place.
  func draw(using stream: inout PhiloxStream) -> Double {
    var sum = 0.0
    var bits: UInt64 = 0
    for visit in 0..<visitCount {
      // Sixteen bits choose among a handful of members; their bias is below one in ten thousand.
      if visit % 4 == 0 { bits = stream.next() }
      let width = starts[visit + 1] - starts[visit]
      sum += contrasts[starts[visit] + Int(((bits & 0xFFFF) * UInt64(width)) >> 16)]
      bits >>= 16
    }
    return sum / Double(visitCount)
  }
}

/// Of each visit, the assessors' log variances over items; visits of one assessor are left out.
private func logVariances(_ ratings: RatingArrays) -> [[(assessor: Int, value: Double)]] {
  let means = ratings.itemMeans
  let assessorCount = ratings.teamOfAssessor.count
  var profiles: [Int: [Double]] = [:]
  for index in ratings.score.indices {
    let item = Int(ratings.item[index])
    let share = 100 * ratings.score[index] / ratings.full[item] - (means[item] ?? 0)
    let key = Int(ratings.unit[index]) * assessorCount + Int(ratings.assessor[index])
    profiles[key, default: []].append(share)
  }
  var visits: [Int: [(assessor: Int, value: Double)]] = [:]
  for (key, values) in profiles where values.count >= 5 {
    let assessor = key % assessorCount
    let visit = key / assessorCount * ratings.teamCount + ratings.teamOfAssessor[assessor]
    // A straight line has no variance; a millionth of a per cent squared stands for it.
    visits[visit, default: []].append((assessor, log(max(variance(values) ?? 0, 1e-6))))
  }
  return visits.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.assessor < $1.assessor } }
    .filter { $0.count > 1 }
}
