/// Ranks counted over sampled weights, replicate by replicate.
struct RankTally {
  private let scores: [[Double]]
  private let components: Int
  /// unit × rank: counts of the present replicate, sums and sums of squares of replicates' shares.
  private var counts: [Double]
  private var sums: [Double]
  private var squares: [Double]
  /// unit × rank × component: sums of weights.
  private var weightSums: [Double]
  private var expected: [Double]
  private var expectedSquares: [Double]
  private var totals: [Double]
  private var order: [Int]
  private var points = 0
  private var replicates = 0
  private var drawn = 0

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

  func result(_ method: SamplingMethod) -> SampledAcceptability {
    let count = scores.count
    let number = Double(replicates)
    func error(_ sum: Double, _ square: Double) -> Double {
      let variance = max(0, square - sum * sum / number) / (number - 1)
      return (variance / number).squareRoot()
    }
    func table<Value>(_ cell: (Int) -> Value) -> [[Value]] {
      (0..<count).map { unit in (0..<count).map { cell(unit * count + $0) } }
    }
    return SampledAcceptability(
      rankAcceptability: table { sums[$0] / number },
      standardError: table { error(sums[$0], squares[$0]) },
      centralWeights: table { cell in
        let weights = weightSums[cell * components..<(cell + 1) * components]
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : nil
      },
      expectedRank: expected.map { $0 / number },
      expectedRankError: expected.indices.map { error(expected[$0], expectedSquares[$0]) },
      seen: (0..<count).map { unit in
        let ranks = (0..<count).filter { sums[unit * count + $0] > 0 }
        return RankBounds(best: (ranks.first ?? 0) + 1, worst: (ranks.last ?? 0) + 1)
      }, method: method, points: drawn, replicates: replicates)
  }
}
