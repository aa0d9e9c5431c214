public import MultiYear
import Statistics

/// How one unit's total changed between two years, and whether that is more than errors would make.
public struct UnitTrend: Sendable {
  /// Place among the units of the study.
  public let index: Int
  /// What the unit is called in all years.
  public let name: String
  /// The earlier calendar year.
  public let yearFrom: Int
  /// The later calendar year.
  public let yearTo: Int
  /// Raw and adjusted change, its error, interval, p value and ranks.
  public let change: UnitChange
  /// The p value of the change adjusted over all changes of the study (Benjamini-Hochberg).
  public let q: Double?
  /// Whether the total changed at a false discovery rate of 5 %.
  public let isReliable: Bool
  /// Whether the adjusted change keeps its sign for all weights near those of the later year.
  public let forAllWeights: RobustChange
  /// What the unit is made of in the years in which it is combined; empty for most.
  public let parts: [CombinedYear]

  /// False discovery rate at which a change is called reliable.
  public static let level = 0.05

  /// How far each weight may move in `forAllWeights`, as a share of itself.
  public static let weightSlack = 0.2

  /// Whether the total rose reliably.
  public var isRise: Bool { isReliable && change.adjusted > 0 }
  /// Whether the total fell reliably.
  public var isFall: Bool { isReliable && change.adjusted < 0 }

  static func all(_ years: EstimatedYears, _ changes: [UnitChange]) -> [UnitTrend] {
    let joined = years.joined
    return zip(changes, benjaminiHochberg(changes.map(\.p))).map { change, q in
      let pair = YearPair(from: change.from, to: change.to)
      // A component the unit lacks in one of the years has no part in the change of its total.
      let moves = joined.components.indices.map { years.change(change.unit, $0, pair) ?? 0 }
      return UnitTrend(
        index: change.unit, name: joined.units[change.unit], yearFrom: joined.data.years[pair.from],
        yearTo: joined.data.years[pair.to], change: change, q: q,
        isReliable: (q ?? 1) <= Self.level,
        forAllWeights: RobustChange(
          changes: moves, weights: joined.weights[pair.to], slack: weightSlack),
        parts: joined.combinedYears(of: change.unit, in: pair))
    }
  }
}
