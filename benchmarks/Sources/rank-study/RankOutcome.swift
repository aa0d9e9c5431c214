import Appraisals
import Assessments
import SimulatedRounds
import Statistics

/// What a forecast says of one unit, and whether it came true.
struct Forecast: Codable, Sendable {
  let probability: Double
  let isTrue: Bool
}

/// What one simulated round contributes to the study.
struct RankOutcome: Codable, Sendable {
  static let top = 20

  /// Of being among the best 20 by quality.
  let quality: [Forecast]
  /// Of being among the first 20 by totals without severity, other errors as they fell.
  let severityOnly: [Forecast]
  /// Of being among the first 20 of a second round.
  let rescored: [Forecast]
  /// Of being among the best 20 by quality, weights and rule unsure as well.
  let joint: [Forecast]
  /// What P(top 20) said before: severities alone, of being among the best 20 by quality.
  let before: [Forecast]
  /// Share of units whose 95 % interval holds their rank by quality.
  let covered: Double
  /// The same of intervals for severities alone, by totals without severity.
  let coveredSeverityOnly: Double
  /// The same of joint ranks, by quality.
  let coveredJoint: Double
  /// Mean number of ranks in an interval by quality.
  let width: Double
  /// Share of units whose own confidence set holds their rank by quality.
  let coveredAlone: Double
  /// Whether all sets that hold at once do.
  let coversAll: Bool
  /// Mean number of ranks in such a set.
  let widthAtOnce: Double
  /// Whether all of the best 20 by quality are among those that may be.
  let holdsFirst: Bool
  /// Whether the interval of the reliability holds the squared correlation of totals and quality.
  let coversReliability: Bool

  init(_ scenario: Scenario, index: Int, replicate: Int) throws {
    let drawn = DrawnRound(scenario, index: index, replicate: replicate)
    let appraisal = try Self.appraisal(drawn, seed: UInt64(replicate))
    let second = try Self.appraisal(
      drawn.scoredAgain(scenario, index: index, replicate: replicate), seed: UInt64(replicate))
    let ranking = Ranking()
    let results = appraisal.ranks.units
    // Units without a total have no rank, in truth as in the results.
    func present(_ values: [Double]) -> [Double?] {
      zip(results, values).map { $0.rankAdjusted == nil ? nil : $1 }
    }
    let quality = present(drawn.quality)
    let free = present(
      zip(results, drawn.team).map { ($0.totalRaw ?? 0) + 0.6 * drawn.severity[$1] })
    let truth = ranking.ranks(quality)
    let freeTruth = ranking.ranks(free)
    let best = ranking.firstSet(quality, Self.top)
    let freeBest = ranking.firstSet(free, Self.top)
    let secondResults = second.ranks.units
    func forecasts(_ isTrue: [Bool], _ probability: (UnitResult) -> Double?) -> [Forecast] {
      results.compactMap { own in
        probability(own).map { Forecast(probability: $0, isTrue: isTrue[own.index]) }
      }
    }
    self.quality = forecasts(best) { $0.quality?.probabilityTop }
    severityOnly = forecasts(freeBest) { $0.severityOnly?.probabilityTop }
    before = forecasts(best) { $0.severityOnly?.probabilityTop }
    rescored = forecasts(secondResults.map(\.isAmongFirst)) {
      secondResults[$0.index].rankAdjusted == nil ? nil : $0.rescored
    }
    let joint = try appraisal.weightAnalysis().joint
    let ranked = results.filter { $0.rankAdjusted != nil }
    self.joint = zip(ranked, joint).compactMap { unit, own in
      own.quality.map { Forecast(probability: $0.probabilityTop, isTrue: best[unit.index]) }
    }
    func share(_ holds: (UnitResult) -> Bool) -> Double {
      Double(ranked.count(where: holds)) / Double(ranked.count)
    }
    func holds(_ summary: RankSummary?, _ rank: Double?) -> Bool {
      guard let summary, let rank else { return false }
      return (summary.lower...summary.upper).contains(rank)
    }
    covered = share { holds($0.quality, truth[$0.index]) }
    coveredSeverityOnly = share { holds($0.severityOnly, freeTruth[$0.index]) }
    coveredJoint =
      Double(zip(ranked, joint).count { holds($1.quality, truth[$0.index]) })
      / Double(ranked.count)
    width =
      ranked.reduce(0) { $0 + (($1.quality?.upper ?? 0) - ($1.quality?.lower ?? 0) + 1) }
      / Double(ranked.count)
    func inside(_ own: UnitResult, _ set: (RankSet) -> ClosedRange<Double>) -> Bool {
      guard let rank = truth[own.index], let found = own.set else { return false }
      return set(found).contains(rank)
    }
    coveredAlone = share { inside($0, \.alone) }
    coversAll = ranked.allSatisfy { inside($0, \.atOnce) }
    widthAtOnce =
      ranked.reduce(0) {
        $0 + ($1.set.map { $0.atOnce.upperBound - $0.atOnce.lowerBound + 1 } ?? 0)
      } / Double(ranked.count)
    holdsFirst = ranked.allSatisfy { !best[$0.index] || ($0.set?.mayBeFirst ?? false) }
    let totals = ranked.map { $0.totalAdjusted ?? 0 }
    let r = correlation(totals, ranked.map { drawn.quality[$0.index] }) ?? 0
    coversReliability = appraisal.composite.reliabilityInterval?.contains(r * r) ?? false
  }

  /// An appraisal of a drawn round; full marks are out of reach.
  private static func appraisal(_ drawn: DrawnRound, seed: UInt64) throws -> Appraisal {
    var scheme = Scheme.standard
    for component in scheme.components.indices { scheme.components[component].full = 1_000 }
    let keys = scheme.components.map(\.key)
    let round = try Round(
      scheme: scheme, units: drawn.team.indices.map { "u\($0)" },
      teams: drawn.team.map { "t\($0)" },
      scores: Dictionary(
        uniqueKeysWithValues: keys.enumerated().map { component, key in
          (key, drawn.scores.map { $0[component].map { $0 + shift } })
        }))
    return try Appraisal(round, recipe: Recipe(seed: seed, top: top))
  }

  /// Points that keep every score above 0.
  private static let shift = 400.0
}
