/// Adjusted p values by Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
///
/// - Returns: one q per p, in the same order; missing p stay missing and do not count.
public func benjaminiHochberg(_ p: [Double?]) -> [Double?] {
  let known = p.indices.filter { p[$0] != nil }
    .sorted { (p[$0] ?? 1, $0) < (p[$1] ?? 1, $1) }
  var q = [Double?](repeating: nil, count: p.count)
  var smallest = 1.0
  for (rank, index) in known.enumerated().reversed() {
    smallest = min(smallest, (p[index] ?? 1) * Double(known.count) / Double(rank + 1))
    q[index] = smallest
  }
  return q
}
