public import Phrases
import Statistics

/// How values of different components are brought onto one scale before they are weighted.
///
/// Names are those of COINr's functions n_…, whose definitions are used.
///
/// Source: OECD & JRC (2008), Handbook on Constructing Composite Indicators, step 5 and its table 16;
/// Becker et al. (2022), COINr, Journal of Open Source Software 7, 4567.
public enum ComponentScale: String, Codable, CaseIterable, Sendable {
  /// Mean 0 and SD 1 (standardisation), or others.
  case zScore = "zscore"
  /// The lowest value becomes 0, the highest 100, or others.
  case minMax = "minmax"
  /// The rank from below, 1 for the lowest; equal values share the lowest rank of theirs.
  case rank
  /// That rank less 1 (Borda).
  case borda
  /// That rank less 1 over the number of units less 1 (percentile rank).
  case percentileRank = "prank"
  /// 1 less the distance to the highest value over the range.
  case distanceToMaximum = "dist2max"
  /// The way from the lowest value to a target: 1 at the target.
  case distanceToTarget = "dist2targ"
  /// The value over the highest.
  case fractionOfMaximum = "fracmax"
  /// The value in per cent of the highest.
  case percentOfMaximum = "percentmax"

  /// Whether `ComponentScaling.parameters` mean something: mean and SD, or lowest and highest.
  public var hasParameters: Bool { self == .zScore || self == .minMax }
}

/// The scale of one component, with what it needs.
public struct ComponentScaling: Sendable {
  /// Which scale.
  public let scale: ComponentScale
  /// Mean and SD of `zScore`, lowest and highest of `minMax`; nil takes 0 and 1, or 0 and 100.
  public let parameters: [Double]?
  /// Whether a lower value is better.
  public let isReversed: Bool
  /// Target of `distanceToTarget`.
  public let target: Double?

  /// A scale; only `distanceToTarget` needs a target.
  public init(
    _ scale: ComponentScale, parameters: [Double]? = nil, isReversed: Bool = false,
    target: Double? = nil
  ) {
    self.scale = scale
    self.parameters = parameters
    self.isReversed = isReversed
    self.target = target
  }

  /// The values on the scale, one per unit; higher is better.
  ///
  /// - Parameter values: one per unit, finite.
  /// - Throws: `ComponentScalingError` where the scale does not exist for these values.
  /// - Complexity: n log n.
  public func scaled(_ values: [Double]) throws(ComponentScalingError) -> [Double] {
    guard let least = values.min(), let most = values.max() else { return [] }
    // Where lower is better, as COINr does: the values change their sign, but for targets.
    let own = isReversed ? values.map { -$0 } : values
    let (low, high) = isReversed ? (-most, -least) : (least, most)
    let isSpread = ![.rank, .borda, .percentileRank, .fractionOfMaximum, .percentOfMaximum]
      .contains(scale)
    guard !isSpread || (high - low).isFinite else { throw .outOfRange }
    func share(_ value: Double) -> Double { (value - low) / (high - low) }
    switch scale {
    case .zScore:
      guard low < high, let centre = mean(own), let spread = variance(own)?.squareRoot() else {
        throw .constant
      }
      guard spread.isFinite, spread > 0 else { throw .outOfRange }
      let (place, size) = (parameters?[0] ?? 0, parameters?[1] ?? 1)
      return own.map { ($0 - centre) / spread * size + place }
    case .minMax:
      guard low < high else { throw .constant }
      let (bottom, top) = (parameters?[0] ?? 0, parameters?[1] ?? 100)
      return own.map { share($0) * (top - bottom) + bottom }
    case .rank: return ranks(own)
    case .borda: return ranks(own).map { $0 - 1 }
    case .percentileRank:
      guard own.count > 1 else { throw .constant }
      return ranks(own).map { ($0 - 1) / Double(own.count - 1) }
    case .distanceToMaximum:
      guard low < high else { throw .constant }
      return own.map { 1 - (high - $0) / (high - low) }
    case .distanceToTarget:
      guard let target else { throw .noTarget }
      let goal = isReversed ? -target : target
      guard goal > low else { throw .targetNotBeyond(target, worst: isReversed ? most : least) }
      return own.map { ($0 - low) / (goal - low) }
    case .fractionOfMaximum, .percentOfMaximum:
      guard !isReversed else { throw .noFractionReversed }
      guard most > 0 else { throw .maximumNotPositive(most) }
      let unit = scale == .percentOfMaximum ? 100.0 : 1
      return values.map { unit * $0 / most }
    }
  }

  /// 1 plus the number of units strictly below.
  private func ranks(_ values: [Double]) -> [Double] {
    Ranking(tolerance: 0).ranks(values.map { -$0 })
  }
}

/// Why values have no place on a scale.
public enum ComponentScalingError: SpokenError, Equatable {
  /// All values are equal, so there is no range to share out.
  case constant
  /// Values so large, or differences so small, that their squares are no numbers.
  case outOfRange
  /// Distance to target without a target.
  case noTarget
  /// A target no better than the worst value.
  case targetNotBeyond(Double, worst: Double)
  /// Fractions of a maximum where lower values are better.
  case noFractionReversed
  /// The highest value is 0 or less.
  case maximumNotPositive(Double)

  /// The reason and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .constant: Phrase("all values are equal; leave the component out or rank without a scale")
    case .outOfRange:
      Phrase(
        "the values are too large, or too close to 0, to be squared; give them in another unit")
    case .noTarget: Phrase("there is no target; give one with --targets")
    case .targetNotBeyond(let target, let worst):
      Phrase("the target \(target) is no better than the worst value \(worst); give another one")
    case .noFractionReversed:
      Phrase("a share of the maximum says nothing where lower is better; use minmax or rank")
    case .maximumNotPositive(let most):
      Phrase("the highest value is \(most), so there is no share of it; use minmax or zscore")
    }
  }
}
