import Statistics

/// The severity of one team in one year, in on-site points; positive took points off.
public struct YearSeverity: Sendable {
  /// The team and year it is of.
  public let place: TeamYear
  /// Posterior mean, against the mean of the teams of the year.
  public let severity: Double
  /// Posterior standard deviation.
  public let standardError: Double
  /// Lower end of the central 95 % interval.
  public let lower: Double
  /// Upper end of the central 95 % interval.
  public let upper: Double
  /// Against the team's year before in the data; nil for its first year.
  public let change: Double?
  /// Posterior standard deviation of the change; nil for the first year.
  public let changeStandardError: Double?
  /// Two-sided, by a normal posterior of the change.
  public let changeP: Double?
  /// Whether the 95 % interval of the change leaves 0 out; false for the first year.
  public var isChanged: Bool { (changeP ?? 1) < 0.05 }
}

/// Posterior of the model of several years.
public struct MultiYearEstimate: Sendable {
  /// By year, then team; team-years with on-site scores.
  public let severities: [YearSeverity]
  /// draw × entry of `severities`, points.
  public private(set) var draws: [[Double]]
  /// draw × year: the severity that all teams of a year share, points, less its mean over draws.
  ///
  /// No score tells it from a year of worse units; its spread is that of a mean of so many teams drawn
  /// from all teams there could be.
  public private(set) var commonDraws: [[Double]]
  /// draw × component: error SDs, points.
  public private(set) var errorSDDraws: [[Double]]
  /// draw × component: loadings on quality, per on-site point; the on-site one is 1.
  public private(set) var loadingDraws: [[Double]]
  /// Posterior mean of the SD between teams' severities, points.
  public let severitySD: Double
  /// Posterior mean of the SD of quality between units, points.
  public let qualitySD: Double
  /// Posterior mean of each component's error SD, points; on-site first.
  public let errorSDs: [Double]
  /// Posterior mean of each component's loading on quality, per on-site point; the on-site one is
  /// 1.
  public let loadings: [Double]
  /// Posterior mean of the correlation of a unit's quality from one year to the next.
  public let qualityPersistence: Double
  /// The same of a team's severity; nil where no draw has any severity.
  public let severityPersistence: Double?
  /// Posterior probability that no team differs in severity in any year.
  public let probabilityNoSeverity: Double
  /// How assessors differ and persist, where those who moved tie teams; severities are then a team's
  /// own part, which the SD and the persistence above are of, and the mean of its members.
  public let assessors: AssessorPersistence?
  /// Effective size of the weighted sample behind the draws; intervals need about 400.
  public let effectiveSampleSize: Double

  /// year × unit → places of its visitors' severities.
  ///
  /// - Parameter data: what the estimate is of.
  public func visitors(_ data: MultiYearData) -> [[[Int]]] {
    let places = Factor(severities.map(\.place))
    var visitors = [[[Int]]](
      repeating: Array(repeating: [], count: data.unitCount), count: data.years.count)
    for visit in data.visits {
      if let own = places.code(of: TeamYear(team: visit.team, year: visit.year)) {
        visitors[visit.year][visit.unit].append(own)
      }
    }
    return visitors
  }

  /// The estimates without the draws behind them, some megabytes less.
  public func withoutDraws() -> MultiYearEstimate {
    var result = self
    (result.draws, result.commonDraws) = ([], [])
    (result.errorSDDraws, result.loadingDraws) = ([], [])
    return result
  }

  init(_ kept: MultiYearDraws, _ prepared: PreparedMultiYear, effectiveSampleSize: Double) {
    self.effectiveSampleSize = effectiveSampleSize
    assessors = prepared.assessors?.persistence
    // By year and team as the data number them.
    let numbered = prepared.teamYears.map {
      TeamYear(team: prepared.teamNumbers[$0.team], year: $0.year)
    }
    let order = numbered.indices.sorted {
      (numbered[$0].year, numbered[$0].team) < (numbered[$1].year, numbered[$1].team)
    }
    draws = kept.severities.map { own in order.map { own[$0] } }
    let centre = prepared.years.indices.map { year in mean(kept.common.map { $0[year] }) ?? 0 }
    commonDraws = kept.common.map { zip($0, centre).map { $0 - $1 } }
    let scale = prepared.scales[0]
    let parameters = kept.parameters
    errorSDDraws = parameters.map { own in
      zip(own.errorSDs, prepared.scales).map { $0 * $1 }
    }
    loadingDraws = parameters.map { own in
      zip(own.loadings, prepared.scales).map { $0 * $1 / scale }
    }
    func average(_ value: (MultiYearParameters) -> Double) -> Double {
      mean(parameters.map(value)) ?? 0
    }
    severitySD = scale * average(\.severitySD)
    qualitySD = scale * average(\.qualitySD)
    errorSDs = prepared.scales.indices.map { k in prepared.scales[k] * average { $0.errorSDs[k] } }
    loadings = prepared.scales.indices.map { k in
      prepared.scales[k] / scale * average { $0.loadings[k] }
    }
    qualityPersistence = average(\.qualityPersistence)
    severityPersistence = mean(
      parameters.filter { $0.severitySD > 0 }.map(\.severityPersistence))
    probabilityNoSeverity = average { $0.severitySD == 0 ? 1 : 0 }
    let draws = kept.severities
    severities = order.map { place in
      let values = draws.map { $0[place] }
      let sorted = values.ascending()
      let places = prepared.yearsOfTeam[prepared.teamYears[place].team]
      let before = places.firstIndex(of: place).flatMap { $0 > 0 ? places[$0 - 1] : nil }
      let changes = before.map { before in draws.map { $0[place] - $0[before] } }
      let change = changes.flatMap { mean($0) }
      let error = changes.flatMap { variance($0) }.map { $0.squareRoot() }
      return YearSeverity(
        place: numbered[place], severity: mean(values) ?? 0,
        standardError: (variance(values) ?? 0).squareRoot(),
        lower: quantile(sorted: sorted, 0.025), upper: quantile(sorted: sorted, 0.975),
        change: change, changeStandardError: error,
        changeP: change.flatMap { change in
          error.map { $0 > 0 ? 2 * Distributions.normalCumulative(-abs(change) / $0) : 1 }
        })
    }
  }
}
