import LinearAlgebra

/// The kinds of unit-years of teams that units connect, while they are eliminated.
struct TeamPart {
  /// Places among all teams.
  let teams: Range<Int>
  /// Kinds of its teams.
  let kinds: Range<Int>
  private var ties: SymmetricBlock
  private var blocks: LowerBlocks
  /// Kind × mean, and the right side.
  private var panel: Panel
  private var product: Panel
  /// Mean × kind: the product once the ties are eliminated.
  private var solved: Panel
  /// Pairs of kinds of one pattern and pair of its years: elements of the ties, and how often each is there.
  private struct Tied {
    let pattern: Int
    let years: Int
    let places: [Int32]
    let counts: [Double]
  }

  /// By pattern, then pair of its years; only where there are any.
  private let tied: [Tied]

  /// - Parameters:
  ///   - orders: kinds of each team.
  ///   - columns: means, and the right side.
  init(
    teams: Range<Int>, firstKind: Int, orders: [Int], columns: Int, _ sums: MultiYearSums
  ) {
    self.teams = teams
    let order = orders.reduce(0, +)
    let kinds = firstKind..<(firstKind + order)
    self.kinds = kinds
    ties = SymmetricBlock(order: order)
    blocks = LowerBlocks(orders: orders)
    panel = Panel(rows: order, columns: columns)
    product = panel
    solved = Panel(rows: columns, columns: order)
    tied = sums.patterns.enumerated().flatMap { pattern, own in
      own.pairs.enumerated().compactMap { years, pairs -> Tied? in
        // Both kinds of a pair are of one part.
        let pairs = pairs.filter { kinds.contains($0.first) }
        guard !pairs.isEmpty else { return nil }
        return Tied(
          pattern: pattern, years: years,
          places: pairs.map { Int32($0.first - firstKind + ($0.second - firstKind) * order) },
          counts: pairs.map(\.count))
      }
    }
  }

  /// Starts an elimination: the ties are what the qualities take off, kind × kind, both triangles.
  mutating func clear(_ qualities: QualityElimination) {
    panel.clear()
    ties.storage.withUnsafeMutableBufferPointer { ties in
      ties.update(repeating: 0)
      for pairs in tied {
        let share = qualities.inverses[pairs.pattern][pairs.years]
        pairs.places.withUnsafeBufferPointer { places in
          pairs.counts.withUnsafeBufferPointer { counts in
            for pair in places.indices { ties[Int(places[pair])] += share * counts[pair] }
          }
        }
      }
    }
  }

  /// Eliminates a team's effects with qualities taken as known.
  ///
  /// Fills the team's block and its rows of the panel; adds to the means.
  ///
  /// - Returns: whether the team's equations are positive definite.
  mutating func eliminate(
    _ team: inout TeamEquations, at place: Int, _ means: inout SymmetricBlock
  ) -> Bool {
    let rows = ties.order
    let isPositive = panel.storage.withUnsafeMutableBufferPointer { panel in
      means.storage.withUnsafeMutableBufferPointer { means in
        team.eliminateGroups(panel, rows: rows, means)
        return team.eliminateSeverities(panel, rows: rows, means)
      }
    }
    if isPositive { blocks.setFactor(of: team.block, at: place - teams.lowerBound) }
    return isPositive
  }

  /// Eliminates what ties the teams, after each of them.
  ///
  /// - Returns: the log determinant; nil where rounding leaves no positive definite matrix.
  mutating func eliminateKinds(
    _ qualities: QualityElimination, _ means: inout SymmetricBlock
  ) -> Double? {
    let last = panel.columns - 1
    product.setProduct(of: ties, with: panel)
    for (row, kind) in kinds.enumerated() {
      let pull = qualities.pulls[kind]
      product[row, last] += pull
      means[last, last] -= pull * panel[row, last]
    }
    means.subtractProduct(transposed: product, panel)
    ties.subtractFromIdentity(within: blocks)
    guard (try? ties.factor()) != nil else { return nil }
    product.multiplyByTransposes(of: blocks)
    solved.setTranspose(of: product)
    ties.forward(rows: &solved)
    means.subtractSquares(ofRows: solved)
    return ties.logDeterminant(from: 0, to: ties.order)
  }

  /// By kind, what pushes its units' qualities given the means: their covariance (M⁻¹ − CCᵀ)⁻¹ is
  /// M + MC (I − CᵀMC)⁻¹ CᵀM.
  ///
  /// - Parameter noise: one number per kind.
  func pushed(mean: [Double], noise: ArraySlice<Double>) -> [Double] {
    var free = zip(solved.transposedProduct(with: mean), noise).map { $1 - $0 }
    ties.backward(&free)
    return zip(panel.product(with: mean), blocks.product(with: free)).map { $1 - $0 }
  }
}
