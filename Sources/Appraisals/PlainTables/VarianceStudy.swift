public import MixedModels
public import Phrases
import TableIO

/// The variance of a plain table's column, split into components.
public struct VarianceStudy: Sendable {
  /// One variance of the model.
  public struct Component: Sendable {
    /// The estimate with its Wald interval.
    public let estimate: VarianceComponent
    /// The interval by profile likelihood; nil where none was asked for.
    public let profile: ProfileInterval?

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
  /// - Throws: `AppraisalError` where a column does not exist, is no number, or no model can be
  ///   fitted.
  /// - Complexity: one pass over the rows for each pair of factors, then a few dozen evaluations
  ///   that do not read rows again.
  public init(_ table: LongTable, _ options: VarianceOptions) throws(AppraisalError) {
    self.options = options
    let input = try VarianceInput(table, options)
    do throws(MixedModelsError) {
      let model = try MixedModel(
        MixedModelData(
          response: input.response, random: input.random, fixed: input.fixed,
          weights: input.weights))
      let fit = try model.fit(options.method, effects: options.hasEffects)
      let profiles = options.hasProfileIntervals ? model.profileIntervals(around: fit) : []
      components = fit.components.map { estimate in
        Component(
          estimate: estimate, profile: profiles.first { $0.component == estimate.name })
      }
      tests = options.hasTests ? try model.likelihoodRatioTests(against: fit) : []
      self.fit = fit
    } catch {
      throw AppraisalError(.impossible, Phrase("no variance components: \(error)"))
    }
    notices =
      table.notices + input.notices
      + fit.droppedFixed.map { Phrase("fixed column \($0) repeats earlier ones: left out") }
  }
}

/// The columns of a variance study as the model reads them.
private struct VarianceInput {
  let response: [Double]
  let random: [RandomFactor]
  let fixed: [FixedTerm]
  let weights: [Double]?
  let notices: [Phrase]

  private typealias Labels = (name: String, labels: TableCodes)

  /// A fixed column before incomplete rows are left out.
  private enum FixedColumn {
    case covariate(name: String, values: [Double?])
    case factor(name: String, labels: TableCodes)
  }

  init(_ table: LongTable, _ options: VarianceOptions) throws(AppraisalError) {
    let response = try table.numbers(options.response)
    let random = try Self.randomColumns(table, options)
    let fixed = try options.fixed.map { term throws(AppraisalError) in
      try Self.fixedColumn(table, term)
    }
    let weights = try options.weights.map { name throws(AppraisalError) in
      try table.numbers(name)
    }
    var numbers = [response] + (weights.map { [$0] } ?? [])
    var labels = random.map(\.labels)
    for column in fixed {
      switch column {
      case .covariate(_, let values): numbers.append(values)
      case .factor(_, let own): labels.append(own)
      }
    }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: labels)
    self.response = complete.values(response)
    self.random = random.map { complete.factor($0.labels, name: $0.name) }
    self.fixed = fixed.map { column in
      switch column {
      case .covariate(let name, let values):
        return .covariate(name: name, values: complete.values(values))
      case .factor(let name, let labels):
        let factor = complete.factor(labels, name: name, isSorted: true)
        return .factor(name: name, levels: factor.levels, codes: factor.codes)
      }
    }
    self.weights = weights.map { complete.values($0) }
    notices = complete.notices
  }

  /// Random factors by the terms of the options, nested ones as combinations with their outer.
  private static func randomColumns(
    _ table: LongTable, _ options: VarianceOptions
  ) throws(AppraisalError) -> [Labels] {
    let outer = Dictionary(
      options.nested.map { ($0.inner, $0.outer) }, uniquingKeysWith: { _, last in last })
    let added = outer.keys.sorted().filter { !options.random.contains($0) }
    return try (options.random + added + options.interactions).map {
      term throws(AppraisalError) -> Labels in
      (term, try table.labels(ofTerm: outer[term].map { "\($0):\(term)" } ?? term))
    }
  }

  private static func fixedColumn(
    _ table: LongTable, _ term: String
  ) throws(AppraisalError) -> FixedColumn {
    let isForced = term.hasPrefix("factor(") && term.hasSuffix(")")
    let name = isForced ? String(term.dropFirst(7).dropLast()) : term
    if !isForced, try table.isNumeric(name) {
      return .covariate(name: name, values: try table.numbers(name))
    }
    return .factor(name: name, labels: try table.labels(ofTerm: name))
  }
}
