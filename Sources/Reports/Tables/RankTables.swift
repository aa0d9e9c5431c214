import Appraisals
import Normalization
import Phrases
import Reporting
import Sensitivity
import Statistics

/// Tables of totals, ranks, grades and rules.
enum RankTables {
  static let descriptions = [
    summary(components: ["<component>"]).description, ranks(top: "<k>").description,
    rankOrder.description, grades(["<grade>"]).description, adjusted.description, rules.description,
  ]

  private static let noTotal = Phrase("a component with weight is missing")
  private static let noDraws = Phrase(
    "a component with weight is missing, or severities cannot be estimated")
  private static let noErrors = Phrase(
    "a component with weight is missing, or the error of totals is not known")
  private static let noVisit = Phrase("the unit has no on-site score")

  // Columns that several tables share are declared once.

  private static let unit = Column<UnitResult>("unit", Phrase("The unit."), .name) { $0.name }
  private static let team = Column<UnitResult>(
    "team", Phrase("The team that visited it; the first named, if there are several."), .name
  ) { $0.team }
  private static let totalRaw = Column<UnitResult>(
    "total_raw", Phrase("Weighted total of the scores as given."), .points, blank: noTotal
  ) { $0.totalRaw }
  private static let totalAdjusted = Column<UnitResult>(
    "total_adjusted", Phrase("Weighted total with the on-site score adjusted for severity."),
    .points, blank: noTotal
  ) { $0.totalAdjusted }
  private static let rankRaw = Column<UnitResult>(
    "rank_raw", Phrase("Rank by the total as given."), .rank, blank: noTotal
  ) { $0.rankRaw }
  private static let rankAdjusted = Column<UnitResult>(
    "rank_adjusted", Phrase("Rank by the adjusted total."), .rank, blank: noTotal
  ) { $0.rankAdjusted }
  private static let everyError = Phrase(
    "Quantiles over posterior draws of severities, qualities and errors.")
  private static let rankLower = Column<UnitResult>(
    "rank_lower",
    Phrase("Best rank by quality in the 95 % interval, with every error of the total counted."),
    .rank, blank: noDraws, method: everyError
  ) { $0.quality?.lower }
  private static let rankUpper = Column<UnitResult>(
    "rank_upper",
    Phrase("Worst rank by quality in the 95 % interval, with every error of the total counted."),
    .rank, blank: noDraws, method: everyError
  ) { $0.quality?.upper }
  private static let severityLower = Column<UnitResult>(
    "rank_lower_severity_only",
    Phrase("Best rank in the 95 % interval that the uncertainty of severities alone leaves."),
    .rank, blank: noDraws, method: Phrase("Quantiles over posterior draws of the severities.")
  ) { $0.severityOnly?.lower }
  private static let severityUpper = Column<UnitResult>(
    "rank_upper_severity_only",
    Phrase("Worst rank in the 95 % interval that the uncertainty of severities alone leaves."),
    .rank, blank: noDraws, method: Phrase("Quantiles over posterior draws of the severities.")
  ) { $0.severityOnly?.upper }

  struct SummaryRow {
    let own: UnitResult
    let verdict: Verdict?
  }

  static func summary(components: [String]) -> Schema<SummaryRow> {
    let scores = components.enumerated().map { place, key in
      Column<UnitResult>(
        key, Phrase("Score of the component as given."), .points,
        blank: Phrase("the score is missing")
      ) { $0.scores[place] }
    }
    let onsite = Column<UnitResult>(
      "\(components[0])_adjusted", Phrase("On-site score adjusted for the team's severity."),
      .points, blank: noVisit
    ) { $0.onsiteAdjusted }
    let own =
      [unit, team] + scores
      + [onsite, totalRaw, totalAdjusted, rankRaw, rankAdjusted, rankLower, rankUpper]
    return Schema(
      "summary", Phrase("What is each unit's total and rank, before and after adjustment?"),
      own.map { $0.within(\.own) } + [
        Column("flagged", Phrase("Whether any family of outliers.csv flags the unit."), .flag) {
          $0.verdict != nil
        },
        Column(
          "flag_reasons", Phrase("The measures by which the unit is flagged."), .term,
          blank: Phrase("nothing flags the unit")
        ) { $0.verdict?.measures },
      ])
  }

  static func summary(_ appraisal: Appraisal) -> ResultTable {
    summary(components: appraisal.components).table(
      appraisal.ranks.units.map {
        SummaryRow(own: $0, verdict: appraisal.verdicts.verdict(.unit, $0.name))
      })
  }

