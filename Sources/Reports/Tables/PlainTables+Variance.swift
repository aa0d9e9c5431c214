import Appraisals
import MixedModels
import Phrases
import Reporting

extension PlainTables {
  private static let noInterval = Phrase(
    "the variance is 0 or the data do not determine it, or its profile has no end")

  private static let unbounded = Phrase("the fixed columns give every response exactly")
  private static let noError = Phrase("there is no standard error, or it is 0")
  private static let noDF = Phrase("there are as many fixed columns as rows")

  static let components = Schema<VarianceStudy.Component>(
    "variance_components", Phrase("Where does the variance come from?"),
    [
      Column(
        "term",
        Phrase("The random factor; the last row, Residual, is what the model leaves unexplained."),
        .name
      ) { ResultTable.Cell.name($0.estimate.name, orTerm: "Residual") },
      Column(
        "levels", Phrase("Number of different levels of the factor."), .count,
        blank: Phrase("the row is the residual's")
      ) { $0.estimate.levels },
      Column(
        "variance", Phrase("Estimated variance between the levels of the factor."),
        .squaredResponse,
        sign: Phrase("0 means that no variance was found between the levels."),
        range: 0...(.infinity)
      ) { ResultTable.Cell.digits($0.estimate.variance, all: $0.isDirect) },
      Column(
        "sd", Phrase("Standard deviation: the square root of the variance."), .response,
        range: 0...(.infinity)
      ) { ResultTable.Cell.digits($0.estimate.standardDeviation, all: $0.isDirect) },
      Column(
        "se", Phrase("Standard error of the variance."), .squaredResponse, range: 0...(.infinity),
        blank: Phrase("the variance is 0, or the data do not determine it"),
        method: Phrase("From the average information.")
      ) { $0.estimate.standardError },
      Column(
        "lower", Phrase("Lower end of the 95 % interval of the variance."), .squaredResponse,
        range: 0...(.infinity), blank: noInterval,
        method: Phrase(
          "Wald's on the logarithm of the variance, or by profile likelihood if asked for; by "
            + "chi-squared without random factors.")
      ) { $0.lower },
      Column(
        "upper", Phrase("Upper end of the 95 % interval of the variance."), .squaredResponse,
        range: 0...(.infinity), blank: noInterval,
        method: Phrase(
          "Wald's on the logarithm of the variance, or by profile likelihood if asked for; by "
            + "chi-squared without random factors.")
      ) { $0.upper },
      Column("share", Phrase("Share of this variance in the sum of all."), .share) {
        $0.estimate.share
      },
    ])

  /// - Parameter isDirect: whether the effects are a regression's, whose digits are all reliable.
  static func fixedEffects(isDirect: Bool) -> Schema<FixedEffect> {
    Schema(
      "fixed_effects", Phrase("How does the mean depend on the fixed columns?"),
      [
        Column(
          "term",
          Phrase(
            "The intercept, a column of numbers, or the name of a column followed by one of its levels."
          ),
          .name
        ) { ResultTable.Cell.name($0.name, orTerm: "(Intercept)") },
        Column(
          "estimate",
          Phrase(
            "Change of the mean per unit of a column of numbers, or difference of a level from the first "
              + "level of its column."), .response,
          method: Phrase(
            "The intercept is the mean where all columns of numbers are 0 and all others are at their "
              + "first level.")
        ) { ResultTable.Cell.digits($0.estimate, all: isDirect) },
        Column(
          "se", Phrase("Standard error of the estimate."), .response, range: 0...(.infinity),
          blank: noDF
        ) { ResultTable.Cell.digits($0.standardError, all: isDirect) },
        Column(
          "df", Phrase("Degrees of freedom of t."), .degreesOfFreedom,
          method: Phrase(
            "Satterthwaite's approximation; without random factors, rows less fixed columns.")
        ) { $0.degreesOfFreedom },
        Column(
          "t", Phrase("The estimate divided by its standard error."), .number, blank: noError
        ) { $0.t },
        Column(
          "p", Phrase("Chance of a t at least as far from 0 if there is no effect."), .pValue,
          blank: noError
        ) { $0.p },
      ])
  }

  static let effects = Schema<LevelEffect>(
    "effects", Phrase("How far is each level of a random factor from the mean?"),
    [
      Column("term", Phrase("The random factor."), .name) { $0.factor },
      Column("level", Phrase("The level of the factor."), .name) { $0.level },
      Column(
        "estimate",
        Phrase("Predicted difference of the level from the mean that the fixed effects give."),
        .response,
        method: Phrase("Best linear unbiased prediction, which is closer to 0 where data are few."),
        scale: .diverging
      ) { $0.estimate },
      Column(
        "conditional_sd",
        Phrase("Standard deviation of the level's true effect around the prediction."), .response,
        range: 0...(.infinity),
        method: Phrase("The variances and fixed effects are taken as known.")
      ) { $0.conditionalSD },
    ])

  static let tests = Schema<LikelihoodRatioTest>(
    "variance_tests", Phrase("Is there any variance between the levels of each random factor?"),
    [
      Column("term", Phrase("The random factor."), .name) { $0.component },
      Column(
        "likelihood_ratio",
        Phrase("Fall of -2 log likelihood when the factor is added to a model of all the others."),
        .number, range: 0...(.infinity),
        method: Phrase(
          "The likelihood is the restricted one unless maximum likelihood is asked for.")
      ) { $0.statistic },
      Column(
        "p", Phrase("Chance of a fall at least as large if the factor's variance is zero."),
        .pValue,
        method: Phrase(
          "Half of the reference is at zero, half is chi-squared with one degree of freedom.")
      ) { $0.p },
    ])

  static let fit = Schema<MixedModelFit>(
    "variance_fit", Phrase("How well does the model fit, and how did the fitting end?"),
    [
      Column(
        "method", Phrase("REML is restricted maximum likelihood, ML is maximum likelihood."), .name
      ) { $0.method.rawValue },
      Column(
        "criterion", Phrase("-2 log likelihood at the estimates; less is a better fit."), .number,
        decimals: 4, blank: unbounded,
        method: Phrase(
          "All constants are included; compare only models of the same method and, for REML, of the "
            + "same fixed columns.")
      ) { $0.criterion },
      Column(
        "log_likelihood", Phrase("Logarithm of the maximised likelihood."), .number, decimals: 4,
        blank: unbounded
      ) { $0.logLikelihood },
      Column("observations", Phrase("Number of rows used."), .count) { $0.observations },
      Column(
        "evaluations", Phrase("How often the likelihood was evaluated to find its maximum."), .count
      ) { $0.evaluations },
      Column(
        "convergence",
        Phrase(
          "How the fitting ended: converged; boundary, with the factors whose variance is 0; or "
            + "evaluation limit, after which the numbers must not be used."), .term
      ) { $0.convergence.term },
    ])
}

extension Convergence {
  /// How the fit ended, with the factors on the boundary.
  fileprivate var term: String {
    switch self {
    case .converged: "converged"
    case .boundary(let names, _): "boundary: \(names.joined(separator: ", "))"
    case .evaluationLimit: "evaluation limit"
    }
  }
}
