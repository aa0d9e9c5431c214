import Severity
import SimulatedRounds
import Statistics

/// What one simulated round contributes to the study.
struct RoundOutcome: Codable, Sendable {
  /// One a compared rule.
  let tau: [Double]
  /// Share of teams whose 95 % interval holds the truth.
  let covered: Double
  /// Over the teams of the round, points.
  let rmse: Double
  /// The same with all variances known; nil where that says nothing.
  let rmseKnowing: Double?
  /// Whether any team is flagged.
  let isAnyFlagged: Bool
  /// Share of intervals that end at exactly 0.
  let endAtZero: Double
  let probabilityNoSeverity: Double
  let splitRHat: Double
  let bulkEffectiveSampleSize: Double
  let varianceTestP: Double
  let permutationP: Double

  init(_ scenario: Scenario, index: Int, replicate: Int) throws {
    let round = DrawnRound(scenario, index: index, replicate: replicate)
    let estimate = try AnchoredModel().fit(round.data, seed: UInt64(replicate))
    let teams = estimate.teams.compactMap(\.self)
    let severities = teams.map(\.severity)
    covered =
      zip(teams, round.severity).reduce(0) {
        $0 + (($1.0.lower...$1.0.upper).contains($1.1) ? 1 : 0)
      } / Double(teams.count)
    rmse = rootMeanSquare(severities, round.severity)
    rmseKnowing =
      scenario.isGaussian
      ? rootMeanSquare(try severitiesKnowingVariances(round, scenario), round.severity) : nil
    isAnyFlagged =
      estimate.probabilityNoSeverity <= 0.1 && teams.contains { $0.lower > 0 || $0.upper < 0 }
    endAtZero = Double(teams.count { $0.lower == 0 || $0.upper == 0 }) / Double(teams.count)
    probabilityNoSeverity = estimate.probabilityNoSeverity
    splitRHat = estimate.splitRHat
    bulkEffectiveSampleSize = estimate.bulkEffectiveSampleSize
    tau = ComparedRule.allCases.map {
      // Some rules need more units a team than a scenario gives.
      (try? $0.tau(round, severities: severities)) ?? .nan
    }
    varianceTestP = try SeverityVarianceTest(round.data).p
    permutationP = try TeamPermutationTest(
      round.data, seed: UInt64(replicate), permutations: 999
    ).p
  }
}

private func rootMeanSquare(_ a: [Double], _ b: [Double]) -> Double {
  (zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(a.count)).squareRoot()
}

/// The outcomes of one scenario.
struct Tally: Sendable {
  let scenario: Scenario
  let outcomes: [RoundOutcome]

  func average(_ value: (RoundOutcome) -> Double) -> Double { mean(outcomes.map(value)) ?? .nan }

  func standardError(_ value: (RoundOutcome) -> Double) -> Double {
    ((variance(outcomes.map(value)) ?? .nan) / Double(outcomes.count)).squareRoot()
  }

  func quantile(_ probability: Double, _ value: (RoundOutcome) -> Double) -> Double {
    Statistics.quantile(sorted: outcomes.map(value).sorted(), probability)
  }

  var pooledRMSE: Double { average { $0.rmse * $0.rmse }.squareRoot() }
  var tau: [Double] { ComparedRule.allCases.indices.map { rule in average { $0.tau[rule] } } }
}
