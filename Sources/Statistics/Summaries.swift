/// The arithmetic mean; nil for no values.
public func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The sample variance, divisor n − 1, computed from centred values; nil below two values.
public func variance(_ values: [Double]) -> Double? {
  guard values.count > 1, let centre = mean(values) else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  return squares / Double(values.count - 1)
}

/// The quantile of type 7, as R computes it by default.
///
/// - Parameters:
///   - sorted: ascending values, at least one.
///   - probability: 0 to 1.
///
/// Source: Hyndman & Fan (1996), The American Statistician 50, 361-365.
public func quantile(sorted: [Double], _ probability: Double) -> Double {
  precondition(!sorted.isEmpty, "no values, no quantile")
  let position = probability * Double(sorted.count - 1)
  let below = Int(position)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
}

/// The middle value, the mean of the two middle ones for an even count; nil for no values.
public func median(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : quantile(sorted: values.ascending(), 0.5)
}

/// 1.4826 times the median distance from the median, which estimates the SD of normal values; nil
/// for no values.
public func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
  guard let centre = median(values) else { return nil }
  return median(values.map { abs($0 - centre) }).map { $0 * 1.482602218505602 }
}
