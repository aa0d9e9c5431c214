import Agreement
import Appraisals
import Phrases
import Reporting

extension PlainTables {
  private static let byREML = Phrase("the row is by REML")
  private static let noError = Phrase(
    "the row is by REML, or there is no variance of error to divide by")
  private static let sameScores = Phrase("all variances in it are zero")

  static let icc = Schema<IntraclassCorrelation>(
    "icc", Phrase("How far do raters of the same targets agree?"),
    [
      Column(
        "type",
        Phrase(
          "Which intraclass correlation: ICC1, ICC2 and ICC3 are about the score of one rater; ICC1k, "
            + "ICC2k and ICC3k about the mean score of k raters."), .name,
        method: Phrase(
          "1: each target has raters of its own. 2: raters are a sample of many, and differences in "
            + "their severity count as error. 3: only these raters matter, and differences in their "
            + "severity do not count.")
      ) { $0.type },
      Column(
        "method",
        Phrase(
          "ANOVA: from mean squares, if every rater scored every target once; REML: from variance "
            + "components, which allows missing scores."), .name,
        method: Phrase(
          "By ANOVA, k is the number of raters; by REML, the harmonic mean of the number of scores "
            + "per target.")
      ) { $0.method },
      Column(
        "icc",
        Phrase("Estimated share of the variance of such scores that lies between targets."),
        .number,
        sign: Phrase(
          "1 is perfect agreement, 0 is none; negative: targets differ less than chance alone would "
            + "make them differ."),
        range: -(.infinity)...1, decimals: 3, blank: sameScores
      ) { ResultTable.Cell.allDigits($0.estimate) },
      Column(
        "f", Phrase("F statistic of the test that the correlation is zero."), .number,
        range: 0...(.infinity),
        blank: noError
      ) { ResultTable.Cell.allDigits($0.f) },
      Column(
        "df1", Phrase("Degrees of freedom of the numerator of F."), .degreesOfFreedom, blank: byREML
      ) { $0.df1 },
      Column(
        "df2", Phrase("Degrees of freedom of the denominator of F."), .degreesOfFreedom,
        blank: byREML
      ) { $0.df2 },
      Column(
        "p", Phrase("Chance of an F at least as large if the correlation is zero."), .pValue,
        blank: noError
      ) { $0.p },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the correlation."), .number, decimals: 3,
        blank: noError
      ) { $0.lower },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the correlation."), .number, decimals: 3,
        blank: noError
      ) { $0.upper },
    ])

  static let kendallW = Schema<KendallW>(
    "kendall_w", Phrase("How far do the raters put the targets in the same order?"),
    [
      Column(
        "w",
        Phrase(
          "Kendall's W: 0 if the raters' rankings have nothing in common, 1 if all are the same."),
        .number, range: 0...1, decimals: 3,
        method: Phrase("Scores of each rater are ranked; equal scores share their mean rank.")
      ) { $0.w },
      Column(
        "chi_squared",
        Phrase("Friedman's chi-squared: number of raters × (number of targets - 1) × W."), .number,
        range: 0...(.infinity)
      ) { $0.chiSquared },
      Column(
        "df", Phrase("Degrees of freedom: number of targets - 1."), .degreesOfFreedom
      ) { $0.df },
      Column(
        "p", Phrase("Chance of a chi-squared at least as large if all raters rank at random."),
        .pValue, method: Phrase("An approximation, which is rough for few raters or targets.")
      ) { $0.p },
    ])

  private static let unbalanced = Phrase("the design is not balanced")

  static let gstudy = Schema<(component: GeneralizabilityComponent, share: Double)>(
    "gstudy", Phrase("Where do the scores vary?"),
    [
      Column(
        "term",
        Phrase(
          "The source of variation: the object, a facet, or their combination; r:t is r within t, and "
            + "p x i is the interaction of p and i."), .name,
        method: Phrase("The last source includes all that is left over.")
      ) { $0.component.name },
      Column(
        "df", Phrase("Degrees of freedom of the source."), .degreesOfFreedom, blank: unbalanced
      ) { $0.component.df },
      Column(
        "ss", Phrase("Sum of squares of the source."), .squaredResponse, blank: unbalanced
      ) { ResultTable.Cell.allDigits($0.component.sumOfSquares) },
      Column(
        "ms", Phrase("Mean square: the sum of squares per degree of freedom."), .squaredResponse,
        blank: unbalanced
      ) { ResultTable.Cell.allDigits($0.component.meanSquare) },
      Column(
        "variance", Phrase("Estimated variance component of the source, for one condition each."),
        .squaredResponse,
        sign: Phrase(
          "A negative estimate means that no variance was found; D studies count it as 0."),
        method: Phrase("From expected mean squares; by REML if the design is not balanced.")
      ) { $0.component.varianceByMeanSquares ?? $0.component.variance },
      Column(
        "variance_reml", Phrase("The same component by REML, which is never negative."),
        .squaredResponse, range: 0...(.infinity),
        blank: Phrase("the factors leave no residual, and REML no likeliest values")
      ) { $0.component.varianceByREML },
      Column(
        "share",
        Phrase("Share of the component in the sum of all, negative ones counted as 0."), .share,
        blank: Phrase("no component is above 0")
      ) { $0.share },
    ])
}
