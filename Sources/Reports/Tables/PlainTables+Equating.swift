public import Appraisals
import Equating
import Phrases
public import Reporting

/// A row of equated_scores: one score of X by one method.
typealias EquatedRow = (method: String, score: EquatedScore, rank: Double, frequency: Double)

/// A distribution of scores with its name.
typealias MomentsRow = (distribution: Phrase, method: String?, size: Double, moments: ScoreMoments)

extension PlainTables {
  private static let noFormula = Phrase(
    "no formula is known for the method here, or frequencies are shares; --bootstrap estimates it")

  /// - Parameter methods: columns of the methods; `<method>` in documents.
  static func conversion(methods: [String]) -> Schema<(score: Double, equated: [Double])> {
    Schema(
      "conversion", Phrase("Which score of form Y does each score of form X stand for?"),
      [Column("score", Phrase("Score of form X."), .response) { $0.score }]
        + methods.enumerated().map { place, method in
          Column(
            method,
            Phrase(
              "The equivalent on the scale of form Y by the method '\(method)': not rounded, and not "
                + "cut off at the ends of the scale."), .response
          ) { $0.equated[place] }
        })
  }

  static let equatedScores = Schema<EquatedRow>(
    "equated_scores", Phrase("How certain is the equivalent of each score?"),
    [
      Column("method", Phrase("How forms are equated; one word per method."), .term) { $0.method },
      Column("score", Phrase("Score of form X."), .response) { $0.score.score },
      Column(
        "frequency",
        Phrase("Examinees who have this score of X, or their share where shares were given."),
        .number, range: 0...(.infinity)
      ) { $0.frequency },
      Column(
        "percentile_rank",
        Phrase(
          "Per cent of the examinees with X who lie below the score, half of those with it too."),
        .percent, range: 0...100
      ) { 100 * $0.rank },
      Column("equated", Phrase("The equivalent on the scale of form Y."), .response) {
        $0.score.equated
      },
      Column(
        "se", Phrase("Standard error of the equivalent, from sampling examinees of both forms."),
        .response, range: 0...(.infinity), blank: noFormula,
        method: Phrase(
          "Lines: delta method with the observed third and fourth moments. Equipercentile: Lord's "
            + "formula, or the delta method with presmoothing. Kernel: delta method, bandwidths "
            + "taken as given.")
      ) { $0.score.standardError },
      Column(
        "se_normal", Phrase("The same standard error, were scores and anchors normal."), .response,
        range: 0...(.infinity), blank: Phrase("the method is no line, or frequencies are shares")
      ) { $0.score.normalStandardError },
      Column(
        "se_bootstrap", Phrase("SD of the equivalent over bootstrap samples of examinees."),
        .response, range: 0...(.infinity), blank: Phrase("no bootstrap was asked for")
      ) { $0.score.bootstrapError },
    ])

  private static let noLine = Phrase("the method is no line")
  private static let noSynthetic = Phrase("the method has no synthetic population of this kind")

  static let equatingFunctions = Schema<(form: EquatedForm, weight: Double)>(
    "equating_functions", Phrase("What did each method come to?"),
    [
      Column("method", Phrase("How forms are equated; one word per method."), .term) {
        $0.form.method.rawValue
      },
      Column(
        "intercept", Phrase("Equivalent of a score of 0 on the line."), .response, blank: noLine
      ) { $0.form.function?.intercept },
      Column("slope", Phrase("Points of Y per point of X on the line."), .number, blank: noLine) {
        $0.form.function?.slope
      },
      Column(
        "w1", Phrase("Weight of the group that took X in the synthetic population."), .share,
        blank: noSynthetic, method: Phrase("By numbers of examinees unless --w1 says otherwise.")
      ) { $0.form.method.isSynthetic ? $0.weight : nil },
      Column(
        "mean_x", Phrase("Mean of form X in the synthetic population."), .response,
        blank: noSynthetic
      ) { $0.form.function?.synthetic?.meanX },
      Column(
        "sd_x", Phrase("SD of form X in the synthetic population."), .response,
        range: 0...(.infinity), blank: noSynthetic
      ) { $0.form.function?.synthetic?.deviationX },
      Column(
        "mean_y", Phrase("Mean of form Y in the synthetic population."), .response,
        blank: noSynthetic
      ) { $0.form.function?.synthetic?.meanY },
      Column(
        "sd_y", Phrase("SD of form Y in the synthetic population."), .response,
        range: 0...(.infinity), blank: noSynthetic
      ) { $0.form.function?.synthetic?.deviationY },
      Column(
        "gamma_x", Phrase("Points of X per point of the anchor, as the method sees it."), .number,
        blank: Phrase("the method has no such slope")
      ) { $0.form.function?.gammaX },
      Column(
        "gamma_y", Phrase("Points of Y per point of the anchor, as the method sees it."), .number,
        blank: Phrase("the method has no such slope")
      ) { $0.form.function?.gammaY },
      Column(
        "bandwidth_x", Phrase("SD of the kernel of form X."), .response, range: 0...(.infinity),
        blank: Phrase("the method has no kernel")
      ) { $0.form.bandwidthX },
      Column(
        "bandwidth_y", Phrase("SD of the kernel of form Y."), .response, range: 0...(.infinity),
        blank: Phrase("the method has no kernel")
      ) { $0.form.bandwidthY },
    ])

