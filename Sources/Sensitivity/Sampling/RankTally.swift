/// Ranks counted over the sampled weights of one replicate.
struct RankTally: Sendable {
  let scores: [[Double]]
  let components: Int
  /// unit × rank.
  private(set) var counts: [Double]
  /// unit × rank × component: sums of the weights of the last run of draws.
  private(set) var weightSums: [Double]
  private var totals: [Double]
  private var order: [Int]
  private(set) var points = 0

  init(_ scores: [[Double]]) {
    self.scores = scores
    let count = scores.count
    components = scores.first?.count ?? 0
    counts = Array(repeating: 0, count: count * count)
    weightSums = []
    totals = Array(repeating: 0, count: count)
    order = Array(0..<count)
  }

  /// Begins a run of draws, whose weights are summed apart.
  mutating func begin() {
    weightSums = Array(repeating: 0, count: counts.count * components)
  }

  /// The sums of weights since `begin`, which are then forgotten.
  mutating func takeWeightSums() -> [Double] {
    let sums = weightSums
    weightSums = []
    return sums
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
  }
}

/// Shares of all replicates with their errors.
struct ReplicateShares {
  /// unit × rank.
  let share: [Double]
  let error: [Double]
  /// One per unit.
  let expected: [Double]
  let expectedError: [Double]

  /// Below so many draws per replicate a share's own spread over replicates says too little.
  private static let few = 4.0

  init(_ tallies: [RankTally]) {
    let count = tallies.first?.scores.count ?? 0
    let number = Double(tallies.count)
    func summary(_ values: (RankTally) -> Double) -> (mean: Double, error: Double) {
      let own = tallies.map(values)
      let mean = own.reduce(0, +) / number
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (number - 1)
      return (mean, (variance / number).squareRoot())
    }
    let drawn = tallies.reduce(0.0) { $0 + Double($1.points) }
    var (share, error) = ([Double](), [Double]())
    for cell in 0..<count * count {
      let own = summary { $0.counts[cell] / Double($0.points) }
      share.append(own.mean)
      error.append(max(own.error, Self.rareError(own.mean * drawn, of: drawn, number)))
    }
    self.share = share
    self.error = error
    let means = (0..<count).map { unit in
      summary { tally in
        (0..<count).reduce(0.0) { $0 + tally.counts[unit * count + $1] * Double($1 + 1) }
          / Double(tally.points)
      }
    }
    expected = means.map(\.mean)
    expectedError = means.map(\.error)
  }

  /// The standard error of a share, from the spread over replicates; of independent draws where too few of
  /// them tell.
  ///
  /// - Parameters:
  ///   - sum: draws with the rank in all replicates.
  ///   - squares: sum of the squared numbers of such draws over replicates.
  ///   - points: draws of each replicate.
  static func error(sum: Int, squares: Int, points: Int, replicates: Int) -> Double {
    let (number, drawn) = (Double(replicates), Double(points * replicates))
    let about = Double(squares) - Double(sum) * Double(sum) / number
    let own = max(0, about / (number - 1) / number).squareRoot() / Double(points)
    return max(own, rareError(Double(sum), of: drawn, number))
  }

  /// The error of independent draws where a rank is so rare, or nearly certain, that few or none of the
  /// draws tell; 0 elsewhere. Draws that saw nothing leave an error of one draw in all of them.
  private static func rareError(_ hits: Double, of drawn: Double, _ replicates: Double) -> Double {
    let rare = min(hits, drawn - hits)
    guard rare < few * replicates else { return 0 }
    let share = (rare + 1) / (drawn + 2)
    return (share * (1 - share) / drawn).squareRoot()
  }
}
