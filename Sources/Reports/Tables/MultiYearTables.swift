public import Appraisals
import MultiYear
import Phrases
public import Reporting

/// Tables of a comparison of years.
public enum MultiYearTables {
  /// Every table of `trend`, as declared.
  public static let descriptions: [TableDescription] = [
    unitTrends.description, teamTrends.description, teamDrift.description,
    decomposition.description,
    scaleDrift.description, unitSlopes.description, assessorDrift.description,
    itemDrift.description,
  ]

  /// The tables of some studies, each table's rows one study after the other; those of assessors and
  /// items only where ratings give any.
  public static func tables(_ studies: [MultiYearStudy]) -> [ResultTable] {
    [
      unitTrends.table(studies.flatMap(\.unitTrends)),
      teamTrends.table(studies.flatMap(\.teamTrends)),
      teamDrift.table(studies.flatMap(\.teamDrift)),
      decomposition.table(studies.flatMap(\.decomposition)),
      scaleDrift.table(studies.flatMap(\.scaleDrifts)),
      unitSlopes.table(studies.flatMap(\.unitSlopes)),
    ]
      + [
        assessorDrift.table(studies.flatMap(\.assessorDrift)),
        itemDrift.table(studies.flatMap(\.itemDrift)),
      ].filter { !$0.rows.isEmpty }
  }

  static let unit = Phrase("The unit, by the name it has in all years.")
  static let yearFrom = Phrase("The earlier of the two years compared.")
  static let yearTo = Phrase("The later of the two years compared.")
  static let lacking = Phrase("the unit lacks a component in one of the years")
  static let rose = Phrase("Positive: the total rose.")
  static let sharedMethod = Phrase(
    "Median, and Theil-Sen slope on the mean of the years (from ten units on).")
  static let ownMethod = Phrase(
    "The larger of the p value with normal errors and the square of twice the p value left without "
      + "the score that carries most.")
  private static let noOdd = Phrase("no score that makes the change larger is off by 3 SDs")
  private static let ties = Phrase("Equal totals rank as the scheme of that year says.")

