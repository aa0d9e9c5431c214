public import Agreement
import MixedModels
public import Phrases
import Statistics
import TableIO

/// One design of several variables with the intervals of its coefficients.
public struct CompositeRow: Sendable {
  /// Variances and coefficients.
  public let decision: CompositeDecision
  /// One per variable.
  public let variables: [CoefficientIntervals]
  /// Of the composite.
  public let composite: CoefficientIntervals
}

/// Where the scores of several dependent variables vary together, and what their composite is worth.
public struct SeveralVariablesResult: Sendable {
  /// What was asked for.
  public let options: GeneralizabilityOptions
  /// Variance and covariance components.
  public let study: SeveralVariables
  /// Decision studies; the study's own first.
  public let rows: [CompositeRow]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Whether options are about several variables: they name a column of variables, or several
  /// columns of scores.
  public static func isAskedFor(_ options: GeneralizabilityOptions, in table: LongTable) -> Bool {
    options.hasSeveralVariables(columns: table.header)
  }

  /// Makes the G study and its D studies.
  ///
  /// - Parameters:
  ///   - table: one row per score, with a column that names the variable, or one column per variable.
  ///   - options: the design, where `i:variable` is a facet of which every variable has its own
  ///     conditions.
  /// - Throws: `AppraisalError` where a column does not exist, the options make no design, or the
  ///   scores allow no G study.
  public init(
    _ table: LongTable, _ options: GeneralizabilityOptions
  ) throws(AppraisalError) {
    self.options = options
    try options.check(isSeveral: true)
    let parts = try VariableDesign(options)
    let fixed = try options.fixedPositions(parts.design)
    let rows = try VariableRows(table, options, parts.design)
    guard rows.variables.count > 1 else {
      throw AppraisalError(
        .impossible, Phrase("there is one variable; a composite needs at least two"))
    }
    let study: SeveralVariables
    do {
      study = try SeveralVariables(
        parts.design, shared: Set(parts.shared), variables: rows.variables)
    } catch {
      throw AppraisalError(.impossible, Phrase("no G study: \(error)"))
    }
    self.study = study
    let weights = try Self.weights(options, study)
    let grid = try VariableGrid(study, options, fixed).designs
    let sources = study.studies.map {
      IntervalSource($0, fixed: fixed, options: options.intervals)
    }
    let composite = CompositeIntervals(
      study, weights: weights, fixed: fixed, options: options.intervals)
    self.rows = grid.map { sizes in
      CompositeRow(
        decision: CompositeDecision(study, weights: weights, sizes: sizes, fixed: fixed),
        variables: zip(sources, sizes).map { $0.intervals(sizes: $1) },
        composite: composite?.intervals(sizes: sizes) ?? .none)
    }
    notices =
      table.notices + rows.notices
      + zip(study.names, study.studies).filter { !$0.1.isBalanced }.map {
        Phrase("variable '\($0.0)' is not balanced: its variance components are by REML")
      }
      + zip(study.names, study.studies).flatMap { name, own in
        own.components.filter { $0.varianceByMeanSquares ?? 0 < 0 }.map {
          Phrase(
            "component \($0.name) of variable '\(name)' is negative by mean squares: 0 in the D study"
          )
        }
      }
      + (composite == nil
        ? [
          Phrase(
            "the composite has no intervals: variables share some facets and not others, or cells are "
              + "missing")
        ] : [])
      + (options.weights == nil && options.weightList == nil
        ? [
          Phrase(
            "no weights are given: the composite is the mean of all scores, variables weighted by "
              + "\(zip(study.names, weights).map { "\($0) \($1.fixed(3))" })")
        ] : [])
  }

  /// Weights of the variables in their order.
  private static func weights(
    _ options: GeneralizabilityOptions, _ study: SeveralVariables
  ) throws(AppraisalError) -> [Double] {
    let weights: [Double]
    if let named = options.weights {
      guard Set(named.keys) == Set(study.names) else {
        throw AppraisalError(
          .badData,
          Phrase(
            "weights are given for \(named.keys.sorted()), but the variables are \(study.names)"))
      }
      weights = study.names.map { named[$0] ?? 0 }
    } else {
      weights = options.weightList ?? study.proportionalWeights
    }
    guard weights.count == study.names.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
      weights.reduce(0, +) > 0
    else {
      throw AppraisalError(
        .badData,
        Phrase("give one weight of 0 or more per variable, one above 0, for \(study.names)"))
    }
    return weights
  }
}
