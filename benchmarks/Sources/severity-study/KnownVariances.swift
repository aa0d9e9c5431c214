import LinearAlgebra
import SimulatedRounds

/// Severities predicted with the true loadings and variances: no rule can do better on average.
///
/// With them known, team t's means are normal with covariance
/// (τ² λλᵀ + Θ) / n + ω² λλᵀ + σ² e₁e₁ᵀ; the prediction is the best linear unbiased one.
func severitiesKnowingVariances(
  _ round: DrawnRound, _ scenario: Scenario
) throws(LinearAlgebraError) -> [Double] {
  let loadings = scenario.loadings
  let quality = Scenario.qualitySD * Scenario.qualitySD
  let group = scenario.groupSD * scenario.groupSD
  let severity = scenario.severitySD * scenario.severitySD
  var factors: [Cholesky] = []
  var means: [[Double]] = []
  var precision = Matrix(rows: 3, columns: 3)
  var right = [0.0, 0, 0]
  for team in 0..<scenario.teamCount {
    let own = round.team.indices.filter { round.team[$0] == team }
    let n = Double(own.count)
    let mean = (0..<3).map { c in own.reduce(0) { $0 + (round.scores[$1][c] ?? .nan) } / n }
    var covariance = Matrix(rows: 3, columns: 3)
    for i in 0..<3 {
      for j in 0..<3 { covariance[i, j] = loadings[i] * loadings[j] * (quality / n + group) }
      covariance[i, i] += scenario.errors[i] * scenario.errors[i] / n
    }
    covariance[0, 0] += severity
    let factor = try Cholesky(covariance)
    for j in 0..<3 {
      let column = factor.solve((0..<3).map { $0 == j ? 1 : 0 })
      for i in 0..<3 { precision[i, j] += column[i] }
    }
    for (i, value) in factor.solve(mean).enumerated() { right[i] += value }
    factors.append(factor)
    means.append(mean)
  }
  let grand = try Cholesky(precision).solve(right)
  let predicted = zip(factors, means).map { factor, mean in
    -severity * factor.solve(zip(mean, grand).map { $0 - $1 })[0]
  }
  let centre = predicted.reduce(0, +) / Double(scenario.teamCount)
  return predicted.map { $0 - centre }
}
