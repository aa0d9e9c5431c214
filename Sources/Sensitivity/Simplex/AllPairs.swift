/// What every pair of many units says of their ranks, without keeping the pairs.
public struct AllPairs: Sendable {
  /// One per unit: 1 plus the expected number of units strictly above it over uniform weights, exact up to
  /// rounding; nil unless there are three components.
  public let expectedRank: [Double]?
  /// One per unit: ranks that units above or below it whatever the weights leave to it.
  public let dominance: [ReachableRanks]

  /// Compares every pair of units.
  ///
  /// - Parameter scores: unit × component, two components or more.
  /// - Throws: errors of scores.
  /// - Complexity: n² pairs of a few operations; memory for the units.
  public init(scores: [[Double]]) throws(SensitivityError) {
    let components = try componentCount(scores, least: 2)
    let flat = scores.flatMap(\.self)
    let count = scores.count
    let isTriangle = components == 3
    var expected = [Double](repeating: 1, count: count)
    var ranks = [ReachableRanks](
      repeating: ReachableRanks(best: 1, worst: count, bestWithTies: 1, worstWithTies: count),
      count: count)
    for i in 0..<count {
      for j in (i + 1)..<max(i + 1, count) {
        var (least, most) = (Double.infinity, -Double.infinity)
        for k in 0..<components {
          let lead = flat[i * components + k] - flat[j * components + k]
          least = min(least, lead)
          most = max(most, lead)
        }
        // Above everywhere inside, and where it leads in all, at the rim too.
        if least >= 0, most > 0 {
          ranks[j].best += 1
          ranks[i].worst -= 1
          if least > 0 {
            ranks[j].bestWithTies += 1
            ranks[i].worstWithTies -= 1
          }
          expected[j] += 1
        } else if most <= 0, least < 0 {
          ranks[i].best += 1
          ranks[j].worst -= 1
          if most < 0 {
            ranks[i].bestWithTies += 1
            ranks[j].worstWithTies -= 1
          }
          expected[i] += 1
        } else if least == 0, most == 0 {
          ranks[i].worst -= 1
          ranks[j].worst -= 1
        } else if isTriangle {
          let (a, b) = (i * 3, j * 3)
          let share = triangleShare(
            flat[a] - flat[b], flat[a + 1] - flat[b + 1], flat[a + 2] - flat[b + 2])
          expected[j] += share
          expected[i] += 1 - share
        }
      }
    }
    expectedRank = isTriangle ? expected : nil
    dominance = ranks
  }
}

/// The share of a triangle of weights in which a form with positive and negative coefficients is
/// positive: the closed form of `simplexShare` for three.
private func triangleShare(_ a: Double, _ b: Double, _ c: Double) -> Double {
  let positive = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0)
  // The coefficient that is alone on its side of zero, and the others.
  let isAlone: (Double) -> Bool = { positive == 1 ? $0 > 0 : $0 <= 0 }
  let (alone, x, y) = isAlone(a) ? (a, b, c) : isAlone(b) ? (b, a, c) : (c, a, b)
  let share = alone * alone / ((alone - x) * (alone - y))
  return positive == 1 ? share : 1 - share
}
