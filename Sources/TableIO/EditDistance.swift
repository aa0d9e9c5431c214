/// How many characters must be put in, left out or replaced to make one text of another.
///
/// - Parameter swaps: whether neighbours that changed places count once, each pair at most once.
/// - Complexity: the product of both lengths.
///
/// Source: Levenshtein (1966), Soviet Physics Doklady 10, 707-710; for swaps Damerau (1964),
/// Communications of the ACM 7, 171-176.
public func editDistance(_ a: [Character], _ b: [Character], swaps: Bool = false) -> Int {
  var above = Array(0...b.count)
  var (before, row) = (above, above)
  for i in a.indices {
    row[0] = i + 1
    for j in b.indices {
      var best = min(above[j] + (a[i] == b[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1)
      if swaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, before[j - 1] + 1)
      }
      row[j + 1] = best
    }
    (before, above, row) = (above, row, before)
  }
  return above[b.count]
}
