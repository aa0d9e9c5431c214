import Normalization

/// Rules the study compares, in the order of the printed table.
enum ComparedRule: String, CaseIterable {
  case raw
  case meanShift = "mean shift"
  case ratio
  case zScore = "z-score"
  case covariance = "covariance adj."
  case anchored

  /// Kendall's tau of the adjusted 60/30/10 total with true quality.
  func tau(_ round: SimulatedRound, severities: [Double]) throws -> Double {
    let onsite = try adjustedOnsite(round, severities: severities)
    let totals = round.scores.indices.map { unit in
      Scenario.weights[0] * onsite[unit] + Scenario.weights[1] * round.scores[unit][1]
        + Scenario.weights[2] * round.scores[unit][2]
    }
    return kendallTau(totals, round.quality)
  }

  private func adjustedOnsite(_ round: SimulatedRound, severities: [Double]) throws -> [Double] {
    let scores = round.team.indices.map {
      TeamScore(team: round.team[$0], score: round.scores[$0][0])
    }
    let rule: Rule
    switch self {
    case .raw: rule = .none
    case .meanShift: rule = .meanShift
    case .ratio: rule = .ratioPooled
    case .zScore: rule = .zScore
    case .covariance: return covarianceAdjusted(round)
    case .anchored: rule = .anchored
    }
    return try adjusted(scores, by: rule, severities: severities)
  }
}

/// Kendall's tau; quality and totals are continuous, so there are no ties to correct.
func kendallTau(_ x: [Double], _ y: [Double]) -> Double {
  var balance = 0
  for i in x.indices {
    for j in 0..<i { balance += (x[i] - x[j]) * (y[i] - y[j]) > 0 ? 1 : -1 }
  }
  return 2 * Double(balance) / Double(x.count * (x.count - 1))
}

/// Analysis of covariance with two covariates: y − (ȳ_t − ȳ) + bᵀ(x̄_t − x̄), b pooled within teams.
private func covarianceAdjusted(_ round: SimulatedRound) -> [Double] {
  func means(_ units: [Int]) -> [Double] {
    (0..<3).map { c in units.reduce(0) { $0 + round.scores[$1][c] } / Double(units.count) }
  }
  let units = Array(round.scores.indices)
  let grand = means(units)
  let centres = (0..<Scenario.teamCount).map { team in
    means(units.filter { round.team[$0] == team })
  }
  var s = Array(repeating: Array(repeating: 0.0, count: 3), count: 3)
  for unit in units {
    let d = (0..<3).map { round.scores[unit][$0] - centres[round.team[unit]][$0] }
    for i in 0..<3 { for j in 0..<3 { s[i][j] += d[i] * d[j] } }
  }
  let determinant = s[1][1] * s[2][2] - s[1][2] * s[1][2]
  let routine = (s[0][1] * s[2][2] - s[0][2] * s[1][2]) / determinant
  let peer = (s[0][2] * s[1][1] - s[0][1] * s[1][2]) / determinant
  return units.map { unit in
    let shift = (0..<3).map { centres[round.team[unit]][$0] - grand[$0] }
    return round.scores[unit][0] - shift[0] + routine * shift[1] + peer * shift[2]
  }
}
