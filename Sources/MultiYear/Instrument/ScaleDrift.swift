import Statistics

/// How much a component's scale rose between two years beyond what units' quality explains.
public struct ScaleDrift: Equatable, Sendable {
  /// Points; positive is more generous in the later year.
  public let drift: Double
  /// From the spread of units' differences and the draws of loadings and severities, with the part that
  /// all teams of a year share.
  public let standardError: Double
  /// Two-sided, by the draws: Student's t about the drift of each.
  public let p: Double
  /// Units seen in both years.
  public let units: Int

  /// The mean over units seen in both years of the component's change less its loading times the
  /// change of the on-site score with severities given back.
  ///
  /// The on-site score is the reference: what it and a component share cannot show.
  ///
  /// - Parameters:
  ///   - changes: of the component, one a unit; nil for units without both years.
  ///   - onsite: of the on-site score, severities given back.
  ///   - loading: of the component on on-site quality: the posterior mean.
  ///   - draws: the loading, and the mean change of the severity of the units' visitors, points; none
  ///     takes both as known.
  /// - Returns: nil for fewer than three units.
  /// - Complexity: units + draws.
  public init?(
    changes: [Double?], onsite: [Double?], loading: Double, draws: [Draw] = []
  ) {
    let both = zip(changes, onsite).compactMap { change, onsite in
      change.flatMap { change in onsite.map { (change: change, onsite: $0) } }
    }
    let rest = both.map { $0.change - loading * $0.onsite }
    guard rest.count > 2, let centre = mean(rest), let spread = variance(rest),
      let grown = mean(both.map(\.onsite))
    else { return nil }
    let severity = mean(draws.map(\.severity)) ?? 0
    let centres =
      draws.isEmpty
      ? [centre]
      : draws.map { draw in
        centre - (draw.loading - loading) * grown - draw.loading * (draw.severity - severity)
      }
    let own = (spread / Double(rest.count)).squareRoot()
    drift = centre
    standardError = (own * own + (variance(centres) ?? 0)).squareRoot()
    units = rest.count
    p = Self.p(centres, own, df: Double(rest.count - 1))
  }

  private static func p(_ centres: [Double], _ error: Double, df: Double) -> Double {
    let below = centres.reduce(0.0) { sum, centre in
      if error > 0 {
        let beyond = Distributions.studentTwoSided(centre / error, df: df) / 2
        return sum + (centre > 0 ? beyond : 1 - beyond)
      }
      return sum + (centre < 0 ? 1 : centre == 0 ? 0.5 : 0)
    }
    let share = below / Double(centres.count)
    return 2 * min(share, 1 - share)
  }

  /// What one draw of the parameters says of a change between two years.
  public struct Draw: Sendable {
    /// Of the component on on-site quality.
    public let loading: Double
    /// Mean change of the severity of the units' visitors, with what all teams of a year share, points.
    public let severity: Double

    /// One draw.
    public init(loading: Double, severity: Double) {
      self.loading = loading
      self.severity = severity
    }
  }
}