  static let equatingMoments = Schema<MomentsRow>(
    "equating_moments", Phrase("How are scores spread before and after equating?"),
    [
      Column("distribution", Phrase("Which scores."), .sentence) { $0.distribution },
      Column(
        "method", Phrase("How forms are equated; one word per method."), .term,
        blank: Phrase("the scores are not equated")
      ) { $0.method },
      Column(
        "n", Phrase("Number of examinees, or the sum of shares."), .number, range: 0...(.infinity)
      ) { $0.size },
      Column("mean", Phrase("Mean of the scores."), .response) { $0.moments.mean },
      Column(
        "sd", Phrase("SD of the scores, with the number of examinees as divisor."), .response,
        range: 0...(.infinity)
      ) { $0.moments.standardDeviation },
      Column(
        "skewness", Phrase("Skewness: 0 for a symmetric distribution."), .number, decimals: 4,
        blank: Phrase("all scores are the same")
      ) { $0.moments.skewness },
      Column(
        "kurtosis", Phrase("Kurtosis: 3 for a normal distribution."), .number, decimals: 4,
        blank: Phrase("all scores are the same")
      ) { $0.moments.kurtosis },
    ])

  static let presmoothing = Schema<PresmoothingFit>(
    "presmoothing", Phrase("How many moments does presmoothing have to keep?"),
    [
      Column("form", Phrase("Form X or Y."), .name) { $0.form.rawValue },
      Column("degree", Phrase("Moments of the scores that the log-linear model keeps."), .count) {
        $0.degree
      },
      Column("used", Phrase("Whether the equating uses this degree."), .flag) { $0.isUsed },
      Column(
        "chi_squared", Phrase("Likelihood ratio chi-squared of the model."), .number,
        range: 0...(.infinity)
      ) { $0.chiSquared },
      Column("df", Phrase("Degrees of freedom of chi-squared."), .degreesOfFreedom) {
        $0.degreesOfFreedom
      },
      Column(
        "aic", Phrase("Chi-squared and twice the number of parameters; the least is best."), .number
      ) { $0.akaike },
      Column("mean", Phrase("Mean of the smoothed scores."), .response) { $0.moments.mean },
      Column(
        "sd", Phrase("SD of the smoothed scores."), .response, range: 0...(.infinity)
      ) { $0.moments.standardDeviation },
      Column(
        "skewness", Phrase("Skewness of the smoothed scores."), .number, decimals: 4,
        blank: Phrase("all scores are the same")
      ) { $0.moments.skewness },
      Column(
        "kurtosis", Phrase("Kurtosis of the smoothed scores."), .number, decimals: 4,
        blank: Phrase("all scores are the same")
      ) { $0.moments.kurtosis },
    ])
}

extension EquatingStudy {
  /// Conversion, errors, functions and moments, and fits where scores are presmoothed.
  public var tables: [ResultTable] {
    let forms = equating.forms
    let observed = equating.x.scores
    let scale = equating.x.scale
    let conversion = PlainTables.conversion(methods: forms.map(\.method.rawValue)).table(
      scale.scores.enumerated().map { place, score in
        (score, forms.map { $0.scores[place].equated })
      })
    let rows = forms.flatMap { form in
      form.scores.enumerated().map { place, score -> EquatedRow in
        (
          form.method.rawValue, score, observed.rank(of: score.score),
          equating.x.frequencies[place].reduce(0, +)
        )
      }
    }
    return [
      conversion, PlainTables.equatedScores.table(rows),
      PlainTables.equatingFunctions.table(forms.map { ($0, equating.weight) }),
      PlainTables.equatingMoments.table(moments),
    ] + (equating.fits.isEmpty ? [] : [PlainTables.presmoothing.table(equating.fits)])
  }

  private var moments: [MomentsRow] {
    func row(_ distribution: Phrase, _ scores: ScoreDistribution) -> MomentsRow {
      (distribution, nil, scores.size, scores.moments)
    }
    var rows = [
      row(Phrase("form X"), equating.x.scores), row(Phrase("form Y"), equating.y.scores),
    ]
    if let anchorX = equating.x.anchor, let anchorY = equating.y.anchor {
      rows += [
        row(Phrase("anchor, group X"), anchorX), row(Phrase("anchor, group Y"), anchorY),
      ]
    }
    if !equating.fits.isEmpty {
      rows += [
        row(Phrase("form X, presmoothed"), equating.smoothedX.scores),
        row(Phrase("form Y, presmoothed"), equating.smoothedY.scores),
      ]
    }
    return rows
      + equating.forms.map {
        (
          Phrase("form X on the scale of Y"), $0.method.rawValue, equating.x.size, $0.moments
        )
      }
  }
}
