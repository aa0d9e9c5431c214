/// Which rank equal values get.
public enum TiePolicy: String, Codable, CaseIterable, Sendable {
  /// 1, 2, 2, 4: all get the best.
  case competition
  /// 1, 2, 2, 3: no rank is skipped.
  case dense
  /// 1, 2, 3, 4: the order of the input decides.
  case ordinal
  /// 1, 2.5, 2.5, 4: all get the mean.
  case mid
}
