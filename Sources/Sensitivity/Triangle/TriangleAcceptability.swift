/// What a region of three weights shows about ranks: exact up to rounding, no sampling.
///
/// A unit's rank is 1 plus the number of units strictly above it, so equal units share the better
/// rank.
public struct TriangleAcceptability: Sendable {
  /// unit × rank: share of the region's weights that give that unit that rank; rows sum to 1.
  public let rankAcceptability: [[Double]]
  /// unit × rank: the mean of the weights (three, of sum 1) that give that rank; nil where none do.
  public let centralWeights: [[[Double]?]]
  /// unit × unit: share of weights that put the first strictly above the second.
  public let pairwiseWinning: [[Double]]
  /// The mean rank of each unit.
  public let expectedRank: [Double]
  /// The extreme ranks of each unit.
  public let reachable: [ReachableRanks]
}

extension TriangleAcceptability {
  /// Walks every line on which two units tie.
  ///
  /// Where i and j tie, the count m of units above both is constant between cuts by other units.
  /// Such a piece is an edge of the regions "i has rank m + 1" and "i has rank m + 2", and of
  /// j's, so its share of their measure is added once and taken off once.
  ///
  /// - Parameters:
  ///   - scores: unit × component, three components. Decimals of up to nine places are taken
  ///     as written; signs of all comparisons are exact.
  ///   - region: weights that count.
  ///   - belief: how much each counts.
  /// - Throws: `noUnits`, `componentCount`, `scoreNotFinite`, `beliefUnusable`.
  /// - Complexity: n³ log n time at most, 40 n² bytes.
  ///
  /// Source of the terms: Lahdelma & Salminen (2001), SMAA-2, Operations Research 49, 444-454.
  public init(
    scores: [[Double]], region: WeightRegion = .triangle, belief: WeightBelief = .uniform
  ) throws(SensitivityError) {
    let grid = try ScoreGrid(scores)
    let table: RankRegionMoments
    switch belief {
    case .uniform:
      table = RankRegionMoments(
        units: grid.units, region: region, measure: UniformMeasure(origin: region.centroid))
    case .dirichlet(let parameters):
      let measure = try DirichletMeasure(parameters)
      table = RankRegionMoments(units: grid.units, region: region, measure: measure)
    }
    self.init(table)
  }

  private init(_ table: RankRegionMoments) {
    let count = table.count
    var acceptability = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    var central = Array(repeating: [[Double]?](repeating: nil, count: count), count: count)
    for unit in 0..<count {
      for rank in 0..<count {
        let cell = table.cells[unit * count + rank]
        // No edge touches a rank that is not reached: what is there is rounding.
        guard cell.w > 0 else { continue }
        let mass = max(0, cell.x)
        acceptability[unit][rank] = mass / table.total
        guard mass > 0 else { continue }
        let (a, b) = (cell.y / mass, cell.z / mass)
        central[unit][rank] = [a, b, 1 - a - b]
      }
    }
    rankAcceptability = acceptability
    centralWeights = central
    pairwiseWinning = table.winning
    expectedRank = acceptability.map { row in
      row.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    }
    reachable = table.reachable
  }
}
