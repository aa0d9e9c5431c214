import Assessments
import Normalization
import Outliers
import Phrases
import Sensitivity
import Severity
import Statistics

/// Everything the commands report about one round, each part computed once, when it is needed.
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
  let flags: [ResidualFlag]
  private let deferredIntervals: Deferred<[RankInterval?]>
  private let deferredDraws: Deferred<[[Double?]]>
  private let deferredVarianceTest: Deferred<SeverityVarianceTest?>
  private let deferredPermutationTest: Deferred<TeamPermutationTest?>

  /// - Parameter ties: nil takes the scheme's policy, else competition ranking.
  init(_ round: Round, options: RoundOptions, ties: TiePolicy? = nil, top: Int = 20) throws {
    self.round = round
    self.ties = ties ?? round.scheme.ties ?? .competition
    self.top = top
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
      throw Failure(code: 1, sentence: Phrase("severities cannot be estimated: \(error)"))
    }
    q = benjaminiHochberg(estimate.teams.map { $0?.p })
    let severities = estimate.teams.map { $0?.severity ?? 0 }
    self.severities = severities
    totalsRaw = round.scores.map { total($0, weights: weights) }
    adjustedScores = round.scores(givingBack: severities)
    adjustedOnsite = adjustedScores.map { $0[0] }
    totalsAdjusted = adjustedScores.map { total($0, weights: weights) }
    ranksRaw = Ranking(ties: self.ties).ranks(totalsRaw)
    ranksAdjusted = Ranking(ties: self.ties).ranks(totalsAdjusted)
    let draws = estimate.draws
    let totalDraws = Deferred {
      draws.map { draw in
        round.scores(givingBack: draw).map { total($0, weights: weights) }
      }
    }
    deferredDraws = totalDraws
    deferredIntervals = Deferred { rankIntervals(draws: totalDraws.value, top: top) }
    deferredVarianceTest = Deferred { try? SeverityVarianceTest(data) }
    let seed = options.seed
    self.seed = seed
    deferredPermutationTest = Deferred { try? TeamPermutationTest(data, seed: seed) }
    flags = residualFlags(
      estimate.residuals.map { $0.map { ($0.residual, $0.standardDeviation) } })
  }

  var intervals: [RankInterval?] { deferredIntervals.value }
  /// draw × unit: totals with the severities of that draw given back.
  var totalDraws: [[Double?]] { deferredDraws.value }
  /// Tests that severities do not differ; nil where the design cannot carry them.
  var varianceTest: SeverityVarianceTest? { deferredVarianceTest.value }
  var permutationTest: TeamPermutationTest? { deferredPermutationTest.value }

  /// What separates severity from quality in this design.
  var basis: String {
    round.scores.contains { $0.dropFirst().contains { $0 != nil } }
      ? "anchors" : "random allocation"
  }
}
