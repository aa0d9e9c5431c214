import Agreement
import Appraisals
import Phrases
import Reporting

extension PlainTables {
  private static let noVariance = Phrase("neither objects nor errors vary")
  private static let noInterval = Phrase(
    "there is no interval, as the design is not balanced, or no variance to divide by")

  /// Variances and coefficients of mean scores.
  static func worth<Row>(
    _ variances: @escaping @Sendable (Row) -> ScoreVariances
  ) -> [Column<Row>] {
    [
      Column(
        "universe_variance", Phrase("Variance of true differences between objects."),
        .squaredResponse, range: 0...(.infinity),
        method: Phrase("With fixed facets, their interaction with the object is part of it.")
      ) { variances($0).universe },
      Column(
        "relative_error",
        Phrase("Error variance of an object's mean score when only the order of objects matters."),
        .squaredResponse, range: 0...(.infinity)
      ) { variances($0).relative },
      Column(
        "absolute_error",
        Phrase("Error variance of an object's mean score when its level matters too."),
        .squaredResponse, range: 0...(.infinity)
      ) { variances($0).absolute },
      Column(
        "e_rho_squared",
        Phrase(
          "Generalizability coefficient: share of true differences between objects in the variance of "
            + "their mean scores when only their order matters."), .number, range: 0...1,
        decimals: 3, blank: noVariance,
        method: Phrase("Universe-score variance / (universe-score variance + relative error).")
      ) { variances($0).generalizability },
      Column(
        "phi",
        Phrase("Dependability coefficient: the same share when the level of scores matters too."),
        .number, range: 0...1, decimals: 3, blank: noVariance,
        method: Phrase("Universe-score variance / (universe-score variance + absolute error).")
      ) { variances($0).dependability },
    ]
  }

  /// Ends of the intervals of both coefficients, and how they are found.
  static func intervals<Row>(
    _ intervals: @escaping @Sendable (Row) -> CoefficientIntervals
  ) -> [Column<Row>] {
    [
      Column(
        "e_rho_lower", Phrase("Lower end of the interval of the generalizability coefficient."),
        .number, range: 0...1, decimals: 3, blank: noInterval
      ) { intervals($0).generalizability?.lower },
      Column(
        "e_rho_upper", Phrase("Upper end of the interval of the generalizability coefficient."),
        .number, range: 0...1, decimals: 3, blank: noInterval
      ) { intervals($0).generalizability?.upper },
      Column(
        "e_rho_method",
        Phrase(
          "F: exact for normal scores; generalized pivots: mean squares are drawn from their "
            + "chi-squared distributions."), .term, blank: noInterval
      ) { intervals($0).generalizability?.method.rawValue },
      Column(
        "phi_lower", Phrase("Lower end of the interval of the dependability coefficient."),
        .number, range: 0...1, decimals: 3, blank: noInterval
      ) { intervals($0).dependability?.lower },
      Column(
        "phi_upper", Phrase("Upper end of the interval of the dependability coefficient."),
        .number, range: 0...1, decimals: 3, blank: noInterval
      ) { intervals($0).dependability?.upper },
      Column(
        "phi_method", Phrase("F or generalized pivots, as of the generalizability coefficient."),
        .term, blank: noInterval
      ) { intervals($0).dependability?.method.rawValue },
    ]
  }

  /// - Parameter facets: columns of the facets; `<facet>` in documents.
  static func dstudy(facets: [String]) -> Schema<DecisionRow> {
    let sizes: [Column<DecisionRow>] = facets.enumerated().map { place, facet in
      Column(
        "n_\(facet)",
        Phrase(
          "Number of conditions of \(facet) per object; of a nested facet, in each condition of the "
            + "facet around it."), .count,
        method: Phrase(
          "The first row has the numbers of the study itself: harmonic means where they differ.")
      ) { $0.decision.sizes[place] }
    }
    let rest: [Column<DecisionRow>] = [
      Column(
        "phi_lambda",
        Phrase("Dependability of deciding whether an object is above the cut score."), .number,
        decimals: 3, blank: Phrase("no cut score was given"),
        method: Phrase(
          "Phi with the squared distance of the grand mean from the cut score added to the variance "
            + "of objects, less the sampling variance of that mean.")
      ) { $0.decision.dependabilityAtCut },
      Column(
        "cost", Phrase("What the conditions cost by the prices given."), .number,
        range: 0...(.infinity), blank: Phrase("no price was given")
      ) { $0.cost },
      Column(
        "choice", Phrase("Why a search chose the design."), .term,
        blank: Phrase("no search chose it")
      ) { $0.choice?.rawValue },
    ]
    return Schema(
      "dstudy", Phrase("How many conditions would make the scores dependable?"),
      sizes + worth { $0.decision.variances } + intervals { $0.intervals } + rest)
  }

  static let variableComponents = Schema<VariableComponent>(
    "variable_components", Phrase("Where do the scores of several variables vary together?"),
    [
      Column(
        "term",
        Phrase("The source of variation: the object, a facet, or their combination."), .name
      ) { $0.term },
      Column("variable", Phrase("A dependent variable."), .name) { $0.variable },
      Column("other", Phrase("The same or another dependent variable."), .name) { $0.other },
      Column(
        "covariance",
        Phrase(
          "Estimated covariance of the source's effects on the two variables; of a variable with "
            + "itself, the variance component."), .squaredResponse,
        sign: Phrase("A negative variance means that none was found; D studies count it as 0."),
        blank: Phrase("the variables do not share the source"),
        method: Phrase("From expected mean products; variances by REML if cells are missing.")
      ) { $0.covariance },
      Column(
        "correlation",
        Phrase("The same as a correlation of true effects, free of the errors of measurement."),
        .number, sign: Phrase("An estimate can lie outside -1 to 1."),
        blank: Phrase("the variables do not share the source, or do not vary")
      ) { $0.correlation },
    ])

  /// - Parameter facets: columns of the facets; `<facet>` in documents.
  static func compositeStudy(facets: [String]) -> Schema<VariableDecision> {
    let isComposite = Phrase("the row is the composite's")
    let first: [Column<VariableDecision>] = [
      Column(
        "design", Phrase("Number of the design; 1 has the study's own numbers of conditions."),
        .count
      ) { $0.design },
      Column(
        "variable",
        Phrase("The dependent variable; the last row of a design is the composite of all."), .name
      ) { ResultTable.Cell.name($0.variable, orTerm: "composite") },
    ]
    let sizes: [Column<VariableDecision>] = facets.enumerated().map { place, facet in
      Column(
        "n_\(facet)",
        Phrase(
          "Number of conditions of \(facet) per object; of a nested facet, in each condition of the "
            + "facet around it."), .count, blank: isComposite
      ) { $0.sizes?[place] }
    }
    let shares: [Column<VariableDecision>] = [
      Column(
        "weight", Phrase("Weight of the variable in the composite."), .share, blank: isComposite,
        method: Phrase("Weights are scaled to a sum of 1.")
      ) { $0.weight },
      Column(
        "contribution",
        Phrase("Share of the variable in the universe-score variance of the composite."), .number,
        decimals: 3, blank: isComposite,
        method: Phrase("Weight times the covariance of universe scores with the composite's.")
      ) { $0.contribution },
    ]
    return Schema(
      "composite_dstudy", Phrase("What is the composite of several variables worth?"),
      first + sizes + shares + worth { $0.variances } + intervals { $0.intervals })
  }
}
