import Assessments
public import Sensitivity
public import Statistics

/// One unit's rank when the scores, the weights and the rule are uncertain together.
///
/// Every posterior draw is used once, with weights of its own within the box (without one, a fifth of
/// those given) and a rule of its own: no adjustment in the draws in which severities do not differ, and in the others one of the
/// other rules, with the draw's error of severities.
public struct JointRank: Sendable {
  /// The unit's name.
  public let unit: String
  /// Its rank by quality, with every error of its total drawn; nil where severities cannot be
  /// estimated.
  public let quality: RankSummary?
  /// The ranks it may have were its scores without any error but that of the severities.
  public let severityOnly: RankSummary
  /// What the latter vary with.
  public let shares: RankShares

  static func all(_ appraisal: Appraisal, _ complete: CompleteScores) -> [JointRank] {
    let uncertain = UncertainScores(appraisal, complete)
    guard !uncertain.rules.isEmpty else { return [] }
    let tallies = JointTallies.all(appraisal, uncertain)
    let shares = uncertain.shares(ranking: appraisal.ranking, threads: appraisal.threads)
    return complete.units.indices.compactMap { place in
      tallies.severityOnly[place].map {
        JointRank(
          unit: appraisal.round.units[complete.units[place]].id,
          quality: tallies.quality[place], severityOnly: $0, shares: shares[place])
      }
    }
  }
}

/// Ranks over draws of scores, weights and rules.
private struct JointTallies: Sendable {
  var quality: RankTally
  var severityOnly: RankTally

  /// Summaries of every complete unit.
  static func all(
    _ appraisal: Appraisal, _ uncertain: UncertainScores
  ) -> (quality: [RankSummary?], severityOnly: [RankSummary?]) {
    let posterior = appraisal.totalPosterior
    let tally = RankTally(first: appraisal.recipe.top, count: uncertain.unitCount)
    let all = parallelFold(
      count: uncertain.drawCount, threads: appraisal.threads,
      from: JointTallies(quality: tally, severityOnly: tally)
    ) { tallies, draw in
      let (rule, weights) = uncertain.choice(draw)
      tallies.severityOnly.add(uncertain.totals(rule: rule, draw: draw, weights: weights))
      guard let posterior else { return }
      tallies.quality.add(
        posterior.trueTotals(
          draw: draw, totals: uncertain.totals(rule: rule, weights: weights),
          severityShifts: uncertain.shifts(rule: rule, draw: draw, weights: weights),
          variances: posterior.errorVariances(draw: draw, weights: weights), weights: weights))
    } join: {
      $0.quality.append($1.quality)
      $0.severityOnly.append($1.severityOnly)
    }
    let (published, threads) = (appraisal.publishedRanks, appraisal.threads)
    return (
      all.quality.summaries(in: published, threads: threads),
      all.severityOnly.summaries(in: published, threads: threads)
    )
  }
}
