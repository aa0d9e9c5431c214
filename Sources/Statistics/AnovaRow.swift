/// One source of variation in a table of the analysis of variance.
public struct AnovaRow: Sendable {
  /// Name of the source.
  public let source: String
  /// Degrees of freedom.
  public let df: Double
  /// Sum of squares, in squared units of the response.
  public let squares: Double
  /// Mean square over the mean square it is tested against; nil for what errors are measured by, and
  /// where these are zero.
  public let f: Double?
  /// Degrees of freedom of the mean square it is tested against.
  public let errorDF: Double?

  /// A source.
  ///
  /// - Parameter error: the mean square it is tested against and its degrees of freedom; nil leaves
  ///   the test out.
  public init(
    source: String, df: Double, squares: Double, error: (meanSquare: Double, df: Double)? = nil
  ) {
    self.source = source
    self.df = df
    self.squares = squares
    if let error, df > 0, error.df > 0, error.meanSquare > 0 {
      f = squares / df / error.meanSquare
      errorDF = error.df
    } else {
      f = nil
      errorDF = nil
    }
  }

  /// Sum of squares per degree of freedom; nil without any.
  public var meanSquare: Double? { df > 0 ? squares / df : nil }
  /// Chance of an F at least as large without the source; nil where there is no F.
  public var p: Double? {
    guard let f, let errorDF else { return nil }
    return Distributions.fisherUpper(f, df, errorDF)
  }
}

/// Sums of squares between and within groups.
public struct OneWayAnalysis: Sendable {
  /// Between groups.
  public let between: AnovaRow
  /// Within groups.
  public let within: AnovaRow

  /// Splits the squares of values about their mean.
  ///
  /// - Parameters:
  ///   - values: centred on a number among them, so that no digit is lost to what all have in common.
  ///   - codes: group of each value, 0 and above.
  ///   - count: number of groups; each has a value.
  ///   - names: what to call the two sources.
  /// - Complexity: two passes, in double-double arithmetic.
  public init(
    _ values: [Double], codes: [Int32], count: Int, names: (between: String, within: String)
  ) {
    precondition(values.count == codes.count, "one code per value")
    var sums = [DoubleDouble](repeating: DoubleDouble(0), count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (value, code) in zip(values, codes) {
      sums[Int(code)] += DoubleDouble(value)
      sizes[Int(code)] += 1
    }
    let n = Double(values.count)
    let grand = sums.total / max(1, n)
    let means = zip(sums, sizes).map { $0 / max(1, $1) }
    var (outer, inner) = (DoubleDouble(0), DoubleDouble(0))
    for (mean, size) in zip(means, sizes) {
      let gap = mean - grand
      outer += gap * gap * size
    }
    for (value, code) in zip(values, codes) {
      let gap = DoubleDouble(value) - means[Int(code)]
      inner += gap * gap
    }
    // Equal values leave the rounding of their mean.
    let least = roundingSquares(values)
    let squares = inner.head > least ? inner.head : 0
    let df = n - Double(count)
    within = AnovaRow(source: names.within, df: df, squares: squares)
    between = AnovaRow(
      source: names.between, df: Double(count) - 1, squares: outer.head > least ? outer.head : 0,
      error: df > 0 ? (squares / df, df) : nil)
  }
}

/// The largest sum of squares that may be nothing but rounding of double-double means of the values.
///
/// - Parameter values: in doubles.
public func roundingSquares(_ values: [Double]) -> Double {
  // 2⁻¹⁰⁰, with room for the additions of a mean.
  let unit = 0x1p-100 * values.reduce(0) { max($0, abs($1)) }
  return unit * unit * Double(values.count) * Double(values.count)
}
