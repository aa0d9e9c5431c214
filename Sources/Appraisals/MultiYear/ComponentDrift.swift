public import MultiYear

/// How much more generously one component was scored than the year before.
public struct ComponentDrift: Sendable {
  /// The component's key.
  public let component: String
  /// The earlier calendar year.
  public let yearFrom: Int
  /// The later calendar year.
  public let yearTo: Int
  /// The drift, its standard error, p value and number of units.
  public let drift: ScaleDrift

  /// By component and year.
  static func all(_ joined: JoinedYears, _ drifts: [YearPair: [ScaleDrift?]]) -> [ComponentDrift] {
    joined.components.indices.dropFirst().flatMap { k in
      joined.consecutive.compactMap { pair in
        drifts[pair]?[k].map {
          ComponentDrift(
            component: joined.components[k], yearFrom: joined.data.years[pair.from],
            yearTo: joined.data.years[pair.to], drift: $0)
        }
      }
    }
  }
}
