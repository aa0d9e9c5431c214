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
  /// What of the change other units do not share; nil where the unit lacks a component in a year.
  public let own: OwnChange?
  /// The odd score behind the change; nil for most.
  public let odd: Odd?
  /// The adjusted change with both years weighted as the earlier one, points; nil as `own`.
  public let changeByEarlierWeights: Double?
  /// The adjusted change with both years weighted as the later one, points; nil as `own`.
  public let changeByLaterWeights: Double?
  /// The p value of the own change adjusted for looking at many (Benjamini-Hochberg): changes from
  /// first to last together with the slopes, other changes among themselves.
  public let q: Double?
  /// Whether the total changed of its own at a false discovery rate of 5 %.
  public let isReliable: Bool
  /// Whether it would be reliable with normal errors, but hangs on one score.
  public let restsOnOneScore: Bool
  /// Whether the adjusted change keeps its sign for all weights near those of the later year.
  public let forAllWeights: RobustChange
  /// What the unit is made of in the years in which it is combined; empty for most.
  public let parts: [CombinedYear]

  /// False discovery rate at which a change is called reliable.
  public static let level = 0.05

  /// How far each weight may move in `forAllWeights`, as a share of itself.
  public static let weightSlack = 0.2

  /// Whether the total rose reliably.
  public var isRise: Bool { isReliable && (own?.value ?? 0) > 0 }
  /// Whether the total fell reliably.
  public var isFall: Bool { isReliable && (own?.value ?? 0) < 0 }
}

/// Changes and slopes of units, each with its own part, judged together.
struct UnitTrends: Sendable {
  let trends: [UnitTrend]
  let slopes: [UnitSlope]

  init(
    _ years: EstimatedYears, _ adjusted: AdjustedTotals, _ changes: [UnitChange], threads: Int
  ) {
    let joined = years.joined
    let found = OwnChanges(adjusted, years.estimate, joined.data)
    let own = found.changes(changes, threads: threads)
    let slopes = found.slopes(threads: threads)
    let present = joined.units.indices.map { unit in
      joined.rounds.indices.filter { joined.totals[$0][unit] != nil }
    }
    let isWhole = changes.map { change in
      change.from == present[change.unit].first && change.to == present[change.unit].last
    }
    // A slope over two years is the change once more.
    let judged = joined.units.indices.map { present[$0].count > 2 ? slopes[$0] : nil }
    func adjustedP(_ p: (OwnChange) -> Double) -> (changes: [Double?], slopes: [Double?]) {
      let whole = benjaminiHochberg(
        zip(own, isWhole).map { $1 ? $0.map(p) : nil } + judged.map { $0.map(p) })
      let steps = benjaminiHochberg(zip(own, isWhole).map { $1 ? nil : $0.map(p) })
      let changes = changes.indices.map { isWhole[$0] ? whole[$0] : steps[$0] }
      return (changes, Array(whole[changes.count...]))
    }
    let (q, normal) = (adjustedP(\.p), adjustedP(\.normalP))
    trends = changes.indices.map { place in
      let change = changes[place]
      let pair = YearPair(from: change.from, to: change.to)
      // A component the unit lacks in one of the years has no part in the change of its total.
      let moves = joined.components.indices.map { years.change(change.unit, $0, pair) ?? 0 }
      let isReliable = (q.changes[place] ?? 1) <= UnitTrend.level
      return UnitTrend(
        index: change.unit, name: joined.units[change.unit], yearFrom: joined.data.years[pair.from],
        yearTo: joined.data.years[pair.to], change: change, own: own[place],
        odd: own[place]?.oddScore.map(joined.named),
        changeByEarlierWeights: found.change(change, weightedAs: pair.from),
        changeByLaterWeights: found.change(change, weightedAs: pair.to), q: q.changes[place],
        isReliable: isReliable,
        restsOnOneScore: !isReliable && (normal.changes[place] ?? 1) <= UnitTrend.level,
        forAllWeights: RobustChange(
          changes: moves, weights: joined.weights[pair.to], slack: UnitTrend.weightSlack),
        parts: joined.combinedYears(of: change.unit, in: pair))
    }
    let ends = Dictionary(
      changes.indices.filter { isWhole[$0] }.map { (changes[$0].unit, q.changes[$0]) },
      uniquingKeysWith: { first, _ in first })
    let slopeQ = joined.units.indices.map { unit -> Double? in
      present[unit].count > 2 ? q.slopes[unit] : ends[unit] ?? nil
    }
    self.slopes = UnitSlope.all(years, adjusted, slopes, q: slopeQ, threads: threads)
  }
}
