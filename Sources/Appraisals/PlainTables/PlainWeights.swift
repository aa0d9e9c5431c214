public import Phrases
public import Sensitivity
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
  /// The scale components are brought onto; nil weighs them as they are.
  public var scales: PlainScales?
  /// How weighted values become a total; nil is arithmetic.
  public var aggregation: Aggregation?

  /// Columns and their weights.
  public init(
    components: [String], unit: String = "unit", weights: [Double]? = nil,
    weightsByComponent: [String: Double]? = nil, scales: PlainScales? = nil,
    aggregation: Aggregation? = nil
  ) {
    self.components = components
    self.unit = unit
    self.weights = weights
    self.weightsByComponent = weightsByComponent
    self.scales = scales
    self.aggregation = aggregation
  }

  /// Checks what needs no table.
  ///
  /// - Throws: `AppraisalError` below two components, or for weights that do not fit them.
  public func check() throws(AppraisalError) {
    guard components.count > 1 else {
      throw AppraisalError(.badData, Phrase("give two or more columns of components"))
    }
    if let twice = components.enumerated().first(where: { components[..<$0].contains($1) })?.element
    {
      throw AppraisalError(
        .badData, Phrase("'\(twice)' is named twice among the components: name each column once"))
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
  /// unit × component, as the table has them.
  public let raw: [[Double]]
  /// unit × component, on the scale asked for.
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
        Phrase("\(table.file): no row has a number in each of \(options.components)")
      )
    }
    units = complete.rows.map { names.levels[names[$0]] }
    raw = complete.rows.map { row in numbers.compactMap { $0[row] } }
    scores = try options.scales?.scaled(raw, components: options.components) ?? raw
    try Self.checkPositive(units, scores, options)
    let given = try options.orderedWeights
    weights = given ?? options.components.map { _ in 1 }
    notices =
      table.notices + Self.notices(of: names, complete)
      + [given.flatMap(PlainWeightOptions.notice)].compactMap(\.self)
  }

  /// Units that are not ranked, and names that several rows have.
  private static func notices(of names: TableCodes, _ complete: CompleteRows) -> [Phrase] {
    func quoted(_ names: [String]) -> [String] {
      names.prefix(mostNamed).map { "'\($0)'" } + (names.count > mostNamed ? ["…"] : [])
    }
    var counts = [Int](repeating: 0, count: names.levels.count)
    for row in complete.rows { counts[names[row]] += 1 }
    let repeated = names.levels.indices.filter { counts[$0] > 1 }.map { names.levels[$0] }
    var result = complete.notices
    let kept = Set(complete.rows)
    let left = (0..<(complete.count + complete.dropped)).filter { !kept.contains($0) }
      .map { names.levels[names[$0]] }.filter { !$0.isEmpty }
    if !left.isEmpty {
      result.append(Phrase("not ranked, for a blank or N.A. cell: \(quoted(left))"))
    }
    if !repeated.isEmpty {
      result.append(
        Phrase(
          "several rows have the name \(quoted(repeated)): each is ranked by itself; give them names of "
            + "their own, or leave all but one out"))
    }
    return result
  }

  /// Names that a notice lists.
  private static let mostNamed = 12

  /// Throws where a value has no logarithm or reciprocal.
  private static func checkPositive(
    _ units: [String], _ scores: [[Double]], _ options: PlainWeightOptions
  ) throws(AppraisalError) {
    guard let aggregation = options.aggregation, aggregation.needsPositive else { return }
    for (unit, row) in zip(units, scores) {
      guard let place = row.firstIndex(where: { !($0 > 0) }) else { continue }
      throw AppraisalError(
        .badData,
        Phrase(
          "'\(unit)': '\(options.components[place])' is \(row[place].significant), and a "
            + "\(Phrase(term: aggregation.rawValue)) mean needs values above 0; bring them there with "
            + "--normalise minmax --normalise-scale 1,100"))
    }
  }

  /// How weighted values become a total.
  public var aggregation: Aggregation { options.aggregation ?? .arithmetic }
  /// What stands for `scores` so that totals are weighted means.
  public var additive: [[Double]] { scores.map { $0.map(aggregation.additive) } }

  /// Columns of the components.
  public var components: [String] { options.components }
}
