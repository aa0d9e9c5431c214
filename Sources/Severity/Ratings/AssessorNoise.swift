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
    let sheets = arrays.sheets
    var points = [(given: Double, full: Double)](repeating: (0, 0), count: sheets.count)
    for index in arrays.score.indices {
      points[Int(sheets.ofScore[index])].given += arrays.score[index]
      points[Int(sheets.ofScore[index])].full += arrays.full[Int(arrays.item[index])]
    }
    let filled = points.indices.filter { points[$0].full > 0 }
    var counts: [Pair: Int] = [:]
    for sheet in filled {
      let visit = Int(sheets.visit[sheet])
      let pair = Pair(unit: Int(sheets.unit[sheet]), team: Int(sheets.teamOfVisit[visit]))
      counts[pair, default: 0] += 1
    }
    self.counts = counts
    let visits = Factor(filled.map { sheets.visit[$0] })
    variance =
      AdditiveTable(
        rows: visits.codes.map(Int.init), columns: filled.map { Int(sheets.assessor[$0]) },
        values: filled.map { 100 * points[$0].given / points[$0].full }
      ).residualVariance
  }

  /// Whether units were seen by different numbers of assessors; where not, one error serves all.
  public var differs: Bool { Set(counts.values).count > 1 }

  /// Variance of the mean of the assessors' scores, squared per cent; 0 where nothing is known.
  public func variance(unit: Int, team: Int) -> Double {
    guard let variance, let count = counts[Pair(unit: unit, team: team)] else { return 0 }
    return variance / Double(count)
  }
}
