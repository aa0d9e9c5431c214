public import Normalization
public import Outliers
public import Statistics

/// How a round is analysed: everything besides the data that decides a result.
///
/// The same recipe on the same round gives the same numbers on any number of threads.
public struct Recipe: Codable, Equatable, Sendable {
  /// Seed for all random draws.
  public var seed: UInt64
  /// Ranks of equal totals; nil takes the scheme's policy, else competition ranking.
  public var ties: TiePolicy?
  /// The k of P(top k).
  public var top: Int
  /// Sizes of the sets of first units whose smallest changes of weights are looked for.
  public var tops: [Int]
  /// Rules of normalization to apply.
  public var rules: RuleRecipe
  /// Which other weights are asked about.
  public var weights: WeightRecipe
  /// By what outliers are judged.
  public var outliers: OutlierSettings
  /// Whether units have Student errors, so that an odd one does not move its team; nil as false, as in
  /// recipes of before there was a choice.
  public var studentErrors: Bool?

  /// The usual analysis; change what you want otherwise.
  public init(
    seed: UInt64 = 1, ties: TiePolicy? = nil, top: Int = 20, tops: [Int] = [3, 10, 20],
    rules: RuleRecipe = RuleRecipe(), weights: WeightRecipe = WeightRecipe(),
    outliers: OutlierSettings = OutlierSettings(), studentErrors: Bool? = nil
  ) {
    self.seed = seed
    self.ties = ties
    self.top = top
    self.tops = tops
    self.rules = rules
    self.weights = weights
    self.outliers = outliers
    self.studentErrors = studentErrors
  }

  /// Whether an odd unit is kept from moving its team.
  public var isRobust: Bool { studentErrors ?? false }
}

/// Which rules of normalization are applied, and how the official ones round.
public struct RuleRecipe: Codable, Equatable, Sendable {
  /// In the order their results are listed.
  public var rules: [Rule]
  /// Scores that the trimmed ratio rules leave out at either end of a team of five or more.
  public var trim: Int
  /// Rounding of the ratio rules as done by hand; nil keeps every digit.
  public var rounding: OfficialRounding?

  /// Every rule, nothing rounded, unless said otherwise.
  public init(
    rules: [Rule] = Rule.allCases, trim: Int = 1, rounding: OfficialRounding? = nil
  ) {
    self.rules = rules
    self.trim = trim
    self.rounding = rounding
  }
}

/// Which other weights are asked about.
public struct WeightRecipe: Codable, Equatable, Sendable {
  /// Other weights under a name, one weight per component of the scheme.
  public var schemes: [NamedWeights]
  /// Units up to the end of each grade but the last; nil takes the scheme's grades.
  public var gradeCuts: [Int]?
  /// Percentage points each weight may move, one per component; nil for no such box.
  public var box: [Double]?
  /// Share of itself each weight may move; nil for no such box.
  public var relativeBox: Double?
  /// Conditions such as `onsite>=routine` or `peer<=0.2`.
  public var constraints: [String]
  /// Whole Dirichlet parameters of a belief about weights, one per component; nil for none.
  public var dirichlet: [Int]?
  /// Whether Sobol' indices and Shapley effects of ranks are wanted.
  public var hasSobolIndices: Bool
  /// Largest standard error of sampled shares; nil takes `usualAccuracy`.
  public var accuracy: Double?
  /// Whether ranks and pairs of units far apart are wanted in rounds of many units too; nil as false, as in
  /// recipes of before there was a choice.
  public var hasFullTables: Bool?

  /// Largest standard error of sampled shares, unless said otherwise.
  public static let usualAccuracy = 6e-4

  /// All weights of the triangle or simplex, unless said otherwise.
  public init(
    schemes: [NamedWeights] = [], gradeCuts: [Int]? = nil, box: [Double]? = nil,
    relativeBox: Double? = nil, constraints: [String] = [], dirichlet: [Int]? = nil,
    hasSobolIndices: Bool = false, accuracy: Double? = nil, hasFullTables: Bool? = nil
  ) {
    self.schemes = schemes
    self.gradeCuts = gradeCuts
    self.box = box
    self.relativeBox = relativeBox
    self.constraints = constraints
    self.dirichlet = dirichlet
    self.hasSobolIndices = hasSobolIndices
    self.accuracy = accuracy
    self.hasFullTables = hasFullTables
  }
}

/// Weights under a name.
public struct NamedWeights: Codable, Equatable, Sendable {
  /// What tables call them.
  public let name: String
  /// One per component, of any positive scale.
  public let weights: [Double]
  /// The components the weights are for; nil where these are all in their order.
  public let components: [String]?

  /// Weights under a name, for all components in their order or for those named.
  public init(name: String, weights: [Double], components: [String]? = nil) {
    self.name = name
    self.weights = weights
    self.components = components
  }
}

/// By what every family of outliers is judged.
public struct OutlierSettings: Codable, Equatable, Sendable {
  /// Error rate held over each family.
  public var level: Double
  /// Which error rate that is.
  public var control: MultiplicityControl
  /// Spread behind robust z.
  public var scale: RobustScale
  /// Whether units are listed in the order in which they were visited.
  public var isInOrder: Bool

  /// False discovery rate of 5 % and the median absolute deviation, unless said otherwise.
  public init(
    level: Double = 0.05, control: MultiplicityControl = .benjaminiHochberg,
    scale: RobustScale = .mad, isInOrder: Bool = false
  ) {
    self.level = level
    self.control = control
    self.scale = scale
    self.isInOrder = isInOrder
  }

  /// The normal quantile that a single flag of a family would need, by Bonferroni.
  func normalThreshold(_ count: Int) -> Double {
    Distributions.normalQuantile(1 - level / Double(2 * max(count, 1)))
  }
}
