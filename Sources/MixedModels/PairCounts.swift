/// For each level of one factor, which levels of the other factors it meets, and in how many rows.
///
/// Rows are bucketed by the first factor once; each bucket is tallied against every other factor.
struct PairCounts {
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
}
