/// The numbers that a spreadsheet shows for the rows of a table: mostly one after the other.
struct RowNumbers: Sendable {
  /// First rows of stretches without a gap, and their numbers.
  private var stretches: [(row: Int, number: Int)] = []

  /// - Parameter first: the number of the first row, unless a stretch says otherwise.
  init(first: Int) { stretches = [(0, first)] }

  /// Says the number of a row, and with it those of the rows after it.
  mutating func set(_ row: Int, to number: Int) {
    guard self[row] != number else { return }
    if stretches.last?.row == row { stretches.removeLast() }
    stretches.append((row, number))
  }

  /// The number of a row.
  ///
  /// - Complexity: the logarithm of the number of gaps.
  subscript(row: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].row <= row { low = middle } else { high = middle }
    }
    return stretches[low].number + row - stretches[low].row
  }
}
