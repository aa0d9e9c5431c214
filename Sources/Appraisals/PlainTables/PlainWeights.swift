public import Phrases
import TableIO

/// Which columns of a plain table are weighted and ranked.
public struct PlainWeightOptions: Codable, Equatable, Sendable {
  /// Columns of the components, two or more.
  public var components: [String]
  /// Column that names what is ranked.
  public var unit: String
  /// One per component, of any positive scale; nil weighs them alike.
  public var weights: [Double]?
  /// The same by component, every one named, instead of `weights`; nil for none.
  public var weightsByComponent: [String: Double]?

  /// Columns and their weights.
  public init(
    components: [String], unit: String = "unit", weights: [Double]? = nil,
    weightsByComponent: [String: Double]? = nil
  ) {
    self.components = components
    self.unit = unit
    self.weights = weights
    self.weightsByComponent = weightsByComponent
  }

  /// Checks what needs no table.
  ///
  /// - Throws: `AppraisalError` below two components, or for weights that do not fit them.
  public func check() throws(AppraisalError) {
    guard components.count > 1 else {
      throw AppraisalError(.badData, Phrase("give two or more columns of components"))
    }
    guard let weights = try orderedWeights else { return }
    guard weights.count == components.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
      weights.contains(where: { $0 > 0 })
    else {
      throw AppraisalError(
        .badData,
        Phrase(
          "give one weight of 0 or more for each of \(components), and at least one above 0"))
    }
  }

  /// One per component; nil where none are given.
  var orderedWeights: [Double]? {
    get throws(AppraisalError) {
      guard let weightsByComponent else { return weights }
      return try ordered(weightsByComponent, components, of: "--weights")
    }
  }

  /// What is said of weights that do not add up to 100.
  static func notice(of weights: [Double]) -> Phrase? {
    let sum = weights.reduce(0, +)
    return abs(sum - 100) > 1e-9
      ? Phrase("the weights add up to \(sum.significant); they are scaled to 100") : nil
  }
}

/// The scores of a plain table that weights are applied to.
public struct PlainWeights: Sendable {
  /// What was asked for.
  public let options: PlainWeightOptions
  /// Names of the units that have every score, in the order of the table.
  public let units: [String]
  /// unit × component.
  public let scores: [[Double]]
  /// One per component.
  public let weights: [Double]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Reads the columns.
  ///
  /// - Parameters:
  ///   - table: one row per unit; rows with a blank in a column of the options are left out.
  ///   - options: columns and weights.
  /// - Throws: `AppraisalError` where a column does not exist, a score is no number, or nothing is
  ///   left to rank.
  public init(_ table: LongTable, _ options: PlainWeightOptions) throws(AppraisalError) {
    try options.check()
    self.options = options
    let names = try table.labels(options.unit)
    let numbers = try options.components.map { name throws(AppraisalError) in
      try table.numbers(name)
    }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: [names])
    guard !complete.rows.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase("\(table.table.file): no row has a number in each of \(options.components)")
      )
    }
    units = complete.rows.map { names.levels[names[$0]] }
    scores = complete.rows.map { row in numbers.compactMap { $0[row] } }
    let given = try options.orderedWeights
    weights = given ?? options.components.map { _ in 1 }
    notices =
      table.notices + complete.notices
      + [given.flatMap(PlainWeightOptions.notice)].compactMap(\.self)
  }

  /// Columns of the components.
  public var components: [String] { options.components }
}
