/// For each level of one factor, which levels of the other factors it meets, and in how many rows.
///
/// Rows are bucketed by the first factor once; each bucket is tallied against every other factor.
struct PairCounts: Sendable {
  /// level → entries of (other factor's place, level, weight), levels of a factor ascending.
  let start: [Int]
  let factor: [Int32]
  let level: [Int32]
  let weight: [Double]

  /// - Complexity: rows × later factors, and memory for the pairs met.
  init(
    _ first: [Int32], levels: Int, later: [(place: Int, codes: [Int32], levels: Int)],
    weights: [Double]?
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
    var tallies = later.map { [Double](repeating: 0, count: $0.levels) }
    var start = [0]
    var factorOut: [Int32] = []
    var levelOut: [Int32] = []
    var weightOut: [Double] = []
    var touched: [Int32] = []
    for own in 0..<levels {
      for (index, other) in later.enumerated() {
        touched.removeAll(keepingCapacity: true)
        tallies[index].withUnsafeMutableBufferPointer { tally in
          other.codes.withUnsafeBufferPointer { codes in
            for place in bucket[own]..<bucket[own + 1] {
              let row = Int(order[place])
              let code = codes[row]
              if tally[Int(code)] == 0 { touched.append(code) }
              tally[Int(code)] += weights?[row] ?? 1
            }
            touched.sort()
            for code in touched {
              factorOut.append(Int32(other.place))
              levelOut.append(code)
              weightOut.append(tally[Int(code)])
              tally[Int(code)] = 0
            }
          }
        }
      }
      start.append(levelOut.count)
    }
    self.start = start
    factor = factorOut
    level = levelOut
    weight = weightOut
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
