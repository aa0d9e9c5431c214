import Appraisals
import MultiYear
import Phrases
import Reporting

extension MultiYearTables {
  private static let severer = Phrase("Positive: the team became more severe.")
  private static let twoYears = Phrase("the team has only two years")
  private static let family = Phrase(
    "Mean of the p values up to its own, over teams in a group of linked years; changes from first to last "
      + "and slopes each among themselves.")
  private static let contrast = Phrase("Normal posterior over all years.")

  static let teamTrends = Schema<TeamTrend>(
    "team_trends", Phrase("Did each team's severity change from its first year to its last?"),
    [
      Column("team", Phrase("The team; teams of the same name are taken for the same team."), .name)
      {
        $0.name
      },
      Column("year_from", Phrase("The team's first year."), .year) { $0.yearFrom },
      Column("year_to", Phrase("The team's last year."), .year) { $0.yearTo },
      Column(
        "change",
        Phrase("Severity of the last year minus that of the first, each against its year's teams."),
        .points, sign: severer, method: contrast, scale: .diverging
      ) { $0.change.ends.value },
      Column("se", Phrase("Standard error of the change."), .points, range: 0...(.infinity)) {
        $0.change.ends.standardError
      },
      Column("lower", Phrase("Lower end of the 95 % interval of the change."), .points) {
        $0.change.ends.lower
      },
      Column("upper", Phrase("Upper end of the 95 % interval of the change."), .points) {
        $0.change.ends.upper
      },
      Column("p", Phrase("p value of the hypothesis of no change."), .pValue) { $0.change.ends.p },
      Column(
        "q", Phrase("Expected share of wrong signs among the changes at least as certain."),
        .pValue,
        method: family
      ) {
        $0.q
      },
      Column(
        "slope", Phrase("Points per year by which the severity changed."), .points, sign: severer,
        blank: twoYears, method: Phrase("Least-squares slope of the severities of all years."),
        scale: .diverging
      ) { $0.change.slope?.value },
      Column(
        "slope_se", Phrase("Standard error of the slope."), .points, range: 0...(.infinity),
        blank: twoYears
      ) { $0.change.slope?.standardError },
      Column(
        "slope_lower", Phrase("Lower end of the 95 % interval of the slope, points per year."),
        .points, blank: twoYears
      ) { $0.change.slope?.lower },
      Column(
        "slope_upper", Phrase("Upper end of the 95 % interval of the slope, points per year."),
        .points, blank: twoYears
      ) { $0.change.slope?.upper },
      Column(
        "slope_p", Phrase("p value of the hypothesis that the slope is 0."), .pValue,
        blank: twoYears
      ) { $0.change.slope?.p },
      Column(
        "slope_q", Phrase("Expected share of wrong signs among the slopes at least as certain."),
        .pValue,
        blank: twoYears, method: family
      ) { $0.slopeQ },
      Column(
        "drifted",
        Phrase("Whether the 95 % interval of the change or of the slope leaves 0 out."), .flag
      ) { $0.isChanged || $0.isSloped },
    ])
}
