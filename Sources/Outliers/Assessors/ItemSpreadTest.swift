import Foundation
import Severity
public import Statistics

/// Whether an assessor spreads scores over items as colleagues do on the same units.
public struct ItemSpread: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// SD over items divided by the colleagues' median SD; far below 1 is halo, far above 1 erratic.
  public let ratio: Double
  /// The mean log ratio over its root mean square under the null.
  public let statistic: Double
  /// Two-sided p by permutation.
  public let p: Double
  /// p adjusted over assessors.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Tests every assessor's spread over items against colleagues who saw the same units.
///
/// In each visit the variance of each assessor's scores over items (item means and own level taken
/// out) is compared with the colleagues' median, on the log scale. If assessors were alike, any
/// member of a visit could have taken the assessor's place: the null draws one at random in every
/// visit. Where scores stand at full marks, what a sheet's level explains of its spread is taken out first.
/// The error that `control` names is held at `level` over the assessors of the round.
///
/// - Parameter draws: most draws of the null, each assessor's by itself, fewer where p is clearly large; nil
///   lets the number of assessors decide.
/// - Returns: one entry per assessor with colleagues; visits of fewer than 5 common items are skipped.
/// - Complexity: scores, and assessors × visits × draws.
///
/// Source: Saal, Downey & Lahey (1980), Psychological Bulletin 88, 413-428, for halo as small variance
/// over dimensions; Phipson & Smyth (2010) for the p that counts the observed value.
public func itemSpreads(
  _ sheets: ScoreSheets, seed: UInt64, level: Double = 0.05, draws: Int? = nil,
  control: MultiplicityControl = .benjaminiHochberg, threads: Int = 1
) -> [ItemSpread] {
  let ratings = sheets.ratings
  let means = sheets.itemMeans
  let values = sheets.leveled { sheet in
    let shares = sheet.map { 100 * $0.points / ratings.full[$0.item] - (means[$0.item] ?? 0) }
    // A straight line has no variance; a millionth of a per cent squared stands for it.
    return log(max(variance(shares) ?? 0, 1e-6))
  }
  let (visits, effect) = sheets.contrasts(values)
  let found = ContrastTest.all(
    visits, effect: effect, memberCount: ratings.teamOfAssessor.count, seed: seed,
    purpose: .itemSpread, level: level, draws: draws, threads: threads)
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, own in
    ItemSpread(
      assessor: own.member, ratio: exp(own.mean / 2), statistic: own.statistic, p: own.p,
      q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}
