import Statistics

/// How one team's severity changed over all its years, relative to the mean of each year's teams.
public struct TeamChange: Sendable {
  /// A contrast of one team's severities.
  public struct Contrast: Sendable {
    /// Posterior mean, points (per year, for a slope); positive grew more severe.
    public let value: Double
    /// Posterior standard deviation.
    public let standardError: Double
    /// Two-sided, by a normal posterior; 1 where no draw has any severity.
    public let p: Double
    /// Lower end of the 95 % interval, which excludes 0 exactly where `p` is below .05.
    public var lower: Double { value - Self.reach * standardError }
    /// Upper end of the 95 % interval.
    public var upper: Double { value + Self.reach * standardError }

    private static let reach = Distributions.normalQuantile(0.975)

    init(_ draws: [Double]) {
      value = mean(draws) ?? 0
      standardError = (variance(draws) ?? 0).squareRoot()
      p =
        standardError > 0
        ? 2 * Distributions.normalCumulative(-abs(value) / standardError) : 1
    }
  }

  /// Index of the team.
  public let team: Int
  /// Index of the team's first year.
  public let from: Int
  /// Index of its last.
  public let to: Int
  /// Severity of the last year less that of the first.
  public let ends: Contrast
  /// Least-squares slope of the severities on the calendar year; nil with two years, where it says
  /// what `ends` says.
  public let slope: Contrast?
}

extension MultiYearEstimate {
  /// Changes over all years of the teams seen in two or more, by team.
  ///
  /// - Parameter years: the calendar years of the data.
  /// - Complexity: draws × team-years.
  public func teamChanges(years: [Int]) -> [TeamChange] {
    let places = Dictionary(grouping: severities.indices) { severities[$0].place.team }
    return places.sorted { $0.key < $1.key }.compactMap { team, places in
      guard let first = places.first, let last = places.last, places.count > 1 else { return nil }
      let indices = places.map { severities[$0].place.year }
      let slope = YearContrast.slope(indices, calendar: years)
      return TeamChange(
        team: team, from: indices[0], to: indices[indices.count - 1],
        ends: .init(draws.map { $0[last] - $0[first] }),
        slope: places.count > 2
          ? .init(
            draws.map { draw in
              zip(places, slope.coefficients).reduce(0) { $0 + $1.1 * draw[$1.0] }
            }) : nil)
    }
  }
}

/// p values of teams' changes adjusted for looking at many (Benjamini-Hochberg): changes from first to last
/// together with slopes, changes from year to year among themselves.
public struct TeamChangeRates: Sendable {
  /// Of each team's change from first to last.
  public let ends: [Double?]
  /// Of each team's slope; nil with two years.
  public let slopes: [Double?]
  /// Of each team-year's change since the team's last year; nil for its first. With two years it is
  /// the change from first to last.
  public let steps: [Double?]

  /// - Parameters:
  ///   - changes: of all teams.
  ///   - severities: of all team-years.
  public init(_ changes: [TeamChange], _ severities: [YearSeverity]) {
    let long = Set(changes.filter { $0.slope != nil }.map(\.team))
    let whole = benjaminiHochberg(changes.map { $0.ends.p } + changes.map { $0.slope?.p })
    let own = benjaminiHochberg(
      severities.map { long.contains($0.place.team) ? $0.changeP : nil })
    ends = Array(whole.prefix(changes.count))
    slopes = Array(whole.dropFirst(changes.count))
    let endsOfTeam = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), ends))
    steps = zip(severities, own).map { severity, q in
      if long.contains(severity.place.team) { return q }
      return severity.change == nil ? nil : endsOfTeam[severity.place.team] ?? nil
    }
  }
}
