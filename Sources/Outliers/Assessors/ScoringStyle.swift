import Severity
public import Statistics

/// A habit of scoring, measured as a share of the scores of a sheet.
public enum ScoringStyle: String, CaseIterable, Sendable {
  /// Share of scores equal to the per cent the sheet gives most often: 1 for a straight line. From one
  /// score in a hundred at full marks or 0 on, of the scores between them.
  case straightLine
  /// Share of the scores between the extremes whose last digit is 0 or 5.
  case roundDigits
}

/// One habit of an assessor, compared with colleagues on the same units.
public struct StyleTest: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// The habit tested.
  public let style: ScoringStyle
  /// Share beyond the colleagues' median, mean over visits.
  public let excess: Double
  /// The excess over its root mean square under the null.
  public let statistic: Double
  /// Two-sided p by permutation.
  public let p: Double
  /// p adjusted over assessors.
  public let q: Double
  /// Whether `q` is at most the level; straight lines count only above the colleagues.
  public let flagged: Bool
}

/// Tests every assessor for one habit, against colleagues who saw the same units.
///
/// Each sheet's share is compared with the median of the visit's other sheets; the null draws one
/// member at random in every visit. The error that `control` names is held at `level` over the
/// assessors, for each habit on its own. Straight lines are flagged only above the colleagues.
///
/// - Returns: one entry per assessor with colleagues; sheets of fewer than 5 scores are skipped.
/// - Complexity: scores, and assessors × visits × draws.
///
/// Source: Saal, Downey & Lahey (1980), Psychological Bulletin 88, 413-428, for the habits; digits by
/// the heaping of Pearson (1902), Biometrika 1, as excess of round endings.
public func styleTests(
  _ sheets: ScoreSheets, _ style: ScoringStyle, seed: UInt64, level: Double = 0.05,
  draws: Int? = nil, control: MultiplicityControl = .benjaminiHochberg,
  threads: Int = 1
) -> [StyleTest] {
  let ratings = sheets.ratings
  let steps = LastDigit(ratings.score)
  let values = sheets.leveled { sheet in
    switch style {
    case .straightLine:
      // Where many give full marks, those are no sign of a straight line.
      let isCut = sheets.extremeShare >= ScoreSheets.shareThatCounts
      let sheet = isCut ? sheet.filter { isInner($0, ratings) } : sheet
      guard sheet.count >= 5 else { return nil }
      var counts: [Int: Int] = [:]
      // A billionth of full marks is rounding of typed decimals.
      for own in sheet {
        counts[Int((1e9 * own.points / ratings.full[own.item]).rounded()), default: 0] += 1
      }
      return Double(counts.values.max() ?? 0) / Double(sheet.count)
    case .roundDigits:
      let inner = sheet.filter { isInner($0, ratings) }
      guard !inner.isEmpty else { return nil }
      return Double(inner.count { steps.digit(of: $0.points) % 5 == 0 }) / Double(inner.count)
    }
  }
  let (visits, effect) = sheets.contrasts(values)
  let found = ContrastTest.all(
    visits, effect: effect, memberCount: ratings.teamOfAssessor.count, seed: seed,
    purpose: style.purpose, level: level, draws: draws, threads: threads)
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, own in
    let side = style != .straightLine || own.mean > 0
    return StyleTest(
      assessor: own.member, style: style, excess: own.mean, statistic: own.statistic, p: own.p,
      q: q[place] ?? 1, flagged: side && (q[place] ?? 1) <= level)
  }
}

/// Whether points lie between 0 and full marks.
private func isInner(_ own: (item: Int, points: Double), _ ratings: RatingArrays) -> Bool {
  own.points > 0 && own.points < ratings.full[own.item]
}

extension ScoringStyle {
  fileprivate var purpose: StreamPurpose {
    switch self {
    case .straightLine: .straightLine
    case .roundDigits: .roundDigits
    }
  }
}
