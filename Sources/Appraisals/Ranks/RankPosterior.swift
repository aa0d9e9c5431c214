import Assessments
import Sensitivity
import Severity
import Statistics

/// Ranks of the ranked units over posterior draws, for two questions that are never mixed: the unit's
/// quality, with every error drawn, and the scores as they are, with severities alone unsure.
struct RankPosterior: Sendable {
  /// What the draws say of each unit of the round; nil without a total.
  let quality: [RankSummary?]
  /// The same, were only severities unsure.
  let severityOnly: [RankSummary?]
  /// Share of second, independent rounds in which fewer than k units have a greater total.
  let rescored: [Double?]
  /// unit × grade: share of draws of the true total with the grade; empty without grades.
  let gradesOfQuality: [[Double]]
  /// unit × grade, were only severities unsure.
  let gradesSeverityOnly: [[Double]]

  /// nil where severities cannot be estimated.
  init?(_ appraisal: Appraisal) {
    guard let posterior = appraisal.totalPosterior else { return nil }
    let round = appraisal.round
    let weights = appraisal.weightShares
    let totals = posterior.units.compactMap { appraisal.adjusted.totals[$0] }
    let scale = GradeScale(round.scheme.grades ?? [], among: totals.count)
    let all = parallelFold(
      count: posterior.draws.count, threads: appraisal.threads,
      from: RankTallies(first: appraisal.recipe.top, count: totals.count, scale)
    ) { tallies, draw in
      let variances = posterior.errorVariances(draw: draw, weights: weights)
      let shifts = posterior.severityShifts(draw: draw, weights: weights)
      let truth = posterior.trueTotals(
        draw: draw, totals: totals, severityShifts: shifts, variances: variances, weights: weights)
      tallies.quality.add(truth)
      tallies.severityOnly.add(zip(totals, shifts).map { $0 + $1 })
      tallies.rescored.add(
        posterior.rescoredTotals(
          draw: draw, trueTotals: truth, variances: variances, weights: weights))
    } join: {
      $0.append($1)
    }
    func perUnit<Value>(_ values: [Value], without: Value) -> [Value] {
      var result = Array(repeating: without, count: round.units.count)
      for (unit, value) in zip(posterior.units, values) { result[unit] = value }
      return result
    }
    let none = Array(repeating: 0.0, count: scale.count)
    let (published, threads) = (appraisal.publishedRanks, appraisal.threads)
    func summaries(_ tally: RankTally) -> [RankSummary?] {
      perUnit(tally.summaries(in: published, threads: threads), without: nil)
    }
    quality = summaries(all.quality.ranks)
    severityOnly = summaries(all.severityOnly.ranks)
    rescored = perUnit(all.rescored.ranks.shares, without: nil)
    gradesOfQuality = perUnit(all.quality.gradeShares, without: none)
    gradesSeverityOnly = perUnit(all.severityOnly.gradeShares, without: none)
  }
}

/// Ranks and grades over draws, for each question.
private struct RankTallies: Sendable {
  var quality: GradedTally
  var severityOnly: GradedTally
  var rescored: GradedTally

  init(first top: Int, count: Int, _ scale: GradeScale) {
    quality = GradedTally(first: top, count: count, scale)
    severityOnly = quality
    rescored = GradedTally(first: top, count: count, GradeScale([], among: count))
  }

  mutating func append(_ other: RankTallies) {
    quality.append(other.quality)
    severityOnly.append(other.severityOnly)
    rescored.append(other.rescored)
  }
}

/// Ranks and grades over draws.
private struct GradedTally: Sendable {
  var ranks: RankTally
  private let scale: GradeScale
  private var counts: [[Int]]

  init(first top: Int, count: Int, _ scale: GradeScale) {
    ranks = RankTally(first: top, count: count)
    self.scale = scale
    counts = Array(repeating: Array(repeating: 0, count: scale.count), count: count)
  }

  mutating func add(_ totals: [Double]) {
    guard scale.count > 0 else { return ranks.add(totals) }
    ranks.add(totals) { unit, greater in
      if let place = scale.place(total: totals[unit], rank: Double(greater + 1)) {
        counts[unit][place] += 1
      }
    }
  }

  mutating func append(_ other: GradedTally) {
    ranks.append(other.ranks)
    for unit in counts.indices {
      for grade in counts[unit].indices { counts[unit][grade] += other.counts[unit][grade] }
    }
  }

  var gradeShares: [[Double]] {
    let draws = Double(max(ranks.draws, 1))
    return counts.map { $0.map { Double($0) / draws } }
  }
}
