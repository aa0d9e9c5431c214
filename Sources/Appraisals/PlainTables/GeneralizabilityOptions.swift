public import Agreement
import Phrases

/// The measurement design of a plain table, and the numbers of conditions to try.
public struct GeneralizabilityOptions: Codable, Equatable, Sendable {
  /// Numbers of conditions of one facet.
  public struct FacetSizes: Codable, Equatable, Sendable {
    /// Column of the facet.
    public let facet: String
    /// Each 1 or more.
    public let sizes: [Double]

    /// Numbers of conditions to try of a facet.
    public init(facet: String, sizes: [Double]) {
      self.facet = facet
      self.sizes = sizes
    }

    /// Reads "i=5,10".
    ///
    /// - Throws: `AppraisalError`, quoting a text of another form or with a number below 1.
    public init(_ text: String) throws(AppraisalError) {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      let parts = sides.last?.split(separator: ",") ?? []
      let numbers = parts.compactMap { Double($0.filter { $0 != " " }) }
      guard sides.count == 2, !parts.isEmpty, numbers.count == parts.count,
        numbers.allSatisfy({ $0 >= 1 && $0.isFinite })
      else {
        throw AppraisalError(
          .badData, Phrase("'\(text)' is not of the form facet=numbers, such as i=5,10"))
      }
      self.init(facet: sides[0], sizes: numbers)
    }
  }

  /// Column of the objects of measurement.
  public var object: String
  /// Columns of the facets: `i`, or `i,o` crossed, or `r:t` for r within t.
  public var facets: String
  /// Column with the scores.
  public var score: String
  /// Numbers of conditions to try; a facet not named keeps its own number, and where none is named
  /// each is tried with 1, 2, 5, 10 and its own.
  public var sizes: [FacetSizes]
  /// Cut score of Φ(λ), on the scale of the mean score; nil for none.
  public var cut: Double?
  /// Columns of fixed facets; nil for none.
  public var fixed: [String]?
  /// Column that names the dependent variable of a row; nil where columns of scores do.
  public var variable: String?
  /// Weights of variables in a composite, by name; nil for none.
  public var weights: [String: Double]?
  /// Weights of all variables in their order, instead of `weights`; nil for none.
  public var weightList: [Double]?
  /// What conditions cost; nil for nothing.
  public var prices: [ConditionPrice]?
  /// Most that a measurement may cost; nil for no search.
  public var budget: Double?
  /// Coefficient to be reached as cheaply as possible; nil for no search.
  public var target: Double?
  /// Which coefficient budget and target are about; nil for relative decisions.
  public var decision: DecisionKind?
  /// Share of intervals that hold the true coefficient; nil for .95.
  public var confidence: Double?
  /// Seed of intervals that are drawn; nil for 1.
  public var seed: UInt64?

  /// A design and the numbers of conditions to try.
  public init(
    object: String, facets: String, score: String = "score", sizes: [FacetSizes] = [],
    cut: Double? = nil
  ) {
    self.object = object
    self.facets = facets
    self.score = score
    self.sizes = sizes
    self.cut = cut
  }
}

/// Which coefficient a search is about.
public enum DecisionKind: String, Codable, CaseIterable, Sendable {
  /// Eρ²: only the order of objects matters.
  case relative
  /// Φ: the level of their scores matters too.
  case absolute
}

extension GeneralizabilityOptions {
  /// The design that the options name, of one variable.
  ///
  /// - Throws: `AppraisalError` where the facets make no design, or `sizes` names none of them.
  public func design() throws(AppraisalError) -> MeasurementDesign {
    let design = try Self.design(object, facets)
    let known = Array(design.indices.dropFirst())
    if let stranger = sizes.first(where: { !known.contains($0.facet) }) {
      throw AppraisalError(
        .badData, Phrase("sizes are given for '\(stranger.facet)', but the facets are \(known)"))
    }
    return design
  }

  static func design(
    _ object: String, _ facets: String
  ) throws(AppraisalError) -> MeasurementDesign {
    do {
      return try MeasurementDesign(object: object, facets: facets)
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
  }

  /// Positions of the fixed facets in a design.
  ///
  /// - Throws: `AppraisalError` where the design does not allow them to be fixed, or where numbers of
  ///   conditions are given for one.
  func fixedPositions(_ design: MeasurementDesign) throws(AppraisalError) -> Set<Int> {
    let names = fixed ?? []
    if let both = sizes.first(where: { names.contains($0.facet) }) {
      throw AppraisalError(
        .badData,
        Phrase("'\(both.facet)' is fixed: it keeps its own conditions; leave its sizes out"))
    }
    do {
      return try design.positions(ofFixed: names)
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
  }

  /// Confidence and seed of intervals.
  var intervals: IntervalOptions {
    IntervalOptions(confidence: confidence ?? 0.95, seed: seed ?? 1)
  }

  /// Columns with scores: several where the text is a list.
  var scoreColumns: [String] {
    score.split(separator: ",").map { String($0.drop { $0 == " " }) }
  }

  /// Whether there are several dependent variables, in a table with these columns.
  func hasSeveralVariables(columns: [String]) -> Bool {
    variable != nil || (!columns.contains(score) && scoreColumns.count > 1)
  }

  /// Refuses options that mean nothing together.
  func check(isSeveral: Bool) throws(AppraisalError) {
    func refuse(_ phrase: Phrase) -> AppraisalError { AppraisalError(.badData, phrase) }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw refuse(Phrase("confidence \(confidence) does not lie between 0 and 1"))
    }
    if let target, !(target > 0 && target < 1) {
      throw refuse(Phrase("target \(target) does not lie between 0 and 1"))
    }
    let isSearch = budget != nil || target != nil
    if isSeveral, cut != nil || isSearch || prices != nil {
      throw refuse(
        Phrase("cut scores and costs are for one variable; leave them out, or choose one variable"))
    }
    if !isSeveral, weights != nil || weightList != nil {
      throw refuse(
        Phrase("weights are for several variables; name their column, or several score columns"))
    }
    if isSearch, prices == nil {
      throw refuse(Phrase("a budget or a target needs the cost of a condition, such as i=2"))
    }
    if !isSearch, decision != nil {
      throw refuse(Phrase("the kind of decision is about a budget or a target; give one of them"))
    }
  }
}