  static let unitTrends = Schema<UnitTrend>(
    "unit_trends",
    Phrase("Which units' totals changed, and by more than errors could explain?"),
    [
      Column("unit", unit, .name) { $0.name },
      Column("year_from", yearFrom, .year) { $0.yearFrom },
      Column("year_to", yearTo, .year) { $0.yearTo },
      Column(
        "change_raw", Phrase("Total of the later year minus total of the earlier year, as scored."),
        .points, sign: Phrase("Positive: the total rose."), scale: .diverging
      ) { $0.change.raw },
      Column(
        "change_adjusted",
        Phrase("The same change, with both totals adjusted for the severity of the teams."),
        .points, sign: Phrase("Positive: the adjusted total rose."),
        method: Phrase("Posterior mean of the model of several years."), scale: .diverging
      ) { $0.change.adjusted },
      Column(
        "se", Phrase("Standard error of change_adjusted."), .points, range: 0...(.infinity),
        method: Phrase(
          "It covers the severities, with the part that all teams of a year may share, and errors of "
            + "measurement in both years.")
      ) { $0.change.standardError },
      Column("lower", Phrase("Lower end of the 95 % interval of change_adjusted."), .points) {
        $0.change.lower
      },
      Column("upper", Phrase("Upper end of the 95 % interval of change_adjusted."), .points) {
        $0.change.upper
      },
      Column(
        "p_improved",
        Phrase(
          "Probability that the total rose, once severity and errors of measurement are allowed for."
        ),
        .probability
      ) { $0.change.probabilityImproved },
      Column(
        "q",
        Phrase("own_p adjusted for looking at many changes."), .pValue, blank: lacking,
        method: Phrase(
          "Benjamini-Hochberg: changes from first to last together with slopes, other changes among "
            + "themselves, in a group of linked years.")
      ) { $0.q },
      Column(
        "reliable",
        Phrase("Whether the unit changed of its own at a false discovery rate of 5 %."), .flag
      ) { $0.isReliable },
      Column(
        "rank_from", Phrase("Rank of the unit's adjusted total in the earlier year."), .rank,
        method: ties
      ) { $0.change.rankFrom.rank },
      Column(
        "rank_to", Phrase("Rank of the unit's adjusted total in the later year."), .rank,
        method: ties
      ) { $0.change.rankTo.rank },
      Column(
        "rank_from_lower",
        Phrase(
          "Best rank in the earlier year that the uncertainty of the severities leaves open "
            + "(95 % interval)."), .rank
      ) { $0.change.rankFrom.lower },
      Column(
        "rank_from_upper",
        Phrase(
          "Worst rank in the earlier year that the uncertainty of the severities leaves open "
            + "(95 % interval)."), .rank
      ) { $0.change.rankFrom.upper },
      Column(
        "rank_to_lower",
        Phrase(
          "Best rank in the later year that the uncertainty of the severities leaves open "
            + "(95 % interval)."), .rank
      ) { $0.change.rankTo.lower },
      Column(
        "rank_to_upper",
        Phrase(
          "Worst rank in the later year that the uncertainty of the severities leaves open "
            + "(95 % interval)."), .rank
      ) { $0.change.rankTo.upper },
      Column(
        "for_all_weights",
        Phrase(
          "better or worse: the change of the adjusted scores has this direction for all weights near "
            + "those of the later year; depends: weights decide the direction."), .term,
        method: Phrase("Each weight may move by 20 % of itself; their sum stays.")
      ) { $0.forAllWeights.rawValue },
      Column(
        "parts",
        Phrase(
          "What a unit that merged or was split is made of, with the years; it is compared as the "
            + "weighted mean of these parts."), .name,
        blank: Phrase("the unit is one in both years"),
        method: Phrase(
          "Weights are those of the mapping, else numbers of members, else equal; the total, its "
            + "adjustment and its error are combined by them.")
      ) { $0.parts.isEmpty ? nil : $0.parts.map(\.description).joined(separator: "; ") },
      Column(
        "shared",
        Phrase(
          "Points of the change that all units share: a shift, and a part in proportion to height."),
        .points, sign: rose, blank: lacking, method: sharedMethod, scale: .diverging
      ) { $0.own?.shared },
      Column(
        "own_change",
        Phrase(
          "Points of the change beyond what all units share, with both years weighted as the later one."
        ), .points, sign: rose, blank: lacking, scale: .diverging
      ) { $0.own?.value },
      Column(
        "own_lower", Phrase("Lower end of the 95 % interval of own_change."), .points,
        blank: lacking
      ) {
        $0.own?.lower
      },
      Column(
        "own_upper", Phrase("Upper end of the 95 % interval of own_change."), .points,
        blank: lacking
      ) {
        $0.own?.upper
      },
      Column(
        "own_p", Phrase("p value of the hypothesis that the unit has no change of its own."),
        .pValue,
        blank: lacking, method: ownMethod
      ) { $0.own?.p },
      Column(
        "rests_on_one_score",
        Phrase("Whether the change would be reliable, did it not hang on one score."), .flag
      ) { $0.restsOnOneScore },
      Column(
        "odd_year", Phrase("Year of a score that is far from what the unit's other scores say."),
        .year,
        blank: noOdd
      ) { row in row.odd?.year },
      Column("odd_component", Phrase("The component of that score."), .term, blank: noOdd) {
        row in row.odd?.component
      },
      Column(
        "odd_points", Phrase("Points by which that score is off."), .points,
        sign: Phrase("Negative: lower than the others say."), blank: noOdd, scale: .diverging
      ) { row in row.odd?.points },
      Column(
        "change_from_weights",
        Phrase("The adjusted change with both years weighted as the earlier one."), .points,
        sign: rose,
        blank: lacking, scale: .diverging
      ) { $0.changeByEarlierWeights },
      Column(
        "change_to_weights",
        Phrase("The adjusted change with both years weighted as the later one."), .points,
        sign: rose,
        blank: lacking, scale: .diverging
      ) { $0.changeByLaterWeights },
    ])

