public import MixedModels
public import Phrases
public import Statistics
import TableIO

/// The variance of a plain table's column, split into components.
public struct VarianceStudy: Sendable {
  /// One variance of the model.
  public struct Component: Sendable {
    /// The estimate with its Wald interval.
    public let estimate: VarianceComponent
    /// The interval by profile likelihood; nil where none was asked for.
    public let profile: ProfileInterval?

    /// Whether the estimate is worked out directly rather than found by steps.
    public let isDirect: Bool

    /// Lower end of the 95 % interval, squared units of the response: of the profile if there is
    /// one.
    public var lower: Double? { profile.map(\.lower) ?? estimate.lower }
    /// Upper end of that interval.
    public var upper: Double? { profile.map(\.upper) ?? estimate.upper }
  }

  /// What was asked for.
  public let options: VarianceOptions
  /// The fitted model.
  public let fit: MixedModelFit
  /// The regression by least squares where there are no random factors; nil otherwise.
  public let regression: LeastSquaresFit?
  /// Sums of squares: of a regression's terms in order, or between and within the levels of a single
  /// random factor; empty for other models.
  public let anova: [AnovaRow]
  /// One per random factor in the order of the options, the residual last.
  public let components: [Component]
  /// One per random factor where asked for.
  public let tests: [LikelihoodRatioTest]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - table: one row per observation; rows with a blank in a column of the options are left out.
  ///   - options: columns and what to work out from them.
  ///   - threads: threads the passes over the rows may use; the result does not depend on them.
  /// - Throws: `AppraisalError` where a column does not exist, is no number, or no model can be
  ///   fitted.
  /// - Complexity: one pass over the rows for each pair of factors, then a few dozen evaluations
  ///   that do not read rows again.
  public init(
    _ table: LongTable, _ options: VarianceOptions, threads: Int = 1
  ) throws(AppraisalError) {
    self.options = options
    if let problem = options.problem { throw AppraisalError(.badData, problem) }
    let input = try VarianceInput(table, options)
    do throws(MixedModelsError) {
      if options.isRegression {
        let regression = try LeastSquaresFit(
          LeastSquaresData(
            response: input.exactResponse, terms: input.fixed, hasIntercept: options.hasIntercept,
            weights: input.weights), options.method)
        fit = regression.mixedModel
        components = fit.components.map { Component(estimate: $0, profile: nil, isDirect: true) }
        tests = []
        anova = regression.anova
        self.regression = regression
      } else {
        let response = input.offsetResponse
        let model = try MixedModel(
          MixedModelData(
            response: response.values, origin: response.origin, random: input.random,
            fixed: input.fixed.map(\.rounded), weights: input.weights), threads: threads)
        let estimates = try Self.estimates(model, options)
        (fit, components, tests) = (estimates.fit, estimates.components, estimates.tests)
        regression = nil
        anova = Self.oneWay(input, response.values)
      }
    } catch {
      throw AppraisalError(.impossible, Phrase("no variance components: \(error)"))
    }
    notices =
      table.notices + input.notices
      + fit.droppedFixed.map { Phrase("fixed column \($0) repeats earlier ones: left out") }
      + (regression.map(Self.notices) ?? [])
  }

  /// Fits the model of tables of sums, which give what rows would.
  ///
  /// - Parameters:
  ///   - tables: they say what the model is.
  ///   - options: what to work out from it.
  /// - Throws: `AppraisalError` where no model can be fitted.
  /// - Complexity: linear in levels and pairs of levels, then as for rows.
  public init(_ tables: VarianceTables, _ options: VarianceOptions) throws(AppraisalError) {
    let options = tables.completed(options)
    self.options = options
    do throws(MixedModelsError) {
      let estimates = try Self.estimates(MixedModel(tables.sufficient()), options)
      (fit, components, tests) = (estimates.fit, estimates.components, estimates.tests)
    } catch {
      throw AppraisalError(.impossible, Phrase("no variance components: \(error)"))
    }
    regression = nil
    anova = tables.oneWay
    notices =
      tables.notices
      + fit.droppedFixed.map { Phrase("fixed column \($0) repeats earlier ones: left out") }
  }

  private static func estimates(
    _ model: MixedModel, _ options: VarianceOptions
  ) throws(MixedModelsError) -> (
    fit: MixedModelFit, components: [Component], tests: [LikelihoodRatioTest]
  ) {
    let fit = try model.fit(options.method, effects: options.hasEffects)
    let profiles = options.hasProfileIntervals ? model.profileIntervals(around: fit) : []
    let components = fit.components.map { estimate in
      Component(
        estimate: estimate, profile: profiles.first { $0.component == estimate.name },
        isDirect: false)
    }
    return (fit, components, options.hasTests ? try model.likelihoodRatioTests(against: fit) : [])
  }

  /// Between and within the levels of the only factor, where nothing else explains the response.
  private static func oneWay(_ input: VarianceInput, _ response: [Double]) -> [AnovaRow] {
    guard input.random.count == 1, input.fixed.isEmpty, input.weights == nil else { return [] }
    let factor = input.random[0]
    let analysis = OneWayAnalysis(
      response, codes: factor.codes, count: factor.levels.count,
      names: (factor.name, "Residual"))
    return [analysis.between, analysis.within]
  }

  /// Columns this close to repeating each other deserve a word: half of the digits of a double.
  private static let poorCondition = 1e8

  private static func notices(_ fit: LeastSquaresFit) -> [Phrase] {
    var notices: [Phrase] = []
    if fit.scaledConditionNumber > poorCondition {
      notices.append(
        Phrase(
          "the fixed columns nearly repeat each other: condition number "
            + "\(fit.conditionNumber.significant(3)), with columns of equal length "
            + "\(fit.scaledConditionNumber.significant(3)); all are kept"))
    }
    if fit.residualDF == 0 {
      notices.append(
        Phrase("as many fixed columns as rows: nothing is left to estimate errors from"))
    } else if fit.isExact {
      notices.append(Phrase("the fixed columns give every response exactly: errors are 0"))
    }
    return notices
  }
}

extension VarianceOptions {
  /// What keeps the options from being used together; nil where nothing does.
  public var problem: Phrase? {
    if isRegression {
      if hasTests || hasEffects || hasProfileIntervals {
        return Phrase(
          "--profile, --tests and --effects are about random factors; name one with --random, or leave "
            + "them out")
      }
    } else if !hasIntercept {
      return Phrase("--no-intercept is for models without random factors; leave one of both out")
    }
    return nil
  }
}
