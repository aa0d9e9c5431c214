/// Kendall's tau-b between two lists of the same length, corrected for ties; nil when one of them
/// is constant.
///
/// - Complexity: n² comparisons.
///
/// Source: Kendall (1945), Biometrika 33, 239-251.
public func kendallTauB(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "two lists of one length")
  var agreement = 0
  var untiedX = 0
  var untiedY = 0
  for i in x.indices {
    for j in 0..<i {
      let a = sign(x[i] - x[j])
      let b = sign(y[i] - y[j])
      agreement += a * b
      untiedX += a * a
      untiedY += b * b
    }
  }
  guard untiedX > 0, untiedY > 0 else { return nil }
  return Double(agreement) / (Double(untiedX).squareRoot() * Double(untiedY).squareRoot())
}

/// Spearman's rho: the correlation of mid-ranks; nil when one of the lists is constant.
///
/// Source: Spearman (1904), American Journal of Psychology 15, 72-101.
public func spearmanRho(_ x: [Double], _ y: [Double]) -> Double? {
  let ranking = Ranking(ties: .mid)
  return correlation(ranking.ranks(x), ranking.ranks(y))
}

/// Pearson's correlation; nil below two pairs or when one of the lists is constant.
public func correlation(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "two lists of one length")
  guard let a = mean(x), let b = mean(y) else { return nil }
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (u, v) in zip(x, y) {
    xx += (u - a) * (u - a)
    yy += (v - b) * (v - b)
    xy += (u - a) * (v - b)
  }
  guard xx > 0, yy > 0 else { return nil }
  return xy / (xx.squareRoot() * yy.squareRoot())
}

private func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
