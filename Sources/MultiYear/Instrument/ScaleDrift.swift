import Statistics

/// How much a component's scale rose between two years beyond what units' quality explains.
public struct ScaleDrift: Equatable, Sendable {
  /// Points; positive is more generous in the later year.
  public let drift: Double
  /// From the spread of units' differences and the draws of severities, with the part that all teams
  /// of a year share; the error of the loading is not in it.
  public let standardError: Double
  /// Two-sided, by Student's t.
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
  ///   - loading: of the component on on-site quality.
  ///   - severity: one per draw: mean change of the severity of the units' visitors, points.
  /// - Returns: nil for fewer than three units.
  public init?(
    changes: [Double?], onsite: [Double?], loading: Double, severity: [Double] = []
  ) {
    let rest = zip(changes, onsite).compactMap { change, onsite in
      change.flatMap { change in onsite.map { change - loading * $0 } }
    }
    guard rest.count > 2, let centre = mean(rest), let spread = variance(rest) else { return nil }
    drift = centre
    let shift = loading * loading * (variance(severity) ?? 0)
    standardError = (spread / Double(rest.count) + shift).squareRoot()
    units = rest.count
    p =
      standardError > 0
      ? Distributions.studentTwoSided(centre / standardError, df: Double(rest.count - 1))
      : centre == 0 ? 1 : 0
  }
}
