import Statistics

/// Robust z-scores of values: distance from the median over the scaled median absolute deviation.
///
/// - Parameter values: nil is not judged.
/// - Returns: the median and one flag a value, the false discovery rate held at `level` against the
///   normal distribution; nil with fewer than 5 values, or where half of them are equal, so that
///   no spread can be told.
///
/// Source: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, section 3.
public func robustFlags(
  _ values: [Double?], level: Double = 0.05
) -> (median: Double, flags: [ResidualFlag])? {
  let known = values.compactMap { $0 }
  guard known.count >= 5, let centre = median(known), let spread = medianAbsoluteDeviation(known),
    spread > 0
  else { return nil }
  return (centre, residualFlags(values.map { $0.map { ($0 - centre, spread) } }, level: level))
}
