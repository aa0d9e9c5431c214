import Statistics

/// One team's score of one unit, in points.
public struct TeamScore: Sendable {
  public let team: Int
  public let score: Double

  public init(team: Int, score: Double) {
    self.team = team
    self.score = score
  }
}

/// Scores adjusted by a rule, in the order given, points.
///
/// mean shift: x − team mean + pooled mean. Ratio: x · target / team mean, the target being the
/// pooled mean or the mean of the teams' means (二次平均法). z-score: pooled mean + pooled SD ·
/// (x − team mean) / team SD. Anchored: x + severity of its team.
///
/// - Parameter severities: points each team took off; read by `anchored` only.
/// - Throws: `NormalizationError` naming the team a rule has no answer for.
public func adjusted(
  _ scores: [TeamScore], by rule: Rule, severities: [Double]
) throws(NormalizationError) -> [Double] {
  let values = scores.map(\.score)
  let groups = Dictionary(grouping: scores, by: \.team).mapValues { $0.map(\.score) }
  let means = groups.mapValues { mean($0) ?? 0 }
  let pooled = mean(values) ?? 0
  switch rule {
  case .none: return values
  case .meanShift: return scores.map { $0.score - means[$0.team, default: 0] + pooled }
  case .ratioPooled: return try scaled(scores, means, to: pooled)
  case .ratioTeamMeans:
    let ordered = means.sorted { $0.key < $1.key }.map(\.value)
    return try scaled(scores, means, to: mean(ordered) ?? 0)
  case .zScore:
    let spread = (variance(values) ?? 0).squareRoot()
    var result: [Double] = []
    for score in scores {
      guard let own = variance(groups[score.team, default: []]), own > 0 else {
        throw .noSpread(team: score.team)
      }
      let z = (score.score - means[score.team, default: 0]) / own.squareRoot()
      result.append(pooled + spread * z)
    }
    return result
  case .anchored: return scores.map { $0.score + severities[$0.team] }
  }
}

private func scaled(
  _ scores: [TeamScore], _ means: [Int: Double], to target: Double
) throws(NormalizationError) -> [Double] {
  var result: [Double] = []
  for score in scores {
    guard let mean = means[score.team], mean != 0 else { throw .zeroTeamMean(team: score.team) }
    result.append(score.score * target / mean)
  }
  return result
}
