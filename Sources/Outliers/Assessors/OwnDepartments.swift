import Statistics

/// Visits by teams that have a stake in them: to the department of a member, or to one that competes
/// with it.
///
/// A competitor stands near the department in a ranking that no team has a hand in.
public struct OwnDepartments: Sendable {
  /// A team at a unit.
  public struct Visit: Hashable, Sendable {
    /// Index of the team.
    public let team: Int
    /// Index of the unit.
    public let unit: Int

    /// A team at a unit.
    public init(team: Int, unit: Int) {
      self.team = team
      self.unit = unit
    }
  }

  /// What a team has at stake.
  public enum Stake: Int, CaseIterable, Sendable {
    /// A member works there.
    case own
    /// It competes with a unit where a member works.
    case competitor
  }

  /// Visits to departments of members.
  public let own: Set<Visit>
  /// Visits to competitors of these; own departments are none.
  public let competitors: Set<Visit>
  private let visits: [Visit]

  /// - Parameters:
  ///   - homes: teams, and the units where their members work.
  ///   - visits: all visits.
  ///   - standing: by unit, what the ranking goes by, equal ones at their mean rank; nil where it is unknown.
  ///   - near: share of the ranking within which a unit competes with another.
  /// - Complexity: homes × visits of a team.
  public init(homes: [Visit], visits: [Visit], standing: [Double?], near: Double) {
    self.visits = visits
    own = Set(homes)
    let rank = Ranking(ties: .mid).ranks(standing)
    let reach = Double(max(1, Int(near * Double(rank.count { $0 != nil }))))
    let visited = Dictionary(grouping: visits, by: \.team)
    var found: Set<Visit> = []
    for home in homes {
      guard let place = rank[home.unit] else { continue }
      for visit in visited[home.team] ?? [] where visit.unit != home.unit {
        if let other = rank[visit.unit], abs(other - place) <= reach { found.insert(visit) }
      }
    }
    competitors = found.subtracting(own)
  }

  /// Visits with a stake.
  public func marked(_ stake: Stake) -> Set<Visit> { stake == .own ? own : competitors }

  /// How much higher visits with a stake are scored than the other visits of their teams; own
  /// departments stand aside where competitors are judged.
  ///
  /// - Parameters:
  ///   - residuals: by unit, the score less what is expected of it; nil takes no part.
  ///   - level: of the test; the interval has 1 − level.
  ///   - draws: exchanges that are drawn.
  ///   - seed: of the draws.
  /// - Returns: nil where no team visits one beside other units.
  public func contrast(
    _ stake: Stake, residuals: [Double?], level: Double = 0.05,
    draws: Int = SequentialPermutation.usualDraws, seed: UInt64
  ) -> MarkedContrast? {
    let marked = marked(stake)
    let teams = (visits.map(\.team).max() ?? -1) + 1
    var values = Array(repeating: [Double](), count: teams)
    var marks = Array(repeating: [Bool](), count: teams)
    for visit in visits {
      guard let residual = residuals[visit.unit], stake == .own || !own.contains(visit) else {
        continue
      }
      values[visit.team].append(residual)
      marks[visit.team].append(marked.contains(visit))
    }
    var stream = PhiloxStream(seed: seed, purpose: .homeDepartments, replicate: stake.rawValue)
    return MarkedContrast(values, marks: marks, level: level, draws: draws, using: &stream)
  }
}
