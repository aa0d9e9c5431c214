public import Phrases

/// A value judged against the rest, with the grounds.
public struct OutlierFlag: Sendable {
  /// Position in the input.
  public let index: Int
  /// The value itself, or a distance.
  public let value: Double
  /// The statistic that was judged.
  public let statistic: Double
  /// What the statistic has to exceed for a flag, were the value judged alone.
  public let threshold: Double
  /// p value of the statistic.
  public let p: Double
  /// p adjusted for the family the value was judged with.
  public let q: Double
  /// Whether the value counts as an outlier.
  public let flagged: Bool
  /// Size of the departure in units of the input; nil for a distance.
  public let size: Double?
  /// Position of the column that drives a multivariate distance; nil for single values.
  public let component: Int?

  /// A judgement from its parts.
  public init(
    index: Int, value: Double, statistic: Double, threshold: Double, p: Double, q: Double,
    flagged: Bool, size: Double? = nil, component: Int? = nil
  ) {
    self.index = index
    self.value = value
    self.statistic = statistic
    self.threshold = threshold
    self.p = p
    self.q = q
    self.flagged = flagged
    self.size = size
    self.component = component
  }
}

/// Why outliers cannot be looked for.
public enum OutliersError: SpokenError, Equatable {
  /// The method needs more values.
  case tooFew(needed: Int, found: Int)
  /// The values hardly differ.
  case noSpread
  /// Most rows lie on one plane of so many columns.
  case degenerate(columns: Int)
  /// No mixed model can be fitted, for the reason given.
  case noModel(String)
  /// The values spread over so few steps of their last digit that its digits are not equally
  /// likely.
  case coarse(steps: Double)

  /// The reason and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .tooFew(let needed, let found):
      Phrase("too few values (\(found)) to identify an outlier; the method needs \(needed)")
    case .noSpread: Phrase("the values hardly differ, so their spread cannot be measured")
    case .degenerate(let columns):
      Phrase(
        "most rows lie on one plane of the \(columns) columns; leave out a column that repeats others"
      )
    case .coarse(let steps):
      Phrase(
        "the values spread over \((10 * steps).rounded() / 10) steps of their last digit; below 5 its "
          + "digits are not equally likely")
    case .noModel(let reason): Phrase("no mixed model can be fitted to the ratings: \(reason)")
    }
  }
}
