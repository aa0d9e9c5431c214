/// How the p values of a family of judgements are adjusted, and what the adjustment controls.
public enum MultiplicityControl: String, Codable, CaseIterable, Sendable {
  /// The false discovery rate, for independent or positively dependent statistics.
  case benjaminiHochberg = "bh"
  /// The false discovery rate, whatever the dependence.
  case benjaminiYekutieli = "by"
  /// The chance of any false flag in the family, whatever the dependence.
  case holm

  /// Adjusted p values.
  ///
  /// - Returns: one adjusted p per p, in the same order; missing p stay missing and do not count.
  public func adjusted(_ p: [Double?]) -> [Double?] {
    switch self {
    case .benjaminiHochberg: Statistics.benjaminiHochberg(p)
    case .benjaminiYekutieli: Statistics.benjaminiYekutieli(p)
    case .holm: Statistics.holm(p)
    }
  }
}

/// Adjusted p values by Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
///
/// - Returns: one q per p, in the same order; missing p stay missing and do not count.
public func benjaminiHochberg(_ p: [Double?]) -> [Double?] { steppedUp(p, factor: 1) }

/// Adjusted p values by Benjamini & Yekutieli (2001), Annals of Statistics 29, 1165-1188, theorem
/// 1.3: those of Benjamini & Hochberg times 1 + 1/2 + … + 1/m.
///
/// - Returns: one q per p, in the same order; missing p stay missing and do not count.
public func benjaminiYekutieli(_ p: [Double?]) -> [Double?] {
  let count = p.count { $0 != nil }
  return steppedUp(p, factor: (1...max(count, 1)).reduce(0) { $0 + 1 / Double($1) })
}

/// Adjusted p values by Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
///
/// - Returns: one adjusted p per p, in the same order; missing p stay missing and do not count.
public func holm(_ p: [Double?]) -> [Double?] {
  let known = ascending(p)
  var adjusted = [Double?](repeating: nil, count: p.count)
  var largest = 0.0
  for (rank, entry) in known.enumerated() {
    largest = max(largest, min(1, entry.p * Double(known.count - rank)))
    adjusted[entry.index] = largest
  }
  return adjusted
}

private func steppedUp(_ p: [Double?], factor: Double) -> [Double?] {
  let known = ascending(p)
  var q = [Double?](repeating: nil, count: p.count)
  var smallest = 1.0
  for (rank, entry) in known.enumerated().reversed() {
    smallest = min(smallest, factor * entry.p * Double(known.count) / Double(rank + 1))
    q[entry.index] = smallest
  }
  return q
}

private func ascending(_ p: [Double?]) -> [(p: Double, index: Int)] {
  p.enumerated().compactMap { index, value in value.map { (p: $0, index: index) } }
    .sorted { ($0.p, $0.index) < ($1.p, $1.index) }
}

/// Expected share of wrong signs among the judgements at least as sure, from posterior tails.
///
/// A posterior has shrunken its estimates together, so it needs no further penalty for their
/// number: among those called different, the share expected to lie on the other side of 0 or at it is
/// the mean of their tails. Here each p is twice the smaller tail, so the result is an upper bound.
///
/// Source: Müller, Parmigiani, Robert & Rousseau (2004), J. Am. Stat. Assoc. 99, 990-1001; Stephens
/// (2017), Biostatistics 18, 275-294, local false sign rates.
///
/// - Parameter p: twice the smaller posterior tail at 0; missing p stay missing and do not count.
/// - Returns: one rate per p, in the same order, never below its p's predecessors; equal p have the same.
public func posteriorErrorRates(_ p: [Double?]) -> [Double?] {
  var rates = [Double?](repeating: nil, count: p.count)
  let known = ascending(p)
  var (sum, start) = (0.0, 0)
  while start < known.count {
    let end = known[(start + 1)...].firstIndex { $0.p != known[start].p } ?? known.count
    for entry in known[start..<end] { sum += entry.p }
    for entry in known[start..<end] { rates[entry.index] = sum / Double(end) }
    start = end
  }
  return rates
}