  static func ranks(top: String, count: Int = 0) -> Schema<UnitResult> {
    Schema(
      "ranks", Phrase("Which rank does each unit have, and between which ranks does it lie?"),
      [
        unit, team, totalRaw, rankRaw, totalAdjusted, rankAdjusted, rankLower, rankUpper,
        Column(
          "p_top_\(top)",
          Phrase(
            "Probability that the unit is among the first \(top) by quality, with every error of the "
              + "totals counted."), .probability, blank: noDraws, scale: .share
        ) { $0.quality?.probabilityTop },
        Column(
          "expected_rank", Phrase("Mean rank by quality."), .number, decimals: 1, blank: noDraws,
          method: Phrase("Over the same draws.")
        ) { $0.quality?.expected },
        Column(
          "sucra",
          Phrase("Mean share of the other units that the unit is before by quality."), .share,
          blank: noDraws,
          method: Phrase(
            "Surface under the cumulative ranking curve: (units − mean rank) / (units − 1).")
        ) { $0.quality?.surface(among: count) },
        severityLower, severityUpper,
        Column(
          "p_top_\(top)_severity_only",
          Phrase(
            "Probability that the unit is among the first \(top) when only the severities are "
              + "uncertain."), .probability, blank: noDraws, scale: .share
        ) { $0.severityOnly?.probabilityTop },
        Column(
          "rescored_top_\(top)",
          Phrase(
            "Share of second, independent rounds in which the unit would be among the first \(top): "
              + "other teams, new errors, adjusted again."), .share, blank: noDraws, scale: .share
        ) { $0.rescored },
        Column(
          "set_lower",
          Phrase("Best rank in the unit's own 95 % confidence set."), .rank, blank: noErrors,
          method: setMethod
        ) { $0.set?.alone.lowerBound },
        Column(
          "set_upper",
          Phrase("Worst rank in the unit's own 95 % confidence set."), .rank, blank: noErrors,
          method: setMethod
        ) { $0.set?.alone.upperBound },
        Column(
          "set_lower_all",
          Phrase("Best rank in the 95 % confidence set that holds for all units at once."), .rank,
          blank: noErrors, method: setMethod
        ) { $0.set?.atOnce.lowerBound },
        Column(
          "set_upper_all",
          Phrase("Worst rank in the 95 % confidence set that holds for all units at once."), .rank,
          blank: noErrors, method: setMethod
        ) { $0.set?.atOnce.upperBound },
        Column(
          "may_be_top_\(top)",
          Phrase(
            "Whether the unit may belong to the first \(top), all units judged at once."), .flag,
          blank: noErrors, method: setMethod
        ) { $0.set?.mayBeFirst },
      ])
  }

  private static let setMethod = Phrase(
    "From totals and their standard errors alone (Mogstad, Romano, Shaikh and Wilhelm 2024).")

  static func ranks(_ results: RankResults) -> ResultTable {
    ranks(top: "\(results.top)", count: results.inOrder.count).table(results.listed)
  }

  /// Ranked units from the first to the last, for the chart of the workbook.
  static let rankOrder = Schema<UnitResult>(
    "rank_order", Phrase("The rank intervals again, from first to last, with a chart."),
    [unit, rankLower, rankAdjusted, rankUpper])

  static func grades(_ names: [String]) -> Schema<GradeResults.UnitGrade> {
    func chances(
      _ ending: String, _ meaning: (String) -> Phrase,
      _ value: @escaping @Sendable (GradeResults.UnitGrade) -> [Double]
    ) -> [Column<GradeResults.UnitGrade>] {
      names.enumerated().map { place, name in
        Column(
          "p_\(name)\(ending)", meaning(name), .probability, blank: noDraws, scale: .share
        ) {
          let own = value($0)
          return own.isEmpty ? nil : own[place]
        }
      }
    }
    return Schema(
      "grades", Phrase("Which grade does each unit get, and how certain is it?"),
      [
        Column("unit", Phrase("The unit."), .name) { $0.unit },
        Column("grade_raw", Phrase("Grade by the total as given."), .name, blank: noTotal) {
          $0.before
        },
        Column("grade_adjusted", Phrase("Grade by the adjusted total."), .name, blank: noTotal) {
          $0.after
        },
      ]
        + chances(
          "",
          {
            Phrase(
              "Probability of the grade \($0) by the unit's quality, with every error of the totals "
                + "counted.")
          }, { $0.probabilities })
        + chances(
          "_severity_only",
          { Phrase("Probability of the grade \($0) when only the severities are uncertain.") },
          { $0.severityOnly }))
  }

  static func grades(_ results: GradeResults) -> ResultTable {
    grades(results.names).table(results.units)
  }

  static let adjusted = Schema<RuleResults.AdjustedVisit>(
    "adjusted_scores", Phrase("What does each on-site score become under each rule?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("team", Phrase("The team that gave the score."), .name) { $0.team },
      Column("rule", Phrase("The rule of normalization."), .term) { $0.rule.rawValue },
      Column("component", Phrase("The component the score belongs to."), .term) { $0.component },
      Column("raw", Phrase("The score as given."), .points) { $0.raw },
      Column("adjusted", Phrase("The score after the rule."), .points) { $0.adjusted },
    ])

  static let rules = Schema<RuleResults.Answer>(
    "rule_comparison",
    Phrase("What does each rule assume, and how far does it move scores and ranks?"),
    [
      Column("rule", Phrase("The rule of normalization."), .term) { $0.rule.rawValue },
      Column("mean_change", Phrase("Mean size of the change of a score."), .points, blank: refused)
      {
        $0.effect?.meanChange
      },
      Column("largest_change", Phrase("Largest change of a score."), .points, blank: refused) {
        $0.effect?.largestChange
      },
      Column(
        "tau_b", Phrase("Kendall's tau-b of the new ranking with that of the scores as given."),
        .correlation, blank: refused
      ) { $0.effect?.tauB },
      Column(
        "spearman", Phrase("Spearman's rank correlation of the two rankings."), .correlation,
        blank: refused
      ) { $0.effect?.spearman },
      Column("units_moved", Phrase("Units whose rank changes."), .count, blank: refused) {
        $0.effect?.unitsMoved
      },
      Column("largest_move", Phrase("Longest move of a unit."), .places, blank: refused) {
        $0.effect?.largestMove
      },
      Column("assumes", Phrase("What has to be true for the rule to help."), .sentence) {
        $0.rule.assumption
      },
      Column(
        "notes", Phrase("What a reader of the rule's scores has to know."), .sentence,
        blank: Phrase("there is none")
      ) {
        Phrase($0.notes + ($0.refusal.map { [Phrase("left out: \($0)")] } ?? []), mark: .semicolon)
      },
    ])

  private static let refused = Phrase("the rule has no answer")
}
