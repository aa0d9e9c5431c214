public import MultiYear
public import Phrases
public import Statistics
import TableIO

/// Rounds of several years that share units, with severities estimated from all of them at once.
///
/// Every result is worked out once, when the study is made; tables and pages read the same values.
public struct MultiYearStudy: Sendable {
  /// The rounds, one per year, ascending.
  public let rounds: [YearRound]
  /// Keys of the components: the on-site one first, then every other one of any year.
  public let components: [String]
  /// Names of the units of all years, in natural order.
  public let units: [String]
  /// Names of the teams of all years, in natural order.
  public let teams: [String]
  /// Which years of a unit are compared.
  public let pairs: YearPairs
  /// The posterior of the model of several years.
  public private(set) var estimate: MultiYearEstimate
  /// Which team-years are connected by units they visited.
  public let linkage: MultiYearLinkage
  /// Units that are compared as the weighted mean of parts, by unit and year.
  public let combined: [CombinedYear]
  /// year × unit: totals as scored, points; nil where a component with weight is missing.
  public let totals: [[Double?]]
  /// year × unit: rank of the adjusted total with its interval; nil without a total.
  public let ranks: [[AdjustedTotals.Rank?]]
  /// By unit, then year; with `YearPairs.both` all changes from first to last come first.
  public let unitTrends: [UnitTrend]
  /// By year, then team.
  public let teamDrift: [TeamDrift]
  /// By team; teams seen in two or more years.
  public let teamTrends: [TeamTrend]
  /// By pair of years, then unit.
  public let decomposition: [ChangeDecomposition]
  /// By component, then year.
  public let scaleDrifts: [ComponentDrift]
  /// By unit.
  public let unitSlopes: [UnitSlope]
  /// By year; empty without ratings in two years.
  public let assessorDrift: [AssessorDrift]
  /// By pair of years; empty without ratings of four common items in consecutive years.
  public let itemDrift: [ItemDrift]
  /// What a reader of the numbers has to know.
  public let notices: [Phrase]
  /// The team that visited each unit in its last year with a visit; empty without one.
  private let teamOfUnit: [String]

  /// Estimates severities of all years, then compares the years.
  ///
  /// - Parameters:
  ///   - rounds: one per year, ascending, all with the same first component and linked by units, as
  ///     `groups` gives them.
  ///   - pairs: which years of a unit are compared.
  ///   - ties: how equal totals rank in every year; nil takes each scheme's policy, else competition
  ///     ranking.
  ///   - seed: of everything drawn by chance.
  ///   - threads: threads the work may use; the answer does not depend on them.
  /// - Throws: `AppraisalError` where the years cannot be compared, naming the year or component.
  /// - Complexity: some 7,000 evaluations of a likelihood cubic in the team-years, and one fit of the
  ///   anchored model per year.
  public init(
    _ rounds: [YearRound], pairs: YearPairs = .both, ties: TiePolicy? = nil,
    seed: UInt64 = 1, threads: Int = 1
  ) throws(AppraisalError) {
    let joined = try JoinedYears(rounds)
    let (together, alone) = parallelPair(
      threads: threads,
      {
        Result { () throws(AppraisalError) in
          try EstimatedYears(joined, seed: seed, threads: threads)
        }
      }, { joined.errorsAlone(seed: seed, threads: threads) })
    let years = try together.get()
    let adjusted = AdjustedTotals(
      years.estimate, joined.data, totals: joined.totals, weights: joined.weights,
      combined: joined.combined,
      rankings: rounds.map { Ranking(ties: ties ?? $0.ties ?? .competition) }, threads: threads)
    let changes = adjusted.changes(between: pairs, threads: threads)
    let compared = Set(joined.consecutive)
      .union(changes.map { YearPair(from: $0.from, to: $0.to) })
    let drifts = Dictionary(
      uniqueKeysWithValues: compared.map { ($0, years.scaleDrifts($0)) })
    let links = Dictionary(
      uniqueKeysWithValues: compared.compactMap { pair in
        CommonItems(rounds, pair).map { (pair, $0) }
      })
    let teams = TeamTrends(years, alone: alone)
    let linkage = MultiYearLinkage(joined.data)

    self.rounds = rounds
    components = joined.components
    units = joined.units
    self.teams = joined.teams
    self.pairs = pairs
    estimate = years.estimate
    self.linkage = linkage
    combined = joined.combinedYears
    totals = joined.totals
    ranks = adjusted.ranks
    let trends = UnitTrends(years, adjusted, changes, threads: threads)
    unitTrends = trends.trends
    unitSlopes = trends.slopes
    teamDrift = teams.drifts
    teamTrends = teams.trends
    decomposition = ChangeDecomposition.all(years, changes, drifts: drifts, links: links)
    scaleDrifts = ComponentDrift.all(joined, drifts)
    assessorDrift = AssessorDrift.all(rounds)
    itemDrift = ItemDrift.all(joined, links)
    notices = Self.notices(joined, years.estimate, linkage, teams.drifts)
    teamOfUnit = joined.lastTeams
  }

  /// The study without the draws behind its estimates, to keep many of them.
  public func withoutDraws() -> MultiYearStudy {
    var result = self
    result.estimate = estimate.withoutDraws()
    return result
  }

  /// Calendar years, ascending.
  public var years: [Int] { rounds.map(\.year) }

  /// Changes of units beyond their errors, by unit and year.
  public var reliableTrends: [UnitTrend] { unitTrends.filter(\.isReliable) }

  /// Names of the teams whose severity changed: from year to year, from first to last, or steadily;
  /// in natural order.
  public var driftedTeams: [String] {
    Set(
      teamDrift.filter(\.isDrifted).map(\.name)
        + teamTrends.filter { $0.isChanged || $0.isSloped }.map(\.name)
    ).naturallySorted()
  }

  /// The team that visited a unit in its last year with a visit; empty where there is none.
  public func teamName(of unit: Int) -> String { teamOfUnit[unit] }
}

extension JoinedYears {
  /// Name of the last team that visited each unit; empty where there is none.
  fileprivate var lastTeams: [String] {
    var last = units.map { _ in "" }
    for visit in data.visits { last[unitOfPlace[visit.unit]] = teams[visit.team] }
    return last
  }
}
