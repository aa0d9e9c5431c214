import MixedModels
import Phrases
import Reporting
import Statistics

extension PlainTables {
  private static let noTest = Phrase(
    "the row is what errors are measured by, or there is no variance of error to divide by")
  private static let noVariance = Phrase("there are as many fixed columns as rows")

  /// - Parameters:
  ///   - name: of the file.
  ///   - question: the table answers.
  ///   - method: how the sums of squares come about.
  ///   - terms: sources that are words of the analysis, not columns of the user's.
  private static func analysis(
    _ name: String, _ question: Phrase, method: Phrase, terms: Set<String>
  ) -> Schema<AnovaRow> {
    Schema(
      name, question,
      [
        Column("source", Phrase("The source of variation."), .name) {
          ResultTable.Cell.name($0.source, orTermOf: terms)
        },
        Column(
          "df", Phrase("Degrees of freedom of the source."), .degreesOfFreedom
        ) { $0.df },
        Column(
          "ss", Phrase("Sum of squares of the source."), .squaredResponse, range: 0...(.infinity),
          method: method
        ) { ResultTable.Cell.allDigits($0.squares) },
        Column(
          "ms", Phrase("Mean square: the sum of squares per degree of freedom."), .squaredResponse,
          range: 0...(.infinity), blank: Phrase("the source has no degrees of freedom")
        ) { ResultTable.Cell.allDigits($0.meanSquare) },
        Column(
          "f", Phrase("The mean square divided by the residual mean square."), .number,
          range: 0...(.infinity), blank: noTest
        ) { ResultTable.Cell.allDigits($0.f) },
        Column(
          "p", Phrase("Chance of an F at least as large if the source has no effect."), .pValue,
          blank: noTest
        ) { $0.p },
      ])
  }

  static let anova = analysis(
    "anova", Phrase("How much of the squared deviations does each term explain?"),
    method: Phrase(
      "Of fixed terms each after those before it; of a single random factor between and within its "
        + "levels."), terms: ["Residual"])

  static let iccAnova = analysis(
    "icc_anova", Phrase("Which mean squares are the correlations made of?"),
    method: Phrase(
      "Within targets is raters and residual together; the residual is what targets and raters do not "
        + "add up to."), terms: ["targets", "raters", "within targets", "residual"])

  static let regression = Schema<LeastSquaresFit>(
    "regression", Phrase("How well do the fixed columns explain the response?"),
    [
      Column("observations", Phrase("Number of rows used."), .count) { $0.observations },
      Column(
        "residual_df", Phrase("Rows less fixed columns."), .degreesOfFreedom
      ) { $0.residualDF },
      Column(
        "residual_ss", Phrase("Sum of the squared residuals."), .squaredResponse,
        range: 0...(.infinity)
      ) { ResultTable.Cell.allDigits($0.residualSquares) },
      Column(
        "residual_sd", Phrase("Standard deviation of the residuals."), .response,
        range: 0...(.infinity), blank: noVariance,
        method: Phrase(
          "Root of the sum of squares per degree of freedom; with maximum likelihood, per row.")
      ) { ResultTable.Cell.allDigits($0.residualVariance?.squareRoot()) },
      Column(
        "r_squared", Phrase("Share of the sum of squares that the fixed columns explain."), .share,
        blank: Phrase("the response does not vary"),
        method: Phrase("About the mean; about 0 without an intercept.")
      ) { ResultTable.Cell.allDigits($0.rSquared) },
      Column(
        "regression_ss", Phrase("Sum of squares that the fixed columns explain together."),
        .squaredResponse, range: 0...(.infinity)
      ) { ResultTable.Cell.allDigits($0.regressionSquares) },
      Column(
        "f", Phrase("Mean square of all fixed columns together over the residual mean square."),
        .number, range: 0...(.infinity), blank: noTest
      ) { ResultTable.Cell.allDigits($0.regression.f) },
      Column(
        "df1", Phrase("Degrees of freedom of the numerator of F."), .degreesOfFreedom
      ) { $0.regressionDF },
      Column(
        "p", Phrase("Chance of an F at least as large if no column has an effect."), .pValue,
        blank: noTest
      ) { $0.regression.p },
      Column(
        "condition_number",
        Phrase(
          "Condition number of the fixed columns: by how much they may enlarge relative errors of the "
            + "data."), .number, range: 1...(.infinity), decimals: 0,
        method: Phrase("Largest over smallest singular value, by one-sided Jacobi rotations.")
      ) { $0.conditionNumber },
      Column(
        "condition_scaled",
        Phrase(
          "The same with every column scaled to length 1: above 30 some columns nearly repeat others."
        ),
        .number, range: 1...(.infinity), decimals: 0,
        method: Phrase("Belsley, Kuh & Welsch (1980), Regression Diagnostics, chapter 3.")
      ) { $0.scaledConditionNumber },
      Column(
        "exact_fit", Phrase("Whether the fixed columns give every response exactly."), .flag,
        method: Phrase("No residual is larger than the rounding of its response to a double.")
      ) { $0.isExact },
    ])
}
