import Appraisals
import Phrases
import Reporting
import Severity

/// Tables of how severe teams and assessors were.
enum SeverityTables {
  static let descriptions = [
    team.description, tests.description, composite.description, design.description,
    assessor.description, category.description, item.description,
  ]

  private static let noScores = Phrase("the team has no on-site scores")
  private static let took = Phrase("Positive: the team took points off; negative: it gave points.")

  private static let monteCarlo = Phrase(
    "Monte Carlo error of the quantile by its effective number of draws (Vehtari et al. 2021).")

  private static let ifAny = Phrase("Should severities differ at all.")
  private static let noTipping = Phrase("the team does not stand out, or no anchor bears on it")

  static let team = Schema<TeamResult>(
    "team_severity", Phrase("How many points did each team take off, and how certain is that?"),
    [
      Column("team", Phrase("The team."), .name) { $0.name },
      Column("n_units", Phrase("Units the team scored on site."), .count) { $0.unitCount },
      Column(
        "raw_mean", Phrase("Mean of the on-site scores the team gave."), .points, blank: noScores
      ) { $0.rawMean },
      Column(
        "raw_deviation", Phrase("That mean minus the mean of all on-site scores."), .points,
        blank: noScores, scale: .diverging
      ) { $0.rawDeviation },
      Column(
        "severity",
        Phrase("Points the team took off its units, compared with the mean of the teams."), .points,
        sign: took, blank: noScores,
        method: Phrase(
          "Posterior mean of the anchored model, over severities that differ and none that do."),
        scale: .diverging
      ) { $0.severity },
      Column(
        "se", Phrase("Standard error of the severity."), .points, range: 0...(.infinity),
        blank: noScores, method: Phrase("Posterior standard deviation.")
      ) { $0.standardError },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the severity."), .points,
        blank: noScores, method: ifAny
      ) { $0.lower },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the severity."), .points,
        blank: noScores, method: ifAny
      ) { $0.upper },
      Column(
        "lower_mc_error", Phrase("Standard deviation of the lower end over seeds."), .points,
        range: 0...(.infinity), blank: noScores, method: monteCarlo
      ) { $0.estimate?.lowerMonteCarloError },
      Column(
        "upper_mc_error", Phrase("Standard deviation of the upper end over seeds."), .points,
        range: 0...(.infinity), blank: noScores, method: monteCarlo
      ) { $0.estimate?.upperMonteCarloError },
      Column(
        "p_positive", Phrase("Probability that the team took points off."), .probability,
        blank: noScores, method: ifAny
      ) { $0.estimate?.probabilityPositive },
      Column(
        "p", Phrase("Twice the smaller posterior probability of either sign of the severity."),
        .pValue, blank: noScores, method: ifAny
      ) { $0.estimate?.p },
      Column(
        "q", Phrase("Expected share of wrong signs among the teams at least as certain."), .pValue,
        blank: noScores, method: Phrase("Mean of p over these teams.")
      ) { $0.q },
      Column(
        "flagged",
        Phrase(
          "Whether the team stands out: severities differ with a probability of at least 90 %, and the "
            + "interval leaves 0 out."), .flag
      ) { $0.isFlagged },
      Column(
        "identified_by",
        Phrase("What separates the team's severity from the quality of its units."), .term
      ) { $0.identifiedBy.rawValue },
      Column(
        "estimable",
        Phrase("Whether the severity can be estimated without assuming random allocation."), .flag
      ) { $0.isEstimable },
      Column(
        "linked_group",
        Phrase("Number of the group of teams that shared visits connect with this one."), .count,
        blank: Phrase("the team shares no unit with another")
      ) { $0.linkedGroup },
      Column(
        "tipping_bias",
        Phrase(
          "Points by which the anchor in the next column would have to favour the team's units for "
            + "the finding to vanish."), .points,
        sign: Phrase("Positive: favour the units; negative: put them at a disadvantage."),
        blank: noTipping,
        method: Phrase(
          "End of the interval nearest to 0 divided by the points the severity moves per point of the "
            + "anchor.")
      ) { $0.tipping?.points },
      Column(
        "tipping_component", Phrase("The anchor for which the fewest points suffice."), .term,
        blank: noTipping
      ) { $0.tipping?.component },
      Column(
        "severity_ordinary", Phrase("The severity without Student errors."), .points, sign: took,
        blank: Phrase("Student errors were not asked for"), scale: .diverging
      ) { $0.ordinary?.severity },
    ])

  static let tests = Schema<BiasTest>(
    "bias_tests", Phrase("Do the teams differ at all?"),
    [
      Column("question", Phrase("What is asked."), .term) { $0.question },
      Column("test", Phrase("The test, or the model, that answers."), .term) { $0.name },
      Column(
        "statistic",
        Phrase("The test statistic; in rows of the model the SD between teams in points."),
        .number
      ) { $0.statistic },
      Column(
        "df1", Phrase("Degrees of freedom of the numerator."), .degreesOfFreedom,
        blank: Phrase("the test has none")
      ) { $0.df1 },
      Column(
        "df2", Phrase("Degrees of freedom of the denominator."), .degreesOfFreedom,
        blank: Phrase("the test has none")
      ) { $0.df2 },
      Column(
        "p", Phrase("Chance of such a statistic if nothing differs."), .pValue,
        blank: Phrase("the row is the model's")
      ) { $0.p },
      Column(
        "posterior_probability", Phrase("Probability that there is such a difference."),
        .probability, blank: Phrase("the row is a test's")
      ) { $0.posteriorProbability },
      Column(
        "prior_probability", Phrase("The same before any score was seen."), .probability,
        blank: Phrase("the row is a test's")
      ) { $0.priorProbability },
      Column("assumes", Phrase("What the answer takes for granted."), .term) { $0.assumes },
    ])

  static let design = Schema<TeamContrast>(
    "design", Phrase("Which teams' severities can be compared, and through what?"),
    [
      Column("contrast", Phrase("Two teams; the first minus the second."), .name) {
        "\($0.names.0) - \($0.names.1)"
      },
      Column(
        "estimable",
        Phrase("Whether the difference can be estimated without assuming random allocation."), .flag
      ) { $0.isEstimable },
      Column("identified_by", Phrase("What makes the difference estimable."), .term) {
        $0.identifiedBy
      },
      Column(
        "variance", Phrase("Posterior variance of the difference of the two severities."),
        .squaredPoints, blank: Phrase("one of the teams has no on-site scores")
      ) { $0.variance },
    ])

  struct AssessorRow {
    let own: AssessorResult
    let verdict: Verdict?
  }

  static let assessor = Schema<AssessorRow>(
    "assessor_severity",
    Phrase("How severe was each assessor compared with the others of the team?"),
    [
      Column("assessor", Phrase("The assessor."), .name) { $0.own.name },
      Column("team", Phrase("The assessor's team."), .name) { $0.own.team },
      Column("n_scores", Phrase("Item scores the assessor gave."), .count) {
        $0.own.estimate.count
      },
      Column(
        "severity",
        Phrase("Points of 100 the assessor took off, compared with colleagues on the same units."),
        .points, sign: Phrase("Positive: took points off; negative: gave points."),
        method: Phrase("Predicted effect of a mixed model, shrunken to the mean of the team."),
        scale: .diverging
      ) { $0.own.estimate.severity },
      Column("conditional_sd", Phrase("Standard error of that prediction."), .points) {
        $0.own.estimate.conditionalSD
      },
      Column(
        "p", Phrase("Chance of such a severity if the assessor scored as colleagues do."), .pValue
      ) { $0.own.estimate.p },
      Column(
        "q", Phrase("p adjusted for looking at all assessors."), .pValue,
        method: Phrase("Benjamini-Hochberg over the assessors.")
      ) { $0.own.estimate.q },
      Column(
        "differs",
        Phrase(
          "Whether the severity differs from the colleagues' at a false discovery rate of 5 %; small "
            + "differences are usual."), .flag
      ) { $0.own.differs },
      Column(
        "consistency",
        Phrase("Correlation of the assessor's item scores with those of colleagues."),
        .correlation, blank: Phrase("there are too few scores in common")
      ) { $0.own.estimate.consistency },
      Column(
        "item_spread", Phrase("Standard deviation of the assessor's scores over items."), .percent,
        blank: Phrase("there are too few scores")
      ) { $0.own.estimate.itemSpread },
      Column(
        "flagged", Phrase("Whether any family of outliers.csv flags the assessor."), .flag
      ) { $0.verdict != nil },
      Column(
        "flag_reasons", Phrase("The measures by which the assessor is flagged."), .term,
        blank: Phrase("nothing flags the assessor")
      ) { $0.verdict?.measures },
    ])

  static func assessors(_ results: RatingResults, _ verdicts: Verdicts) -> ResultTable {
    assessor.table(
      results.assessors.map {
        AssessorRow(own: $0, verdict: verdicts.verdict(.assessor, $0.name))
      })
  }

  struct CategoryRow {
    let own: CategoryResult
    let isFlagged: Bool
  }

  static let category = Schema<CategoryRow>(
    "team_category", Phrase("In which categories did each team score unlike the others?"),
    [
      Column("team", Phrase("The team."), .name) { $0.own.team },
      Column("category", Phrase("The category of items."), .name) { $0.own.category },
      Column(
        "severity_percent",
        Phrase("What the team took off in the category beyond its usual severity."), .percent,
        sign: Phrase("Positive: took points off; negative: gave points."), scale: .diverging
      ) { $0.own.estimate.severity },
      Column("severity", Phrase("The same in points of the category."), .points, scale: .diverging)
      {
        $0.own.severity
      },
      Column("se", Phrase("Standard error of those points."), .points) { $0.own.standardError },
      Column("t", Phrase("Severity divided by its standard error."), .number) {
        $0.own.estimate.t
      },
      Column("df", Phrase("Degrees of freedom of t."), .degreesOfFreedom) { $0.own.estimate.df },
      Column("p", Phrase("Chance of such a t if nothing is odd."), .pValue) { $0.own.estimate.p },
      Column(
        "q", Phrase("p adjusted for looking at all pairs of team and category."), .pValue,
        method: Phrase("Benjamini-Hochberg over the pairs.")
      ) { $0.own.estimate.q },
      Column(
        "flagged", Phrase("Whether the pair of team and category stands out."), .flag
      ) { $0.isFlagged },
    ])

  static func categories(_ results: RatingResults, _ verdicts: Verdicts) -> ResultTable {
    category.table(
      results.categories.map {
        CategoryRow(
          own: $0, isFlagged: verdicts.isFlagged(.cell, $0.team, category: $0.category))
      })
  }

  static let item = Schema<ItemResult>(
    "item_difficulty", Phrase("Which items were scored low or high by all?"),
    [
      Column("item", Phrase("The item."), .name) { $0.name },
      Column("category", Phrase("Its category."), .name) { $0.category },
      Column("full", Phrase("Full marks of the item."), .points) { $0.fullMarks },
      Column(
        "mean_percent", Phrase("Mean of its scores as a percentage of full marks."), .percent,
        blank: Phrase("nobody scored it")
      ) { $0.meanPercent },
      Column(
        "difficulty_percent", Phrase("Mean of all items minus that of this one."), .percent,
        sign: Phrase("Positive: harder than the mean item."),
        blank: Phrase("nobody scored it"), scale: .diverging
      ) { $0.difficultyPercent },
    ])
}

extension Verdict {
  /// The measures that flag the subject, joined as tables print them.
  var measures: String {
    var seen: [String] = []
    for reason in reasons where !seen.contains(reason.measure) { seen.append(reason.measure) }
    return seen.joined(separator: "; ")
  }
}
