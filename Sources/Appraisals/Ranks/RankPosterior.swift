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
    let sum = appraisal.weights.reduce(0, +)
    let weights = appraisal.weights.map { $0 / sum }
    let totals = posterior.units.compactMap { appraisal.adjusted.totals[$0] }
    let scale = GradeScale(round.scheme.grades ?? [], among: totals.count)
    let (ranking, top, count) = (appraisal.ranking, appraisal.recipe.top, posterior.draws.count)
    let chunks = max(1, min(appraisal.threads, count))
    let parts = parallelMap(count: chunks, threads: appraisal.threads) { chunk in
      var tallies = RankTallies(first: top, count: totals.count, scale)
      for draw in (chunk * count / chunks)..<((chunk + 1) * count / chunks) {
        let variances = posterior.errorVariances(draw: draw, weights: weights)
        let shifts = posterior.severityShifts(draw: draw, weights: weights)
        let truth = posterior.trueTotals(
          draw: draw, totals: totals, severityShifts: shifts, variances: variances,
          weights: weights,
          normals: posterior.normals(draw: draw, purpose: .trueTotals))
        tallies.quality.add(truth)
        tallies.severityOnly.add(zip(totals, shifts).map { $0 + $1 })
        tallies.rescored.add(
          posterior.rescoredTotals(
            draw: draw, trueTotals: truth, variances: variances, weights: weights))
      }
      return tallies
    }
    var all = parts[0]
    for part in parts.dropFirst() { all.append(part) }
    func perUnit<Value>(_ values: [Value], without: Value) -> [Value] {
      var result = Array(repeating: without, count: round.units.count)
      for (unit, value) in zip(posterior.units, values) { result[unit] = value }
      return result
    }
    let none = Array(repeating: 0.0, count: scale.count)
    let published = ranking.ranks(totals).sorted()
    quality = perUnit(all.quality.ranks.summaries(in: published), without: nil)
    severityOnly = perUnit(all.severityOnly.ranks.summaries(in: published), without: nil)
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
  private var draws = 0

  init(first top: Int, count: Int, _ scale: GradeScale) {
    ranks = RankTally(first: top, count: count)
    self.scale = scale
    counts = Array(repeating: Array(repeating: 0, count: scale.count), count: count)
  }

  mutating func add(_ totals: [Double]) {
    draws += 1
    guard scale.count > 0 else { return ranks.add(totals) }
    ranks.add(totals) { unit, greater in
      if let place = scale.place(total: totals[unit], rank: Double(greater + 1)) {
        counts[unit][place] += 1
      }
    }
  }

  mutating func append(_ other: GradedTally) {
    ranks.append(other.ranks)
    draws += other.draws
    for unit in counts.indices {
      for grade in counts[unit].indices { counts[unit][grade] += other.counts[unit][grade] }
    }
  }

  var gradeShares: [[Double]] { counts.map { $0.map { Double($0) / Double(max(draws, 1)) } } }
}
