import Appraisals
import Phrases
import Reporting

/// Tables of raters and of the units they scored, from one score per row.
enum RaterTables {
  static let descriptions = [raters.description, units.description]

  private static let known = Phrase("The variances are taken as known.")

  private static let noVariance = Phrase("no variance between raters was found")

  static let raters = Schema<RaterStudy.Rater>(
    "rater_severity", Phrase("How many points did each rater take off, and how certain is that?"),
    [
      Column("rater", Phrase("The rater."), .name) { $0.name },
      Column("n_scores", Phrase("Scores that the rater gave."), .count) { $0.count },
      Column("mean", Phrase("Mean of these scores."), .points) { $0.mean },
      Column(
        "severity", Phrase("Points the rater takes off, compared with the mean of the raters."),
        .points, sign: Phrase("Positive: severe, takes points off."),
        method: Phrase("Best linear unbiased prediction, which is closer to 0 where data are few."),
        scale: .diverging
      ) { $0.severity },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the severity."), .points,
        blank: noVariance, method: known
      ) { $0.interval?.lowerBound },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the severity."), .points,
        blank: noVariance, method: known
      ) { $0.interval?.upperBound },
      Column("p", Phrase("Twice the probability that the severity has the other sign."), .pValue) {
        $0.p
      },
      Column(
        "q", Phrase("Expected share of wrong signs among the raters at least as certain."), .pValue
      ) { $0.q },
      Column(
        "flagged",
        Phrase(
          "Whether the rater stands out: raters differ at all, and the interval leaves 0 out."),
        .flag
      ) { $0.isFlagged },
    ])

  static let units = Schema<RaterStudy.Unit>(
    "fair_scores", Phrase("Which score would a rater of mean severity give each unit?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.name },
      Column("n_scores", Phrase("Scores it was given."), .count) { $0.count },
      Column("mean", Phrase("Mean of these scores."), .points) { $0.mean },
      Column("rank_raw", Phrase("Rank by this mean."), .rank) { $0.meanRank },
      Column(
        "fair_score", Phrase("Score expected of a rater of mean severity."), .points,
        method: Phrase("Best linear unbiased prediction, closer to the mean where data are few.")
      ) { $0.fairScore },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the fair score."), .points, method: known
      ) { $0.interval.lowerBound },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the fair score."), .points, method: known
      ) { $0.interval.upperBound },
      Column("rank_adjusted", Phrase("Rank by the fair score."), .rank) { $0.fairRank },
      Column(
        "rank_lower",
        Phrase(
          "Best rank left when only units certainly above count: those whose 95 % interval of the "
            + "difference leaves 0 out."), .rank
      ) { $0.ranks.lowerBound },
      Column(
        "rank_upper",
        Phrase(
          "Worst rank left when only units certainly below count: those whose 95 % interval of the "
            + "difference leaves 0 out."), .rank
      ) { $0.ranks.upperBound },
    ])
}
