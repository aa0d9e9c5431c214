import Statistics

/// What the changes of many units share: a shift, and a stretch in proportion to their height.
///
/// The stretch is the Theil-Sen slope of the changes on the mean of the years compared, the shift the
/// median of what it leaves, so units that changed by themselves hardly move either.
///
/// Source: Bland & Altman (1999), Stat. Methods Med. Res. 8, 135-160, section 6, for differences that
/// depend on the mean; Sen (1968), J. Am. Stat. Assoc. 63, 1379-1389.
struct SharedChange {
  private let centre: Double
  private let shift: Double
  private let stretch: Double
  private let count: Int
  private let squares: Double

  /// With fewer units a stretch would explain the units away.
  private static let fewestForStretch = 10

  /// - Parameters:
  ///   - heights: mean of the years compared, one per unit; one or more.
  ///   - changes: as many.
  /// - Complexity: units² log units.
  init(heights: [Double], changes: [Double]) {
    precondition(heights.count == changes.count && !heights.isEmpty, "one height per change")
    count = heights.count
    let mean = heights.reduce(0, +) / Double(heights.count)
    let middle = median(heights) ?? mean
    let wide = heights.count >= Self.fewestForStretch
    stretch = wide ? SenSlope(times: heights, values: changes)?.slope ?? 0 : 0
    centre = middle
    let slope = stretch
    shift = median(zip(heights, changes).map { $1 - slope * ($0 - middle) }) ?? 0
    squares = wide ? heights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } : 0
  }

  /// What a unit of this height shares, points.
  func at(_ height: Double) -> Double { shift + stretch * (height - centre) }

  /// The error variance of `at`, in variances of one change: that of a least-squares line.
  func leverage(_ height: Double) -> Double {
    let distance = height - centre
    return 1 / Double(count) + (squares > 0 ? distance * distance / squares : 0)
  }
}
