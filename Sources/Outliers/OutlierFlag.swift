import Phrases

/// A value judged against the rest, with why.
public struct OutlierFlag: Sendable {
  /// Position in the input.
  public let index: Int
  /// The value itself, or a distance.
  public let value: Double
  public let statistic: Double
  /// What the statistic has to exceed.
  public let threshold: Double
  public let p: Double
  /// Adjusted for the family the value was judged with.
  public let q: Double
  public let flagged: Bool
  /// Size of the departure in units of the input; a distance has none.
  public let size: Double?
  /// What drives a multivariate distance: a position among the columns.
  public let component: Int?

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
  case tooFew(needed: Int, found: Int)
  case noSpread
  case degenerate(columns: Int)
  case noModel(String)
  case coarse(steps: Double)

  public var phrase: Phrase {
    switch self {
    case .tooFew(let needed, let found):
      Phrase("\(found) values are too few to tell an outlier; the method needs \(needed)")
    case .noSpread: Phrase("the values hardly differ, so no spread can be told")
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
