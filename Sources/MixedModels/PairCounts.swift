/// For each level of one factor, which levels of the other factors it meets, and in how many rows.
struct PairCounts: Sendable {
  /// level → entries of (other factor's place, level, weight), levels of a factor ascending.
  let start: [Int]
  let factor: [Int32]
  let level: [Int32]
  let weight: [Double]

  /// A factor that is met: its place among all, and its codes.
  typealias Other = (place: Int, codes: [Int32], levels: Int)

  /// The tables of a factor with each of the others, row by row.
  init(levels: Int, later: [Int], _ tables: [PairTable]) {
    let count = tables.reduce(0) { $0 + $1.level.count }
    var start = [0]
    var factor: [Int32] = []
    var level: [Int32] = []
    var weight: [Double] = []
    start.reserveCapacity(levels + 1)
    factor.reserveCapacity(count)
    level.reserveCapacity(count)
    weight.reserveCapacity(count)
    for own in 0..<levels {
      for (place, table) in zip(later, tables) {
        let entries = table.start[own]..<table.start[own + 1]
        factor.append(contentsOf: repeatElement(Int32(place), count: entries.count))
        level += table.level[entries]
        weight += table.weight[entries]
      }
      start.append(level.count)
    }
    (self.start, self.factor, self.level, self.weight) = (start, factor, level, weight)
  }

  /// Counts that are known already.
  ///
  /// - Parameters:
  ///   - levels: of the first factor.
  ///   - later: the other factors, each with the pairs of a level of the first and one of its own, in
  ///     any order, and how many levels it has.
  /// - Complexity: linear in pairs and levels.
  init(levels: Int, later: [(place: Int, pairs: LevelPairs, levels: Int)]) {
    var start = [Int](repeating: 0, count: levels + 1)
    for other in later { for own in other.pairs.first { start[Int(own) + 1] += 1 } }
    for index in 0..<levels { start[index + 1] += start[index] }
    let count = start[levels]
    var next = start
    var factor = [Int32](repeating: 0, count: count)
    var level = [Int32](repeating: 0, count: count)
    var weight = [Double](repeating: 0, count: count)
    for other in later {
      for entry in other.pairs.placesBySecond(levels: other.levels) {
        let own = Int(other.pairs.first[entry])
        factor[next[own]] = Int32(other.place)
        level[next[own]] = other.pairs.second[entry]
        weight[next[own]] = other.pairs.weights[entry]
        next[own] += 1
      }
    }
    self.start = start
    self.factor = factor
    self.level = level
    self.weight = weight
  }

  /// The counts without those of one random factor; later factors move up a place.
  func without(_ removed: Int) -> PairCounts {
    var start = [0]
    var (factor, level, weight) = ([Int32](), [Int32](), [Double]())
    for own in 0..<(self.start.count - 1) {
      for entry in self.start[own]..<self.start[own + 1] where self.factor[entry] != removed {
        factor.append(self.factor[entry] - (self.factor[entry] > removed ? 1 : 0))
        level.append(self.level[entry])
        weight.append(self.weight[entry])
      }
      start.append(level.count)
    }
    return PairCounts(start: start, factor: factor, level: level, weight: weight)
  }

  private init(start: [Int], factor: [Int32], level: [Int32], weight: [Double]) {
    self.start = start
    self.factor = factor
    self.level = level
    self.weight = weight
  }
}

/// How often, or with what weight, levels of two factors come together; pairs that never do are left
/// out.
struct PairTable: Sendable {
  /// First entry of each level of the first factor, closed by their number.
  let start: [Int]
  /// Levels of the second factor, ascending within one of the first.
  let level: [Int32]
  let weight: [Double]

  /// Tables of all pairs are worth it while they have no more cells than this, or than rows.
  private static let fewCells = 1 << 20

  /// - Complexity: linear in the rows.
  init(
    _ first: [Int32], _ levels: Int, _ second: [Int32], _ others: Int, _ weights: [Double]?
  ) {
    if levels * others <= max(Self.fewCells, first.count), first.count <= Int(UInt32.max) {
      if let weights {
        self.init(
          Self.cells(first, levels, second, others, weights), levels, others
        ) { $0 }
      } else {
        self.init(Self.cells(first, levels, second, others), levels, others) { Double($0) }
      }
    } else {
      self.init(bucketing: first, levels, second, others, weights)
    }
  }

  private static func cells(
    _ first: [Int32], _ levels: Int, _ second: [Int32], _ others: Int
  ) -> [UInt32] {
    var cells = [UInt32](repeating: 0, count: levels * others)
    cells.withUnsafeMutableBufferPointer { cells in
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          for row in first.indices { cells[Int(first[row]) &* others &+ Int(second[row])] &+= 1 }
        }
      }
    }
    return cells
  }

  private static func cells(
    _ first: [Int32], _ levels: Int, _ second: [Int32], _ others: Int, _ weights: [Double]
  ) -> [Double] {
    var cells = [Double](repeating: 0, count: levels * others)
    for row in first.indices { cells[Int(first[row]) * others + Int(second[row])] += weights[row] }
    return cells
  }

  private init<Cell: Equatable & ExpressibleByIntegerLiteral>(
    _ cells: [Cell], _ levels: Int, _ others: Int, _ weight: (Cell) -> Double
  ) {
    var start = [0]
    var level: [Int32] = []
    var weights: [Double] = []
    for own in 0..<levels {
      for other in 0..<others where cells[own * others + other] != 0 {
        level.append(Int32(other))
        weights.append(weight(cells[own * others + other]))
      }
      start.append(level.count)
    }
    (self.start, self.level, self.weight) = (start, level, weights)
  }

  /// Rows are gathered by the first factor; each level's rows are then tallied.
  private init(
    bucketing first: [Int32], _ levels: Int, _ second: [Int32], _ others: Int, _ weights: [Double]?
  ) {
    var bucket = [Int](repeating: 0, count: levels + 1)
    for code in first { bucket[Int(code) + 1] += 1 }
    for index in 0..<levels { bucket[index + 1] += bucket[index] }
    var next = bucket
    var order = [Int32](repeating: 0, count: first.count)
    for (row, code) in first.enumerated() {
      order[next[Int(code)]] = Int32(row)
      next[Int(code)] += 1
    }
    var tally = [Double](repeating: 0, count: others)
    var start = [0]
    var level: [Int32] = []
    var weight: [Double] = []
    var touched: [Int32] = []
    for own in 0..<levels {
      touched.removeAll(keepingCapacity: true)
      for place in bucket[own]..<bucket[own + 1] {
        let row = Int(order[place])
        let code = second[row]
        if tally[Int(code)] == 0 { touched.append(code) }
        tally[Int(code)] += weights?[row] ?? 1
      }
      touched.sort()
      for code in touched {
        level.append(code)
        weight.append(tally[Int(code)])
        tally[Int(code)] = 0
      }
      start.append(level.count)
    }
    (self.start, self.level, self.weight) = (start, level, weight)
  }
}
