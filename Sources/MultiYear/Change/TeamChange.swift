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
    /// Whether the interval leaves 0 out.
    public var isFound: Bool { lower > 0 || upper < 0 }

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
