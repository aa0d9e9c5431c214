import Appraisals
import MultiYear
import Phrases
import Reporting

extension MultiYearTables {
  static let scaleDrift = Schema<ComponentDrift>(
    "scale_drift",
    Phrase("Was a component scored more generously than the year before?"),
    [
      Column("component", Phrase("The component."), .term) { $0.component },
      Column("year_from", yearFrom, .year) { $0.yearFrom },
      Column("year_to", yearTo, .year) { $0.yearTo },
      Column(
        "drift",
        Phrase("Points the component rose beyond what the adjusted on-site scores explain."),
        .points, sign: Phrase("Positive: scored more generously in the later year."),
        method: Phrase(
          "Mean over units of the component's change minus its loading times the change of the "
            + "adjusted on-site score."), scale: .diverging
      ) { $0.drift.drift },
      Column(
        "se", Phrase("Standard error of the drift."), .points, range: 0...(.infinity),
        method: Phrase(
          "From the spread over units and the draws of severities and loadings, with the part that all "
            + "teams of a year may share.")
      ) { $0.drift.standardError },
      Column(
        "p", Phrase("p value of the hypothesis that there is no drift."), .pValue,
        method: Phrase(
          "Two-sided, from the draws of severities and loadings: Student's t about the drift of each."
        )
      ) { $0.drift.p },
      Column(
        "units", Phrase("Units with both scores in both years."), .count
      ) { $0.drift.units },
    ])

  private static let cannotFlag = Phrase(
    "fewer than four years, or so many units that no order of so few years could be found")

  static let unitSlopes = Schema<UnitSlope>(
    "unit_slopes", Phrase("How fast did each unit's adjusted total rise or fall over the years?"),
    [
      Column("unit", unit, .name) { $0.name },
      Column("years", Phrase("Years in which the unit has a total."), .count) { $0.yearCount },
      Column(
        "tau", Phrase("How steadily the adjusted total rose from year to year."), .correlation,
        sign: Phrase("1: it rose every year; -1: it fell every year."),
        blank: Phrase("fewer than four years, or all totals are equal"),
        method: Phrase("Kendall's tau-b of totals and years.")
      ) { $0.tau },
      Column(
        "p", Phrase("p value of the hypothesis that the unit has no slope of its own."), .pValue,
        blank: lacking, method: ownMethod
      ) { $0.own?.p },
      Column(
        "q", Phrase("p adjusted for looking at all units."), .pValue, blank: lacking,
        method: Phrase(
          "Benjamini-Hochberg together with the changes from first to last in a group of linked years."
        )
      ) { $0.q },
      Column(
        "exact",
        Phrase(
          "Whether p_ranks counts all orders of the totals; otherwise it is a normal approximation."
        ),
        .flag, blank: cannotFlag
      ) { $0.isExact },
      Column(
        "slope", Phrase("Points per year by which the adjusted total changed."), .points,
        sign: rose, method: Phrase("Least squares, from the draws that changes come from."),
        scale: .diverging
      ) { $0.slope.value },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the slope, points per year."), .points
      ) { $0.slope.lower },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the slope, points per year."), .points
      ) { $0.slope.upper },
      Column(
        "shared", Phrase("Points per year of the slope that all units share."), .points, sign: rose,
        blank: lacking, method: sharedMethod, scale: .diverging
      ) { $0.own?.shared },
      Column(
        "own_slope",
        Phrase(
          "Points per year beyond what all units share, with all years weighted as the last one."),
        .points, sign: rose, blank: lacking, scale: .diverging
      ) { $0.own?.value },
      Column(
        "own_lower", Phrase("Lower end of the 95 % interval of own_slope."), .points, blank: lacking
      ) { $0.own?.lower },
      Column(
        "own_upper", Phrase("Upper end of the 95 % interval of own_slope."), .points, blank: lacking
      ) { $0.own?.upper },
      Column(
        "p_ranks",
        Phrase("p value of the hypothesis that the adjusted total has no trend, by ranks alone."),
        .pValue, blank: cannotFlag, method: Phrase("Mann-Kendall test.")
      ) { $0.rankP },
    ])

  private static let noYearBefore = Phrase(
    "no earlier year has the assessor, or several people have that name")

  static let assessorDrift = Schema<AssessorDrift>(
    "assessor_drift",
    Phrase("How severe was each assessor each year, and did that change?"),
    [
      Column(
        "assessor", Phrase("The assessor; the same name is taken for the same person."), .name
      ) { $0.name },
      Column("team", Phrase("The assessor's team in that year."), .name) { $0.team },
      Column("year", Phrase("The year."), .year) { $0.year },
      Column(
        "severity",
        Phrase(
          "Per cent of full marks the assessor took off, compared with the mean of the team's members."
        ), .percent, sign: Phrase("Positive: took points off; negative: gave points."),
        method: Phrase("Best linear unbiased prediction from that year's ratings alone."),
        scale: .diverging
      ) { $0.severity },
      Column(
        "conditional_sd",
        Phrase("Standard deviation of the severity, taking the variance components as known."),
        .percent, range: 0...(.infinity)
      ) { $0.conditionalSD },
      Column("lower", Phrase("Lower end of the 95 % interval of the severity."), .percent) {
        $0.lower
      },
      Column("upper", Phrase("Upper end of the 95 % interval of the severity."), .percent) {
        $0.upper
      },
      Column(
        "change",
        Phrase(
          "The severity minus that of the assessor's last year; the colleagues may be others."),
        .percent, sign: Phrase("Positive: the assessor became more severe."), blank: noYearBefore,
        scale: .diverging
      ) { $0.change },
      Column(
        "change_se", Phrase("Standard error of the change."), .percent, range: 0...(.infinity),
        blank: noYearBefore, method: Phrase("Each year is a model of its own, so their errors add.")
      ) { $0.changeStandardError },
      Column(
        "p",
        Phrase("p value of the hypothesis that the severity did not change."), .pValue,
        blank: noYearBefore,
        method: Phrase("Two-sided normal test.")
      ) { $0.p },
      Column(
        "q", Phrase("p adjusted for looking at all changes."), .pValue, blank: noYearBefore,
        method: Phrase("Benjamini-Hochberg over all changes in a group of linked years.")
      ) { $0.q },
    ])

  static let itemDrift = Schema<ItemDrift>(
    "item_drift", Phrase("Which items became easier or harder to score on than the others?"),
    [
      Column("item", Phrase("An item that both years have."), .name) { $0.name },
      Column("year_from", yearFrom, .year) { $0.yearFrom },
      Column("year_to", yearTo, .year) { $0.yearTo },
      Column(
        "drift",
        Phrase(
          "Change of the item's mean score, as a share of full marks, beyond the mean change of the "
            + "items that did not drift."), .number, sign: Phrase("Positive: became easier."),
        decimals: 3, scale: .diverging
      ) { $0.drift },
      Column(
        "robust_z",
        Phrase("Distance of the drift from the median drift, in robust standard deviations."),
        .number, method: Phrase("The robust SD is the interquartile range over 1.349.")
      ) { $0.robustZ },
      Column(
        "dropped",
        Phrase("Whether the item drifted, so that it does not serve to compare the two years."),
        .flag,
        method: Phrase("Items with a robust z beyond 2.7 are dropped, the farthest one at a time.")
      ) { $0.isDropped },
      Column(
        "link",
        Phrase("Mean change of the items that did not drift, as a share of full marks."), .number,
        sign: Phrase("Positive: scores on these items rose."), decimals: 3
      ) { $0.link },
    ])
}
