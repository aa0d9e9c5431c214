public import MixedModels
import Statistics

/// What the members of one team show of each other: the likelihood of their severities when the level
/// of every visit is free, so that only differences between them count.
public struct AssessorPanel: Sendable {
  /// Index of the team.
  public let team: Int
  /// Indices of the members, ascending.
  public let assessors: [Int]
  /// m × m by rows, per squared point of 100; its rows sum to 0.
  public let precision: [Double]
  /// m: precision × severities of least squares, per point; positive took points off.
  public let information: [Double]
}

/// One panel per team with two members or more.
///
/// Rows as `assessorSeverities` has them, their variance by its REML fit; visits are eliminated.
///
/// - Throws: `MixedModelsError` where no assessor has colleagues or nothing varies.
/// - Complexity: linear in the scores, and visits × members².
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 7.6, for the
/// elimination.
public func assessorPanels(_ ratings: RatingArrays) throws(MixedModelsError) -> [AssessorPanel] {
  let rows = AssessorRows(ratings)
  let rest = try rows.model().fit().residualVariance
  guard rest > 0 else { return [] }
  let members = rows.assessors.levels.compactMap { Int($0) }
  var rowsOfVisit = [[Int]](repeating: [], count: rows.visits.levels.count)
  for (row, visit) in rows.visits.codes.enumerated() { rowsOfVisit[Int(visit)].append(row) }
  var visitsOfTeam = [[[Int]]](repeating: [], count: ratings.teamCount)
  for own in rowsOfVisit {
    guard let first = own.first else { continue }
    visitsOfTeam[ratings.teamOfAssessor[members[Int(rows.assessors.codes[first])]]].append(own)
  }
  return visitsOfTeam.enumerated().compactMap { team, visits in
    let codes = Set(visits.joined().map { rows.assessors.codes[$0] }).sorted()
    let places = Factor(codes)
    guard codes.count > 1 else { return nil }
    let m = codes.count
    var precision = [Double](repeating: 0, count: m * m)
    var information = [Double](repeating: 0, count: m)
    for visit in visits {
      let whole = visit.reduce(0) { $0 + rows.weights[$1] }
      let mean = visit.reduce(0) { $0 + rows.weights[$1] * rows.means[$1] } / whole
      for row in visit {
        guard let i = places.code(of: rows.assessors.codes[row]) else { continue }
        precision[i * m + i] += rows.weights[row] / rest
        information[i] -= rows.weights[row] * (rows.means[row] - mean) / rest
        for other in visit {
          guard let j = places.code(of: rows.assessors.codes[other]) else { continue }
          precision[i * m + j] -= rows.weights[row] * rows.weights[other] / whole / rest
        }
      }
    }
    return AssessorPanel(
      team: team, assessors: codes.map { members[Int($0)] }, precision: precision,
      information: information)
  }
}
