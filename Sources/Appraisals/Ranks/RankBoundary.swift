import Assessments
import Statistics

/// Whether a unit is above a line of the ranking, as far as its quality is known.
public enum Standing: String, Sendable {
  /// Above with a probability of at least 95 %.
  case certain
  /// Neither.
  case open
  /// Below with a probability of at least 95 %.
  case out

  /// The probability from which on a unit is certain to be above, or below.
  public static let leastCertain = 0.95

  /// The standing of a unit that is above with a probability.
  public init(_ probability: Double) {
    self =
      probability >= Self.leastCertain
      ? .certain : probability <= 1 - Self.leastCertain ? .out : .open
  }
}

/// The line below the first k or below a grade, and who is certain, open and out.
public struct RankBoundary: Sendable {
  /// What ends at the line.
  public enum Line: Equatable, Sendable {
    /// The first k.
    case first(Int)
    /// A grade and those above it.
    case grade(String)

    /// The fixed English term of tables; a grade's own name.
    public var term: String {
      switch self {
      case .first(let k): "first \(k)"
      case .grade(let name): name
      }
    }
  }

  /// One unit at the line.
  public struct UnitAtLine: Sendable {
    /// What ends at the line.
    public let line: Line
    /// The unit's name.
    public let unit: String
    /// Rank by the adjusted total.
    public let rank: Double
    /// Whether its adjusted total is above the line.
    public let isAbove: Bool
    /// Probability that its quality is.
    public let probability: Double
    /// Units on the other side whose totals its own cannot be told apart from: the 95 % interval of the
    /// difference holds 0. nil where the error of totals is not known.
    public let inseparable: Int?
    /// Rank of the farthest of these.
    public let farthestRank: Double?

    /// Certain, open or out.
    public var standing: Standing { Standing(probability) }
    /// Whether the data do not separate it from the other side: neither certain above the line nor out
    /// below it.
    public var isOpen: Bool { standing != (isAbove ? .certain : .out) }
  }

  /// What ends at the line.
  public let line: Line
  /// Ranked units from the first to the last.
  public let units: [UnitAtLine]

  /// Units above the line by their adjusted totals.
  public var countAbove: Int { units.count(where: \.isAbove) }
  /// Units above it by their adjusted totals that are certain.
  public var certainCount: Int { units.count { $0.isAbove && $0.standing == .certain } }
  /// Units that the data do not separate from the other side.
  public var open: [UnitAtLine] { units.filter(\.isOpen) }
  /// Units that are open or cannot be told apart from one across the line.
  public var near: [UnitAtLine] { units.filter { $0.isOpen || ($0.inseparable ?? 0) > 0 } }

  /// The line of the first k, then one for each grade; empty where severities cannot be
  /// estimated. A line with all units or none above is no line.
  static func all(_ appraisal: Appraisal) -> [RankBoundary] {
    guard let posterior = appraisal.totalPosterior else { return [] }
    let ranks = appraisal.ranks
    var result = [
      RankBoundary(
        .first(ranks.top), appraisal, posterior,
        isAbove: { ranks.units[$0].isAmongFirst },
        probability: { ranks.units[$0].quality?.probabilityTop ?? 0 })
    ]
    if let grades = appraisal.grades {
      for (place, name) in grades.names.enumerated() {
        let better = Set(grades.names[0...place])
        result.append(
          RankBoundary(
            .grade(name), appraisal, posterior,
            isAbove: { grades.units[$0].after.map(better.contains) ?? false },
            probability: { min(1, grades.units[$0].probabilities.prefix(place + 1).reduce(0, +)) }
          ))
      }
    }
    return result.filter { $0.countAbove > 0 && $0.countAbove < $0.units.count }
  }

  private init(
    _ line: Line, _ appraisal: Appraisal, _ posterior: TotalPosterior,
    isAbove: (Int) -> Bool, probability: (Int) -> Double
  ) {
    self.line = line
    let places = Dictionary(
      uniqueKeysWithValues: posterior.order.enumerated().map { (posterior.units[$1], $0) })
    let errors = appraisal.totalErrors?.joint
    let ordered = appraisal.ranks.inOrder
    let above = ordered.map { isAbove($0.index) }
    units = ordered.enumerated().map { order, own in
      var (count, farthest) = (0, Double?.none)
      if let errors, let place = places[own.index] {
        for (other, isOtherAbove) in zip(ordered, above) where isOtherAbove != above[order] {
          guard let there = places[other.index], let a = own.totalAdjusted,
            let b = other.totalAdjusted
          else { continue }
          let error = errors.standardError(of: place, minus: there)
          guard abs(a - b) <= Self.critical * error else { continue }
          count += 1
          if let rank = other.rankAdjusted {
            farthest = farthest.map { above[order] ? max($0, rank) : min($0, rank) } ?? rank
          }
        }
      }
      return UnitAtLine(
        line: line, unit: own.name, rank: own.rankAdjusted ?? 0, isAbove: above[order],
        probability: probability(own.index), inseparable: errors == nil ? nil : count,
        farthestRank: farthest)
    }
  }

  /// The 97.5 % point of the normal distribution.
  private static let critical = Distributions.normalQuantile(0.975)
}
