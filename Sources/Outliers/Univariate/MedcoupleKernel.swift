import Statistics

/// The kernel of the medcouple: a table that rises along its rows and columns, never written down.
///
/// A row stands for a value from the median up, a column for one from it down, and the kernel says how
/// unequally far from the median they lie. Values at the median have rows and columns of their own:
/// among themselves the kernel is −1, 0 or 1.
///
/// Source: Brys, Hubert & Struyf (2004), J. Comput. Graph. Stat. 13, 996-1017, equation 2; for searching
/// such a table Johnson & Mizoguchi (1978), SIAM J. Comput. 7, 147-153.
struct MedcoupleKernel {
  /// Distances up from the median, ascending.
  private let above: [Double]
  /// Distances down from it with a minus, ascending.
  private let below: [Double]
  private let ties: Int

  /// - Parameter sorted: ascending values, at least one.
  init(_ sorted: [Double]) {
    let centre = quantile(sorted: sorted, 0.5)
    above = sorted.filter { $0 >= centre }.map { $0 - centre }
    below = sorted.filter { $0 <= centre }.map { $0 - centre }
    ties = sorted.count { $0 == centre }
  }

  /// The median of the kernel.
  ///
  /// - Complexity: some 130 walks along the table's edge from corner to corner.
  var median: Double {
    let count = above.count * below.count
    let (low, high) = (value((count - 1) / 2), value(count / 2))
    return (low + high) / 2
  }

  private subscript(row: Int, column: Int) -> Double {
    let (up, down) = (above[row], below[column])
    guard up == 0, down == 0 else { return (up + down) / (up - down) }
    let place = row + column - (below.count - ties)
    return place < ties - 1 ? -1 : place == ties - 1 ? 0 : 1
  }

  /// How many values are at most `limit`, and the largest of these.
  private func within(_ limit: Double) -> (count: Int, largest: Double) {
    var (count, largest, columns) = (0, -Double.infinity, below.count)
    for row in above.indices {
      while columns > 0, self[row, columns - 1] > limit { columns -= 1 }
      guard columns > 0 else { break }
      count += columns
      largest = max(largest, self[row, columns - 1])
    }
    return (count, largest)
  }

  /// The value of a rank from 0.
  private func value(_ rank: Int) -> Double {
    var (low, high) = (-1.0, 1.0)
    if within(low).count > rank { return low }
    // Halving 64 times leaves less between them than values differ by.
    for _ in 0..<64 {
      let middle = (low + high) / 2
      if within(middle).count > rank { high = middle } else { low = middle }
    }
    return within(high).largest
  }
}
