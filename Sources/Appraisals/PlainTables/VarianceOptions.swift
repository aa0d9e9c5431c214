public import MixedModels
import Phrases

/// Which variances of a plain table are estimated, and how.
public struct VarianceOptions: Codable, Equatable, Sendable {
  /// A factor whose names mean another level within each level of an outer factor: assessor 1 of
  /// team A is not assessor 1 of team B.
  public struct Nesting: Codable, Equatable, Sendable {
    /// Column of the inner factor.
    public let inner: String
    /// Column of the outer factor.
    public let outer: String

    /// An inner factor within an outer one.
    public init(inner: String, outer: String) {
      self.inner = inner
      self.outer = outer
    }

    /// Reads "inner/outer".
    ///
    /// - Throws: `AppraisalError`, quoting a text of another form.
    public init(_ text: String) throws(AppraisalError) {
      let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        .map { $0.filter { $0 != " " } }
      guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
        throw AppraisalError(.badData, Phrase("'\(text)' is not of the form inner/outer"))
      }
      self.init(inner: sides[0], outer: sides[1])
    }
  }

  /// Column with the numbers to explain.
  public var response: String
  /// Columns whose labels have random effects; `a:b` is the combination of two columns.
  public var random: [String]
  /// Random factors that are nested; one that is not among `random` is added to it.
  public var nested: [Nesting]
  /// Combinations with a variance of their own, as `a:b`.
  public var interactions: [String]
  /// Columns with fixed effects: numbers are covariates, unless written `factor(column)`; `x^2` is
  /// the square of column x where no column has that name.
  public var fixed: [String]
  /// Whether the mean has a constant part; false is for models without random factors.
  public var hasIntercept: Bool
  /// Column of precision weights; nil weighs all rows alike.
  public var weights: String?
  /// The likelihood that is maximised.
  public var method: FitMethod
  /// Whether intervals are by profile likelihood rather than Wald's.
  public var hasProfileIntervals: Bool
  /// Whether each variance is tested against zero.
  public var hasTests: Bool
  /// Whether the effect of every level is predicted.
  public var hasEffects: Bool
  /// Whether the input is a folder of the tables that `sql` asks a database for, which name the columns
  /// themselves; nil for rows.
  public var isFromTables: Bool?

  /// Whether there are no random factors, so that the model is an ordinary regression.
  public var isRegression: Bool {
    random.isEmpty && nested.isEmpty && interactions.isEmpty && isFromTables != true
  }

  /// The random factors in their order: what results call each, and its columns joined by a colon.
  var randomTerms: [(name: String, columns: String)] {
    let outer = Dictionary(
      nested.map { ($0.inner, $0.outer) }, uniquingKeysWith: { _, last in last })
    let added = outer.keys.sorted().filter { !random.contains($0) }
    return (random + added + interactions).map { term in
      (term, outer[term].map { "\($0):\(term)" } ?? term)
    }
  }

  /// Restricted maximum likelihood of random intercepts, unless said otherwise.
  public init(
    response: String, random: [String] = [], nested: [Nesting] = [], interactions: [String] = [],
    fixed: [String] = [], hasIntercept: Bool = true, weights: String? = nil,
    method: FitMethod = .reml,
    hasProfileIntervals: Bool = false, hasTests: Bool = false, hasEffects: Bool = false,
    isFromTables: Bool? = nil
  ) {
    self.response = response
    self.random = random
    self.nested = nested
    self.interactions = interactions
    self.fixed = fixed
    self.hasIntercept = hasIntercept
    self.weights = weights
    self.method = method
    self.hasProfileIntervals = hasProfileIntervals
    self.hasTests = hasTests
    self.hasEffects = hasEffects
    self.isFromTables = isFromTables
  }
}