  static let teamDrift = Schema<TeamDrift>(
    "team_drift", Phrase("How severe was each team each year, and did its severity change?"),
    [
      Column("team", Phrase("The team; teams of the same name are taken for the same team."), .name)
      {
        $0.name
      },
      Column("year", Phrase("The year."), .year) { $0.year },
      Column(
        "severity",
        Phrase("Points the team took off its units, compared with the mean of that year's teams."),
        .points, sign: Phrase("Positive: the team took points off; negative: it gave points."),
        method: Phrase("Posterior mean of the model of several years."), scale: .diverging
      ) { $0.estimate.severity },
      Column(
        "se", Phrase("Standard error of the severity."), .points, range: 0...(.infinity),
        method: Phrase("Posterior standard deviation.")
      ) { $0.estimate.standardError },
      Column("lower", Phrase("Lower end of the 95 % interval of the severity."), .points) {
        $0.estimate.lower
      },
      Column("upper", Phrase("Upper end of the 95 % interval of the severity."), .points) {
        $0.estimate.upper
      },
      Column(
        "change", Phrase("The severity minus that of the team's previous year with scores."),
        .points, sign: Phrase("Positive: the team became more severe."), blank: firstYear,
        scale: .diverging
      ) { $0.estimate.change },
      Column(
        "q",
        Phrase("Expected share of wrong signs among the changes at least as certain."),
        .pValue, blank: firstYear,
        method: Phrase(
          "Mean of the p values of changes up to its own, by a normal posterior; over the changes of teams "
            + "from year to year in a group of linked years.")
      ) { $0.q },
      Column(
        "change_se", Phrase("Standard error of the change."), .points, range: 0...(.infinity),
        blank: firstYear, method: Phrase("Posterior standard deviation.")
      ) { $0.estimate.changeStandardError },
      Column(
        "se_single_year",
        Phrase("Standard error of the severity when that year is analysed alone."), .points,
        range: 0...(.infinity), blank: Phrase("the year cannot be analysed alone")
      ) { $0.standardErrorAlone },
      Column("round", Phrase("Name of that year's scheme."), .name) { $0.round },
    ])

  private static let firstYear = Phrase("it is the team's first year")
  private static let raised = Phrase("Positive: it raised the total.")

  static let decomposition = Schema<ChangeDecomposition>(
    "trend_decomposition", Phrase("Why did each unit's total change?"),
    [
      Column("unit", unit, .name) { $0.name },
      Column("year_from", yearFrom, .year) { $0.yearFrom },
      Column("year_to", yearTo, .year) { $0.yearTo },
      Column(
        "performance",
        Phrase(
          "Change of the total that the four other parts do not explain; it contains errors of "
            + "measurement."), .points, sign: raised, method: averaged, scale: .diverging
      ) { $0.parts.performance },
      Column(
        "severity",
        Phrase("Change of the total because the visiting teams were less or more severe."), .points,
        sign: raised, method: averaged, scale: .diverging
      ) { $0.parts.severity },
      Column(
        "weights", Phrase("Change of the total because components have other weights."), .points,
        sign: raised, method: averaged, scale: .diverging
      ) { $0.parts.weights },
      Column(
        "instrument",
        Phrase("Change of the total because on-site items or their full marks differ."), .points,
        sign: raised,
        method: Phrase(
          "The part of the on-site score that does not come from items of both years that "
            + "did not drift; 0 without ratings."),
        scale: .diverging
      ) { $0.parts.instrument },
      Column(
        "scale",
        Phrase(
          "Change of the total because components other than the on-site one were scored more or "
            + "less generously."), .points, sign: raised,
        method: averaged, scale: .diverging
      ) { $0.parts.scale },
      Column(
        "total",
        Phrase("Change of the total as scored; the five parts add up to it."), .points,
        sign: Phrase("Positive: the total rose."), scale: .diverging
      ) { $0.parts.total },
    ])

  private static let averaged = Phrase(
    "Averaged over all orders in which the five parts could change (Shapley value).")
}
