/// Draws of the errors of all units, each sorted within classes of units.
struct RankErrorDraws: Sendable {
  /// Number of draws.
  let count: Int
  /// draws × n, by position.
  let values: [Double]
  /// n × draws: the same values, all of one position together.
  let valuesByPosition: [Double]
  /// draws × n: the positions of each class, largest error first, class after class.
  let order: [Int32]
  /// draws × classes: the largest error of each class.
  let tops: [Double]
  /// draws × classes: the smallest error of each class.
  let bottoms: [Double]

  /// Draw d comes from the stream (seed, d), so threads never change it.
  ///
  /// - Complexity: draws · (groups · r + n log n) for r parts in common.
  init(_ pairs: StudentisedPairs, errors: RankErrors, count: Int, seed: UInt64, threads: Int) {
    let n = pairs.count
    let blocks = parallelMap(count: (count + Self.block - 1) / Self.block, threads: threads) {
      let draws = $0 * Self.block..<min(count, ($0 + 1) * Self.block)
      var values: [Double] = []
      values.reserveCapacity(draws.count * n)
      for draw in draws {
        var stream = PhiloxStream(seed: seed, purpose: .rankConfidence, replicate: draw)
        let byUnit = errors.drawn(using: &stream)
        for unit in pairs.units { values.append(byUnit[unit]) }
      }
      return (values: values, order: Self.order(values, of: pairs))
    }
    let values = Array(blocks.map(\.values).joined())
    let order = Array(blocks.map(\.order).joined())
    func ends(_ place: (Range<Int>) -> Int) -> [Double] {
      var ends: [Double] = []
      ends.reserveCapacity(count * pairs.classes.count)
      for row in stride(from: 0, to: count * n, by: n) {
        for members in pairs.classes { ends.append(values[row + Int(order[row + place(members)])]) }
      }
      return ends
    }
    self.count = count
    tops = ends { $0.lowerBound }
    bottoms = ends { $0.upperBound - 1 }
    valuesByPosition = Self.transposed(values, rows: count, columns: n)
    self.values = values
    self.order = order
  }

  /// Draws that one job makes, and rows and columns that are transposed at once: few enough for the
  /// nearest cache.
  private static let block = 32

  /// Sorts whole numbers, which is twice as fast as to compare what they stand for: the value in
  /// single precision, upside down, above the position. Rounding keeps the order but for values that
  /// become equal, which are then put right.
  private static func order(_ values: [Double], of pairs: StudentisedPairs) -> [Int32] {
    var keys: [UInt64] = []
    var order: [Int32] = []
    keys.reserveCapacity(pairs.count)
    order.reserveCapacity(values.count)
    for row in stride(from: 0, to: values.count, by: pairs.count) {
      keys.removeAll(keepingCapacity: true)
      for position in 0..<pairs.count {
        // From the first unit, so that a large part that all share leaves them apart.
        let bits = Float(values[row + position] - values[row]).bitPattern
        let falling = bits >> 31 == 0 ? ~(bits | 1 << 31) : bits
        keys.append(UInt64(falling) << 32 | UInt64(position))
      }
      for members in pairs.classes { keys[members].sort() }
      for key in keys { order.append(Int32(truncatingIfNeeded: key)) }
      for members in pairs.classes {
        let first = row + members.lowerBound
        for start in members.dropFirst() {
          var place = row + start
          while place > first, values[row + Int(order[place - 1])] < values[row + Int(order[place])]
          {
            order.swapAt(place - 1, place)
            place -= 1
          }
        }
      }
    }
    return order
  }

  private static func transposed(_ values: [Double], rows: Int, columns: Int) -> [Double] {
    var transposed = [Double](repeating: 0, count: values.count)
    for firstRow in stride(from: 0, to: rows, by: block) {
      for firstColumn in stride(from: 0, to: columns, by: block) {
        for column in firstColumn..<min(columns, firstColumn + block) {
          for row in firstRow..<min(rows, firstRow + block) {
            transposed[column * rows + row] = values[row * columns + column]
          }
        }
      }
    }
    return transposed
  }
}
