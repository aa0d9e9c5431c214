/// Which units of the model make up each unit of a comparison of years.
///
/// A unit that merged with others, or was split, is compared with itself as the weighted mean of its
/// parts. The model knows the parts only: each has a quality of its own and its own visitors.
public struct CombinedUnits: Equatable, Sendable {
  /// A unit of the model, and how much of the combined unit it is.
  public struct Part: Equatable, Sendable {
    /// Index into the units of the model.
    public let unit: Int
    /// Above 0; the shares of all parts sum to 1.
    public let share: Double

    /// One part.
    public init(unit: Int, share: Double) {
      self.unit = unit
      self.share = share
    }
  }

  /// year × unit of the comparison → its parts in that year; empty where it has none.
  public let parts: [[[Part]]]

  /// - Parameter parts: year × unit; shares of a unit's parts sum to 1.
  public init(_ parts: [[[Part]]]) {
    precondition(
      parts.allSatisfy {
        $0.allSatisfy { own in
          own.isEmpty || abs(own.reduce(-1) { $0 + $1.share }) < 1e-9
        }
      }, "the shares of a unit's parts sum to 1")
    self.parts = parts
  }

  /// Every unit is its own only part in every year.
  public init(years: Int, units: Int) {
    let own = (0..<units).map { [Part(unit: $0, share: 1)] }
    parts = Array(repeating: own, count: years)
  }

  /// How much each part counts.
  ///
  /// - Parameters:
  ///   - weights: of any positive scale, one per part; nil where none is stated.
  ///   - sizes: one per part, such as numbers of members; nil where it is not known.
  /// - Returns: the weights, if all are stated; else the sizes, if all are known; else all alike, as
  ///   shares of 1.
  public static func shares(weights: [Double?], sizes: [Int?]) -> [Double] {
    precondition(weights.count == sizes.count, "one weight and one size per part")
    let stated = weights.compactMap(\.self)
    let known = sizes.compactMap { $0.map(Double.init) }.filter { $0 > 0 }
    let used =
      stated.count == weights.count
      ? stated : known.count == sizes.count ? known : sizes.map { _ in 1 }
    let sum = used.reduce(0, +)
    return used.map { $0 / sum }
  }

  /// The weighted mean of what the parts have; 0 for a unit without parts.
  public func mean(_ year: Int, _ unit: Int, of value: (Int) -> Double) -> Double {
    parts[year][unit].reduce(0) { $0 + $1.share * value($1.unit) }
  }

  /// The weighted mean of what the parts have; nil without parts, or where one lacks it: a mean of
  /// the others would be of another unit.
  public func mean(_ year: Int, _ unit: Int, of value: (Int) -> Double?) -> Double? {
    let values = parts[year][unit].map { value($0.unit) }
    guard !values.isEmpty, !values.contains(where: { $0 == nil }) else { return nil }
    return zip(parts[year][unit], values).reduce(0) { $0 + $1.0.share * ($1.1 ?? 0) }
  }

  /// The variance of the weighted mean of values with independent errors.
  public func variance(_ year: Int, _ unit: Int, of variance: (Int) -> Double) -> Double {
    parts[year][unit].reduce(0) { $0 + $1.share * $1.share * variance($1.unit) }
  }
}
