import Statistics

/// What assessors of one team disagree about a unit beyond their usual severities.
///
/// An assessor's score of a unit is the per cent of full marks over the items scored. Within each team
/// units and assessors are fitted as an additive table; what is left, pooled over all teams, is the
/// variance of one assessor's score, and a unit seen by m assessors has an m-th of it.
///
/// Source: Brennan (2001), Generalizability Theory, section 2.3, the residual of a persons × raters
/// design.
public struct AssessorNoise: Sendable {
  /// Variance of one assessor's score of a unit, squared per cent; nil without two assessors who
  /// share units.
  public let variance: Double?
  /// unit × team, as pairs: how many assessors scored the unit.
  private let counts: [Pair: Int]

  private struct Pair: Hashable {
    let unit: Int
    let team: Int
  }

  /// - Complexity: linear in scores, and some 30 passes over units × assessors.
  public init(_ arrays: RatingArrays) {
    struct Cell: Hashable {
      let unit: Int
      let assessor: Int
    }
    var points: [Cell: (given: Double, full: Double)] = [:]
    for index in arrays.score.indices {
      let cell = Cell(unit: Int(arrays.unit[index]), assessor: Int(arrays.assessor[index]))
      points[cell, default: (0, 0)].given += arrays.score[index]
      points[cell, default: (0, 0)].full += arrays.full[Int(arrays.item[index])]
    }
    let cells = points.filter { $0.value.full > 0 }
      .map { ($0.key, 100 * $0.value.given / $0.value.full) }
      .sorted { ($0.0.unit, $0.0.assessor) < ($1.0.unit, $1.0.assessor) }
    var counts: [Pair: Int] = [:]
    var unitOf: [Int] = []
    var pairs: [Pair: Int] = [:]
    for (cell, _) in cells {
      let pair = Pair(unit: cell.unit, team: arrays.teamOfAssessor[cell.assessor])
      counts[pair, default: 0] += 1
      let place = pairs[pair] ?? pairs.count
      pairs[pair] = place
      unitOf.append(place)
    }
    self.counts = counts
    variance =
      AdditiveTable(rows: unitOf, columns: cells.map(\.0.assessor), values: cells.map(\.1))
      .residualVariance
  }

  /// Whether units were seen by different numbers of assessors; where not, one error serves all.
  public var differs: Bool { Set(counts.values).count > 1 }

  /// Variance of the mean of the assessors' scores, squared per cent; 0 where nothing is known.
  public func variance(unit: Int, team: Int) -> Double {
    guard let variance, let count = counts[Pair(unit: unit, team: team)] else { return 0 }
    return variance / Double(count)
  }
}
