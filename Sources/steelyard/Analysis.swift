import Assessments
import Normalization
import Outliers
import Sensitivity
import Severity
import Statistics

/// Everything the commands report about one round, computed once.
struct Analysis {
  let round: Round
  let estimate: SeverityEstimate
  /// Benjamini-Hochberg q of each team's severity.
  let q: [Double?]
  /// Severity of each team, 0 where it has no scores.
  let severities: [Double]
  let totalsRaw: [Double?]
  let totalsAdjusted: [Double?]
  /// unit × component, severities given back.
  let adjustedScores: [[Double?]]
  /// On-site scores with the severities given back, one a unit.
  let adjustedOnsite: [Double?]
  let ranksRaw: [Double?]
  let ranksAdjusted: [Double?]
  let ties: TiePolicy
  let seed: UInt64
  /// The k of P(top k).
  let top: Int
  let intervals: [RankInterval?]
  /// draw × unit: totals with the severities of that draw given back.
  let totalDraws: [[Double?]]
  let flags: [ResidualFlag]
  /// Tests that severities do not differ; nil where the design cannot carry them.
  let varianceTest: SeverityVarianceTest?
  let permutationTest: TeamPermutationTest?

  /// - Parameter ties: nil takes the scheme's policy, else competition ranking.
  init(_ round: Round, options: RoundOptions, ties: TiePolicy? = nil, top: Int = 20) throws {
    self.round = round
    self.ties = ties ?? round.scheme.ties ?? .competition
    self.top = top
    seed = options.seed
    let weights = round.scheme.components.map(\.weight)
    // A component no unit has cannot be an anchor.
    let present = round.scheme.components.indices.dropFirst().filter { index in
      round.scores.contains { $0[index] != nil }
    }
    let data = AnchoredData(
      unitCount: round.units.count, teamCount: round.teams.count,
      visits: round.visits.map { .init(unit: $0.unit, team: $0.team, score: $0.score) },
      anchors: round.scores.map { row in present.map { row[$0] } })
    do {
      var model = AnchoredModel()
      model.threads = options.threads
      estimate = try model.fit(data, seed: options.seed)
    } catch {
      throw Failure(code: 1, sentence: "severities cannot be estimated: \(error)")
    }
    q = benjaminiHochberg(estimate.teams.map { $0?.p })
    let severities = estimate.teams.map { $0?.severity ?? 0 }
    self.severities = severities
    totalsRaw = round.scores.map { total($0, weights: weights) }
    adjustedScores = round.scores(givingBack: severities)
    adjustedOnsite = adjustedScores.map { $0[0] }
    totalsAdjusted = adjustedScores.map { total($0, weights: weights) }
    ranksRaw = Statistics.ranks(totalsRaw, ties: self.ties)
    ranksAdjusted = Statistics.ranks(totalsAdjusted, ties: self.ties)
    totalDraws = estimate.draws.map { draw in
      round.scores(givingBack: draw).map { total($0, weights: weights) }
    }
    intervals = rankIntervals(draws: totalDraws, top: top)
    varianceTest = try? SeverityVarianceTest(data)
    permutationTest = try? TeamPermutationTest(data, seed: options.seed)
    flags = residualFlags(
      estimate.residuals.map { $0.map { ($0.residual, $0.standardDeviation) } })
  }

  /// What separates severity from quality in this design.
  var basis: String {
    round.scores.contains { $0.dropFirst().contains { $0 != nil } }
      ? "anchors" : "random allocation"
  }
}
