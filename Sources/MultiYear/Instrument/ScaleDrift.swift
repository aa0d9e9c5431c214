import Statistics

/// How much a component's scale rose between two years beyond what units' quality explains.
public struct ScaleDrift: Equatable, Sendable {
  /// Points; positive is more generous in the later year.
  public let drift: Double
  /// From the spread of units' differences; errors of the loading and of severities are not in it.
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
  /// - Returns: nil for fewer than three units.
  public init?(changes: [Double?], onsite: [Double?], loading: Double) {
    let rest = zip(changes, onsite).compactMap { change, onsite in
      change.flatMap { change in onsite.map { change - loading * $0 } }
    }
    guard rest.count > 2, let centre = mean(rest), let spread = variance(rest) else { return nil }
    drift = centre
    standardError = (spread / Double(rest.count)).squareRoot()
    units = rest.count
    p =
      standardError > 0
      ? Distributions.studentTwoSided(centre / standardError, df: Double(rest.count - 1))
      : centre == 0 ? 1 : 0
  }
}
