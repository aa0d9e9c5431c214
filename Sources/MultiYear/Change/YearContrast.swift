/// A weighted sum of one unit's totals over years: a change, or a slope.
struct YearContrast: Hashable, Sendable {
  /// Indices into the years, ascending.
  let years: [Int]
  /// One per year; they sum to 0.
  let coefficients: [Double]

  /// The total of the later year less that of the earlier.
  static func change(from: Int, to: Int) -> YearContrast {
    YearContrast(years: [from, to], coefficients: [-1, 1])
  }

  /// The least-squares slope over some years.
  ///
  /// - Parameters:
  ///   - years: indices, two or more, ascending.
  ///   - calendar: what each index stands for.
  static func slope(_ years: [Int], calendar: [Int]) -> YearContrast {
    let middle = years.reduce(0.0) { $0 + Double(calendar[$1]) } / Double(years.count)
    let times = years.map { Double(calendar[$0]) - middle }
    let squares = times.reduce(0) { $0 + $1 * $1 }
    return YearContrast(years: years, coefficients: times.map { $0 / squares })
  }

  /// The sum, of a value per year.
  func sum(_ value: (Int) -> Double) -> Double {
    zip(years, coefficients).reduce(0) { $0 + $1.1 * value($1.0) }
  }

  /// The variance of the sum where years' errors are independent.
  func variance(_ variance: (Int) -> Double) -> Double {
    zip(years, coefficients).reduce(0) { $0 + $1.1 * $1.1 * variance($1.0) }
  }
}
