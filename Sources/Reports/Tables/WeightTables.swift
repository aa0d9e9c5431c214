import Appraisals
import Phrases
import Reporting
import Sensitivity

/// Tables of what weights do to ranks.
enum WeightTables {
  static let descriptions = [
    plainRanks.description, normalised.description, shares.description, reach.description,
    pairwise.description, central(["<component>"]).description, flips(["<component>"]).description,
    effective.description, leftOut(top: "<k>").description, sources.description,
  ]

  private static let exact = Phrase("the number is exact")
  private static let method = Phrase(
    "How the numbers were found: exact, quasi-Monte Carlo or hit-and-run.")

  struct PlainRank {
    let unit: String
    let total: Double
    let rank: Double
  }

  /// Ranks of a plain table, which has no severities; it shares its file name with those of a round.
  static let plainRanks = Schema<PlainRank>(
    "ranks", Phrase("Which rank does each unit have?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("total", Phrase("Weighted mean of its components, of the kind asked for."), .points) {
        $0.total
      },
      Column("rank", Phrase("Rank by the total."), .rank) { $0.rank },
    ])

  static func plainRanks(_ problem: WeightProblem) -> ResultTable {
    let totals = problem.shownTotals
    return plainRanks.table(
      problem.units.indices.map {
        PlainRank(unit: problem.units[$0], total: totals[$0], rank: problem.nominalRanks[$0])
      })
  }

  struct NormalisedValue {
    let unit: String
    let component: String
    let raw: Double
    let value: Double
  }

  static let normalised = Schema<NormalisedValue>(
    "normalised", Phrase("Which values are weighted?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("component", Phrase("The component."), .term) { $0.component },
      Column("raw", Phrase("Its value in the table."), .number) { $0.raw },
      Column(
        "normalised", Phrase("Its value on the scale asked for; higher is better."), .number
      ) { $0.value },
    ])

  static func normalised(_ plain: PlainWeights) -> ResultTable {
    normalised.table(
      plain.units.indices.flatMap { unit in
        plain.components.indices.map { place in
          NormalisedValue(
            unit: plain.units[unit], component: plain.components[place],
            raw: plain.raw[unit][place], value: plain.scores[unit][place])
        }
      })
  }

  struct Share {
    let unit: String
    let own: WeightAcceptability.Share
    let method: String
  }

  static let shares = Schema<Share>(
    "rank_acceptability", Phrase("For what share of all weights has each unit each rank?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("rank", Phrase("The rank; ranks that no weights give are not listed."), .rank) {
        $0.own.rank
      },
      Column(
        "acceptability", Phrase("Share of all weights that give the unit this rank."), .share,
        scale: .share
      ) { $0.own.share },
      Column(
        "se",
        Phrase(
          "Standard error of the share; of a rank that was never drawn, one draw in all of them."),
        .share, blank: exact
      ) { $0.own.error },
      Column("method", method, .term) { $0.method },
    ])

  static func shares(_ found: WeightAcceptability) -> ResultTable {
    shares.table(
      zip(found.reach, found.shares).flatMap { unit, ranks in
        ranks.filter { $0.share > 0 || $0.error != nil }.map {
          Share(unit: unit.unit, own: $0, method: $0.error == nil ? "exact" : found.method)
        }
      })
  }

  struct Reach {
    let own: WeightAcceptability.Reach
    let method: String
  }

  static let reach = Schema<Reach>(
    "reachable_ranks", Phrase("Which ranks can each unit reach by some weights?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.own.unit },
      Column("rank_nominal", Phrase("Rank by the nominal weights."), .rank) { $0.own.nominalRank },
      Column("best", Phrase("Best rank that some weights give."), .rank) {
        $0.own.ranks.reached.best
      },
      Column("worst", Phrase("Worst rank that some weights give."), .rank) {
        $0.own.ranks.reached.worst
      },
      Column(
        "best_with_ties", Phrase("Best rank when ties count in the unit's favour."), .rank
      ) { $0.own.ranks.reached.bestWithTies },
      Column("worst_with_ties", Phrase("Worst rank when ties count against the unit."), .rank) {
        $0.own.ranks.reached.worstWithTies
      },
      Column("expected_rank", Phrase("Mean rank over all weights."), .rank) {
        $0.own.expectedRank
      },
      Column("se", Phrase("Standard error of the mean rank."), .places, blank: exact) {
        $0.own.expectedRankError
      },
      Column("best_bound", Phrase("No weights give a better rank than this."), .rank) {
        $0.own.ranks.bound.best
      },
      Column("worst_bound", Phrase("No weights give a worse rank than this."), .rank) {
        $0.own.ranks.bound.worst
      },
      Column("method", Phrase("How best and worst ranks were found."), .term) {
        $0.own.ranks.proven
          ? "exact" : "reached; no weights lead beyond best_bound, worst_bound"
      },
      Column("expected_rank_method", Phrase("How the mean rank was found."), .term) { $0.method },
    ])

  static func reach(_ found: WeightAcceptability) -> ResultTable {
    reach.table(found.reach.map { Reach(own: $0, method: found.expectedRankMethod) })
  }

  struct Pair {
    let first: String
    let second: String
    let share: Double
  }

  static let pairwise = Schema<Pair>(
    "pairwise", Phrase("For what share of all weights is one unit above another?"),
    [
      Column("unit_a", Phrase("The first unit."), .name) { $0.first },
      Column("unit_b", Phrase("The second unit."), .name) { $0.second },
      Column(
        "winning_index", Phrase("Share of all weights under which the first has the higher total."),
        .share, scale: .share
      ) { $0.share },
      Column("method", method, .term) { _ in "exact" },
    ])

  static func pairwise(_ found: WeightAcceptability) -> ResultTable? {
    guard let pairs = found.pairs else { return nil }
    let names = found.reach.map(\.unit)
    return pairwise.table(
      pairs.map { Pair(first: names[$0.first], second: names[$0.second], share: $0.share) })
  }

  struct Central {
    let unit: String
    let rank: Int
    let weights: [Double]
    let method: String
  }

  static func central(_ components: [String]) -> Schema<Central> {
    Schema(
      "central_weights", Phrase("Which weights, on average, give a unit each rank?"),
      [
        Column("unit", Phrase("The unit."), .name) { $0.unit },
        Column("rank", Phrase("The rank."), .rank) { $0.rank },
      ]
        + components.enumerated().map { place, key in
          Column(
            key, Phrase("Mean weight of the component among the weights that give this rank."),
            .percent
          ) { 100 * $0.weights[place] }
        } + [Column("method", method, .term) { $0.method }])
  }

  static func central(_ found: WeightAcceptability, components: [String]) -> ResultTable {
    central(components).table(
      zip(found.reach, found.shares).flatMap { unit, ranks in
        ranks.compactMap { own in
          own.centralWeights.map {
            Central(unit: unit.unit, rank: own.rank, weights: $0, method: found.method)
          }
        }
      })
  }

  static func flips(_ components: [String]) -> Schema<Flip> {
    Schema(
      "flips", Phrase("Which smallest changes of the weights would change the result?"),
      [
        Column("what", Phrase("What changes."), .term) { $0.change.term },
        Column("unit_a", Phrase("The unit that moves."), .name) { $0.units.0 },
        Column("unit_b", Phrase("The unit it changes places with."), .name) { $0.units.1 },
        Column(
          "norm",
          Phrase(
            "How the move is measured: L1 adds all changes, L2 is their distance, Linf the largest."
          ),
          .term
        ) { $0.norm.rawValue },
        Column("distance", Phrase("Size of the smallest move, in percentage points."), .percent) {
          $0.distance
        },
      ]
        + components.enumerated().map { place, key in
          Column(key, Phrase("Weight of the component that makes the change."), .percent) {
            $0.weights[place]
          }
        })
  }

  static let effective = Schema<ComponentWeight>(
    "effective_weights", Phrase("How much of the spread of totals comes from each component?"),
    [
      Column("component", Phrase("The component."), .term) { $0.component },
      Column("nominal", Phrase("Its weight."), .percent) { 100 * $0.effective.nominal },
      Column(
        "variance_share", Phrase("Its share of the variance of totals, covariances split evenly."),
        .number
      ) { $0.effective.varianceShare },
      Column(
        "first_order", Phrase("Share of the variance of totals that it explains alone."), .number,
        blank: Phrase("it cannot be estimated")
      ) { $0.effective.firstOrder },
      Column(
        "total_effect", Phrase("Share of the variance left when all other components are known."),
        .number, blank: Phrase("the other components repeat each other")
      ) { $0.totalEffect },
      Column(
        "own_variance_share",
        Phrase("Variance of the weighted component divided by the variance of totals."), .number
      ) { $0.effective.ownVarianceShare },
      Column("correlation", Phrase("Correlation of the component with the total."), .correlation) {
        $0.effective.correlation
      },
      Column(
        "weight_for_equal_share",
        Phrase("Weight that would make its share of the variance equal to its nominal weight."),
        .percent, blank: Phrase("no such weights were found")
      ) { $0.weightForEqualShare.map { 100 * $0 } },
    ])

  static func leftOut(top: String) -> Schema<LeftOutRanking> {
    Schema(
      "leave_out", Phrase("How does the ranking change without one part of the scores?"),
      [
        Column("left_out", Phrase("The component or category left out."), .term) { $0.name },
        Column("kind", Phrase("Whether it is a component or a category."), .term) {
          $0.kind.rawValue
        },
        Column(
          "tau_b", Phrase("Kendall's tau-b of the ranking without it with that with it."),
          .correlation, blank: Phrase("one of the rankings has no order")
        ) { $0.comparison.tauB },
        Column(
          "spearman", Phrase("Spearman's rank correlation of the two rankings."), .correlation,
          blank: Phrase("one of the rankings has no order")
        ) { $0.comparison.spearman },
        Column(
          "top_\(top)_overlap",
          Phrase("Units among the first \(top) of both, divided by those of either."), .share
        ) { $0.comparison.topOverlap },
        Column("units_moved", Phrase("Units whose rank changes."), .count) { $0.unitsMoved },
        Column("largest_shift", Phrase("Longest move of a unit."), .places) { $0.largestShift },
        Column("unit_most_moved", Phrase("The unit that moves furthest."), .name) { $0.mostMoved },
      ])
  }

  static let sources = Schema<RankSources.Effect>(
    "rank_sources", Phrase("What makes each unit's rank uncertain?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("source", Phrase("What is uncertain."), .term) { $0.source },
      Column(
        "first_order", Phrase("Share of the rank's variance that the source explains alone."),
        .number
      ) { $0.index.first },
      Column("first_lower", Phrase("Lower end of its 95 % interval."), .number) {
        $0.index.firstInterval.lowerBound
      },
      Column("first_upper", Phrase("Upper end of its 95 % interval."), .number) {
        $0.index.firstInterval.upperBound
      },
      Column(
        "total_effect",
        Phrase("Share of the rank's variance that the source takes part in."), .number
      ) { $0.index.total },
      Column("total_lower", Phrase("Lower end of its 95 % interval."), .number) {
        $0.index.totalInterval.lowerBound
      },
      Column("total_upper", Phrase("Upper end of its 95 % interval."), .number) {
        $0.index.totalInterval.upperBound
      },
      Column(
        "shapley", Phrase("Its share when shared effects are split evenly; shares sum to 1."),
        .number, blank: Phrase("there are more than six sources")
      ) { $0.shapley },
      Column("method", Phrase("How the indices were estimated."), .term) { _ in
        "quasi-Monte Carlo, \(RankSources.points) points"
      },
      Column("weights", Phrase("How the weights vary."), .term) { $0.weights },
    ])
}
