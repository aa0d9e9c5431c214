import Appraisals
import Phrases
import Reporting
import Sensitivity

/// Tables of what other weights would make of a round.
enum RoundWeightTables {
  static let descriptions = [
    schemes.description, agreement(["<component>"], top: "<k>").description, intervals.description,
    joint(top: "<k>").description,
  ]

  private static let noTotal = Phrase("a component with weight is missing")

  static let schemes = Schema<RoundWeights.SchemeUnit>(
    "schemes", Phrase("Which ranks would other weights give?"),
    [
      Column("scheme", Phrase("Name of the other weights."), .term) { $0.scheme },
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("total", Phrase("Adjusted total by these weights."), .points, blank: noTotal) {
        $0.total
      },
      Column("rank", Phrase("Rank by these weights."), .rank, blank: noTotal) { $0.rank },
      Column("rank_nominal", Phrase("Rank by the weights of the scheme."), .rank, blank: noTotal) {
        $0.nominalRank
      },
      Column(
        "shift", Phrase("Rank by these weights minus the nominal one."), .places,
        sign: Phrase("Positive: a worse rank."), blank: noTotal, scale: .diverging
      ) { $0.shift },
    ])

  static func agreement(_ components: [String], top: String) -> Schema<RoundWeights.Agreement> {
    Schema(
      "scheme_agreement",
      Phrase("How far do rankings by other weights agree with the nominal one?"),
      [Column("scheme", Phrase("Name of the other weights."), .term) { $0.scheme }]
        + components.enumerated().map { place, key in
          Column(key, Phrase("Weight of the component."), .percent) { 100 * $0.weights[place] }
        }
        + [
          Column(
            "tau_b", Phrase("Kendall's tau-b of the two rankings."), .correlation,
            blank: Phrase("one of the rankings has no order")
          ) { $0.tauB },
          Column(
            "spearman", Phrase("Spearman's rank correlation of the two rankings."), .correlation,
            blank: Phrase("one of the rankings has no order")
          ) { $0.spearman },
          Column("shared_top_\(top)", Phrase("Units among the first \(top) of both."), .count) {
            $0.sharedTop
          },
          Column("largest_shift", Phrase("Longest move of a unit."), .places) { $0.largestShift },
        ])
  }

  static let intervals = Schema<RoundWeights.Interval>(
    "weight_intervals", Phrase("How far can one weight move before the ranking changes?"),
    [
      Column(
        "component", Phrase("The component whose weight moves, the others in proportion."), .term
      ) { $0.component },
      Column("unchanged", Phrase("What stays the same."), .term) { $0.question.term },
      Column("weight", Phrase("The weight now."), .percent) { 100 * $0.interval.weight },
      Column("lower", Phrase("Least weight that changes nothing."), .percent) {
        100 * $0.interval.lower
      },
      Column("upper", Phrase("Greatest weight that changes nothing."), .percent) {
        100 * $0.interval.upper
      },
    ])

  static func joint(top: String) -> Schema<RoundWeights.Joint> {
    Schema(
      "joint_ranks",
      Phrase("Which ranks are left when severities, weights and rule are all uncertain?"),
      [
        Column("unit", Phrase("The unit."), .name) { $0.unit },
        Column("rank_lower", Phrase("Best rank in the 95 % interval."), .rank) { $0.rank.lower },
        Column("rank_upper", Phrase("Worst rank in the 95 % interval."), .rank) { $0.rank.upper },
        Column(
          "p_top_\(top)",
          Phrase("Share of the combinations in which the unit is among the first \(top)."), .share,
          scale: .share
        ) { $0.rank.probabilityTop },
        Column(
          "severity_share", Phrase("Share of the rank's variance that comes from the severities."),
          .share
        ) { $0.rank.drawShare },
        Column("weight_share", Phrase("Share that comes from the weights."), .share) {
          $0.rank.weightShare
        },
        Column("rule_share", Phrase("Share that comes from the choice of rule."), .share) {
          $0.rank.ruleShare
        },
        Column(
          "combined_share", Phrase("Share that comes only from combinations of these."), .share
        ) {
          $0.rank.combinedShare
        },
        Column(
          "method",
          Phrase("What is combined: posterior draws, weights within a fifth, three rules."),
          .term
        ) { _ in "posterior x weights x rules" },
      ])
  }
}
