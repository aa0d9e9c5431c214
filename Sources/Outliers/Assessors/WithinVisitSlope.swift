/// The slope of y on x among sheets of one visit, the same in every visit: the least sum of absolute
/// differences between two sheets' residuals.
///
/// It is the median of the slopes of all pairs, each weighed by its difference in x, so a few odd
/// sheets do not bend it.
///
/// - Returns: 0 where no two sheets of a visit differ in x.
/// - Complexity: pairs · log pairs.
///
/// Source: Jaeckel (1972), Ann. Math. Statist. 43, 1449-1458, Wilcoxon scores, visits as strata.
func withinVisitSlope(_ visits: [[(x: Double, y: Double)]]) -> Double {
  var pairs: [(slope: Double, weight: Double)] = []
  for visit in visits {
    for (place, one) in visit.enumerated() {
      for other in visit[(place + 1)...] where other.x != one.x {
        pairs.append(((other.y - one.y) / (other.x - one.x), abs(other.x - one.x)))
      }
    }
  }
  pairs.sort { $0.slope < $1.slope }
  let half = pairs.reduce(0) { $0 + $1.weight } / 2
  var reached = 0.0
  for pair in pairs {
    reached += pair.weight
    if reached >= half { return pair.slope }
  }
  return 0
}
