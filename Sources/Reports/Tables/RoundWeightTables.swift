import Appraisals
import Phrases
import Reporting
import Sensitivity
import Statistics

/// Tables of what other weights would make of a ranking.
enum RoundWeightTables {
  static let descriptions = [
    schemes.description, agreement(["<component>"], top: "<k>").description, intervals.description,
    joint(top: "<k>").description,
  ]

  private static let noTotal = Phrase("a component with weight is missing")

  static let schemes = Schema<OtherWeights.SchemeUnit>(
    "schemes", Phrase("Which ranks would other weights give?"),
    [
      Column("scheme", Phrase("Name of the other weights."), .term) { $0.scheme },
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column(
        "total", Phrase("Total by these weights; of a round, from adjusted scores."), .points,
        blank: noTotal
      ) {
        $0.total
      },
      Column("rank", Phrase("Rank by these weights."), .rank, blank: noTotal) { $0.rank },
      Column("rank_nominal", Phrase("Rank by the weights as they are."), .rank, blank: noTotal) {
        $0.nominalRank
      },
      Column(
        "shift", Phrase("Rank by these weights minus the nominal one."), .places,
        sign: Phrase("Positive: a worse rank."), blank: noTotal, scale: .diverging
      ) { $0.shift },
    ])

  static func agreement(_ components: [String], top: String) -> Schema<OtherWeights.Agreement> {
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

  static let intervals = Schema<OtherWeights.Interval>(
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

  private static let asTheyAre = Phrase("Of the rank with scores as they are.")

  static func joint(top: String) -> Schema<JointRank> {
    Schema(
      "joint_ranks",
      Phrase("Which ranks are left when scores, weights and rule are all uncertain?"),
      [
        Column("unit", Phrase("The unit."), .name) { $0.unit },
        Column(
          "rank_lower",
          Phrase(
            "Best rank by quality in the 95 % interval, with every error of the total counted."),
          .rank, blank: noDraws
        ) { $0.quality?.lower },
        Column(
          "rank_upper",
          Phrase(
            "Worst rank by quality in the 95 % interval, with every error of the total counted."),
          .rank, blank: noDraws
        ) { $0.quality?.upper },
        Column(
          "p_top_\(top)",
          Phrase(
            "Probability that the unit is among the first \(top) by quality, with every error of the "
              + "totals counted."), .probability, blank: noDraws, scale: .share
        ) { $0.quality?.probabilityTop },
        Column(
          "severity_share", Phrase("Share of the rank's variance that comes from the severities."),
          .share, method: asTheyAre
        ) { $0.shares.draw },
        Column(
          "weight_share", Phrase("Share that comes from the weights."), .share, method: asTheyAre
        ) { $0.shares.weight },
        Column(
          "rule_share", Phrase("Share that comes from the choice of rule."), .share,
          method: asTheyAre
        ) { $0.shares.rule },
        Column(
          "combined_share", Phrase("Share that comes only from combinations of these."), .share,
          method: asTheyAre
        ) {
          $0.shares.combined
        },
        Column(
          "method",
          Phrase(
            "What is combined: every posterior draw, weights within their box (a fifth without one), three rules; no "
              + "adjustment counts as much as it is probable that severities do not differ."),
          .term
        ) { _ in "posterior x weights x rules" },
        Column(
          "rank_lower_severity_only",
          Phrase("Best rank in the 95 % interval, were scores without error but for severities."),
          .rank
        ) { $0.severityOnly.lower },
        Column(
          "rank_upper_severity_only",
          Phrase("Worst rank in the 95 % interval, were scores without error but for severities."),
          .rank
        ) { $0.severityOnly.upper },
        Column(
          "p_top_\(top)_severity_only",
          Phrase(
            "Probability that the unit is among the first \(top), were scores without error but for "
              + "severities."), .probability, scale: .share
        ) { $0.severityOnly.probabilityTop },
      ])
  }

  private static let noDraws = Phrase("severities cannot be estimated")
}
