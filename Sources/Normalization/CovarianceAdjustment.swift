import LinearAlgebra
import Statistics

/// Analysis of covariance: the team effect left after the anchors, taken off the scores.
///
/// With b the pooled within-team slopes of on-site on the anchors, team t's effect is
/// a_t = (ȳ_t − ȳ) − bᵀ(x̄_t − x̄); the adjusted score is y − a_t, or y − r_t a_t when shrunken, with
/// r_t = v / (v + se_t²), se_t² its sampling variance and v the variance of effects by the method
/// of moments (0 where effects vary less than their errors). Only units with every anchor shape the
/// effects; all units of a team are moved.
///
/// Source: Cochran (1957), Biometrics 13, 261-281; Morris (1983), J. Am. Stat. Assoc. 78, 47-55.
func covarianceAdjusted(
  _ groups: TeamGroups, shrunken: Bool
) throws(NormalizationError) -> Adjustment {
  // Anchors nobody has are no anchors.
  let anchors = (groups.scores.first?.anchors ?? []).indices.filter { anchor in
    groups.scores.contains { $0.anchors[anchor] != nil }
  }
  let rows = groups.scores.map { score -> [Double]? in
    let x = anchors.compactMap { score.anchors[$0] }
    return x.count == anchors.count ? [score.score] + x : nil
  }
  let complete = rows.indices.filter { rows[$0] != nil }
  let width = anchors.count
  let needed = groups.teams.count + width + 1
  guard width > 0, complete.count >= needed else {
    throw .tooFewScores(needed: needed, found: width > 0 ? complete.count : 0)
  }
  func average(_ members: [Int]) -> [Double] {
    (0...width).map { column in mean(members.compactMap { rows[$0]?[column] }) ?? 0 }
  }
  let grand = average(complete)
  var within = Matrix(rows: width + 1, columns: width + 1)
  var centres: [[Double]] = []
  for (team, members) in groups.teams {
    guard members.contains(where: { rows[$0] != nil }) else { throw .noAnchor(team: team) }
    let centre = average(members)
    centres.append(centre)
    for row in members.compactMap({ rows[$0] }) {
      for i in 0...width {
        for j in 0...width { within[i, j] += (row[i] - centre[i]) * (row[j] - centre[j]) }
      }
    }
  }
  var squares = Matrix(rows: width, columns: width)
  for i in 0..<width { for j in 0..<width { squares[i, j] = within[i + 1, j + 1] } }
  let factor: Cholesky
  do { factor = try Cholesky(squares) } catch { throw .anchorsCollinear }
  let slopes = factor.solve((1...width).map { within[$0, 0] })
  let explained = (0..<width).reduce(0) { $0 + slopes[$1] * within[$1 + 1, 0] }
  let freedom = Double(complete.count - groups.teams.count - width)
  let residual = max(0, within[0, 0] - explained) / freedom

  var effects: [Double] = []
  var errors: [Double] = []
  for (centre, (_, members)) in zip(centres, groups.teams) {
    let shift = (0..<width).map { centre[$0 + 1] - grand[$0 + 1] }
    effects.append(centre[0] - grand[0] - zip(slopes, shift).reduce(0) { $0 + $1.0 * $1.1 })
    let leverage = zip(shift, factor.solve(shift)).reduce(0) { $0 + $1.0 * $1.1 }
    let count = Double(members.count { rows[$0] != nil })
    errors.append(residual * (1 / count + leverage))
  }
  if shrunken {
    let spread = max(0, (variance(effects) ?? 0) - (mean(errors) ?? 0))
    effects = zip(effects, errors).map { $1 + spread > 0 ? $0 * spread / (spread + $1) : 0 }
  }
  let effectOf = Dictionary(uniqueKeysWithValues: zip(groups.teams.map(\.team), effects))
  return Adjustment(
    values: groups.scores.map { $0.score - effectOf[$0.team, default: 0] })
}
