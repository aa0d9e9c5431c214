/// Mean share of full marks by unit and item, from ratings that come one after the other.
struct ItemShares {
  private var sums: [(sum: Double, count: Double)]
  private let full: [Double]

  /// - Parameter full: full marks of each item, points.
  init(units: Int, full: [Double]) {
    self.full = full
    sums = Array(repeating: (0, 0), count: units * full.count)
  }

  /// Counts one rating, points.
  mutating func add(unit: Int, item: Int, score: Double) {
    let place = unit * full.count + item
    sums[place].sum += score / full[item]
    sums[place].count += 1
  }

  /// unit × item; nil where nobody scored it. Empty without items.
  var table: [[Double?]] {
    guard !full.isEmpty else { return [] }
    return stride(from: 0, to: sums.count, by: full.count).map { start in
      sums[start..<(start + full.count)].map { $0.count > 0 ? $0.sum / $0.count : nil }
    }
  }
}
