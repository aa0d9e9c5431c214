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

/// Ranks of values, the highest first.
///
/// Values closer than 1e-9 of their size are equal: weights such as 0.1 have no exact binary form.
///
/// - Returns: one rank per value; nil where the value is missing.
public func ranks(_ values: [Double?], ties: TiePolicy = .competition) -> [Double?] {
  let order = values.indices.filter { values[$0] != nil }.sorted {
    (values[$1] ?? 0, $0) < (values[$0] ?? 0, $1)
  }
  var ranks = [Double?](repeating: nil, count: values.count)
  var start = 0
  var groups = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, let above = values[order[end - 1]], let value = values[order[end]],
      above - value <= 1e-9 * max(1, abs(value))
    { end += 1 }
    groups += 1
    for (place, index) in order[start..<end].sorted().enumerated() {
      ranks[index] =
        switch ties {
        case .competition: Double(start + 1)
        case .dense: Double(groups)
        case .ordinal: Double(start + place + 1)
        case .mid: Double(start + end + 1) / 2
        }
    }
    start = end
  }
  return ranks
}

/// Competition ranks as whole numbers, the highest value first; nil where the value is missing.
public func competitionRanks(_ values: [Double?]) -> [Int?] {
  ranks(values).map { $0.map { Int($0) } }
}
