/// Ranks counted over sampled weights, replicate by replicate.
struct RankTally {
  let scores: [[Double]]
  let components: Int
  /// unit × rank: counts of the present replicate, sums and sums of squares of replicates' shares.
  private var counts: [Double]
  private(set) var sums: [Double]
  private(set) var squares: [Double]
  /// unit × rank × component: sums of weights.
  private(set) var weightSums: [Double]
  private(set) var expected: [Double]
  private(set) var expectedSquares: [Double]
  private var totals: [Double]
  private var order: [Int]
  private var points = 0
  private(set) var replicates = 0
  private(set) var drawn = 0

  init(_ scores: [[Double]]) {
    self.scores = scores
    let count = scores.count
    components = scores.first?.count ?? 0
    counts = Array(repeating: 0, count: count * count)
    sums = counts
    squares = counts
    weightSums = Array(repeating: 0, count: count * count * components)
    expected = Array(repeating: 0, count: count)
    expectedSquares = expected
    totals = expected
    order = Array(0..<count)
  }

  mutating func add(_ weights: [Double]) {
    let count = scores.count
    for unit in 0..<count {
      var total = 0.0
      for k in 0..<components { total += weights[k] * scores[unit][k] }
      totals[unit] = total
    }
    // The last order is nearly right along a chain; the sort is stable enough to use it.
    let totals = totals
    order.sort { totals[$0] > totals[$1] }
    var rank = 0
    for place in 0..<count {
      let unit = order[place]
      if place > 0, totals[unit] < totals[order[place - 1]] { rank = place }
      let cell = unit * count + rank
      counts[cell] += 1
      for k in 0..<components { weightSums[cell * components + k] += weights[k] }
    }
    points += 1
    drawn += 1
  }

  mutating func endReplicate() {
    let count = scores.count
    for unit in 0..<count {
      var mean = 0.0
      for rank in 0..<count {
        let cell = unit * count + rank
        let share = counts[cell] / Double(points)
        sums[cell] += share
        squares[cell] += share * share
        mean += share * Double(rank + 1)
        counts[cell] = 0
      }
      expected[unit] += mean
      expectedSquares[unit] += mean * mean
    }
    points = 0
    replicates += 1
  }
}
