import MultiYear

/// What a unit that merged or was split is made of in one year.
public struct CombinedYear: Equatable, Sendable, CustomStringConvertible {
  /// One of the units of that year.
  public struct Part: Equatable, Sendable {
    /// Its name in that year.
    public let name: String
    /// How much of the combined unit it is; the shares of all parts sum to 1.
    public let share: Double
  }

  /// What the combined unit is called in all years.
  public let unit: String
  /// Calendar year.
  public let year: Int
  /// By name.
  public let parts: [Part]

  /// Year and names, as "2015: A + B".
  public var description: String {
    "\(year): \(parts.map(\.name).joined(separator: " + "))"
  }
}

extension JoinedYears {
  /// What a unit is made of in those of two years in which it is combined.
  func combinedYears(of unit: Int, in pair: YearPair) -> [CombinedYear] {
    let years = [data.years[pair.from], data.years[pair.to]]
    return combinedYears.filter { $0.unit == units[unit] && years.contains($0.year) }
  }
}
