import MultiYear

extension UnitTrend {
  /// A score far from what the unit's other scores of its year say, which makes the change larger.
  public struct Odd: Equatable, Sendable {
    /// Calendar year.
    public let year: Int
    /// The component's key.
    public let component: String
    /// The score less what the others say, points; negative is low.
    public let points: Double
  }
}

extension JoinedYears {
  /// The score with its calendar year and its component's key.
  func named(_ score: OddScore) -> UnitTrend.Odd {
    UnitTrend.Odd(
      year: data.years[score.year], component: components[score.component],
      points: score.distance)
  }
}
