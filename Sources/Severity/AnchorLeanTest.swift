/// The restricted likelihood-ratio test that an anchor does not lean: that it favours no team's units.
///
/// Both sides keep severities and the groups' SD free, so what is tested is whether this anchor
/// departs, team by team, from what the on-site scores and the other anchors (or shared visits) have
/// in common. With one anchor and no shared visits nothing could tell, and the test is refused.
///
/// Under the hypothesis the SD of the lean lies on the edge of its range, so the statistic is referred
/// to an equal mixture of χ²₀ and χ²₁; with few teams its p is too large, never too small.
///
/// Source: as `SeverityVarianceTest`: Self & Liang (1987), J. Am. Stat. Assoc. 82, 605-610, case 5.
public struct AnchorLeanTest: Equatable, Sendable {
  /// Twice the gain in restricted log likelihood; 0 when the best SD of the lean is 0.
  public let statistic: Double
  /// p of the statistic.
  public let p: Double
  /// Restricted maximum likelihood estimate of the lean's SD between teams, points of the anchor.
  public let leanSD: Double

  /// - Parameter anchor: place among the anchors of the data, from 0.
  /// - Returns: nil where nothing could tell.
  /// - Throws: `SeverityError` when the scores cannot tell teams, units and errors apart.
  /// - Complexity: some thousand evaluations of the likelihood.
  public init?(_ data: AnchoredData, anchor: Int) throws(SeverityError) {
    precondition((0..<data.anchorCount).contains(anchor), "no such anchor")
    let prepared = try PreparedAnchors(data)
    guard data.canTellLeans else { return nil }
    let (gain, best) = Self.compare(prepared.likelihood, component: anchor + 1)
    guard gain.isFinite else { throw .noFit }
    statistic = gain
    p = SeverityVarianceTest.p(of: gain)
    leanSD = best.partSD(anchor + 1) * prepared.scales[anchor + 1]
  }

  private static func compare<Likelihood: RestrictedLikelihood>(
    _ likelihood: Likelihood, component: Int
  ) -> (gain: Double, best: AnchoredParameters) {
    let k = likelihood.componentCount
    func submodel(_ leans: Bool) -> AnchoredSubmodel {
      AnchoredSubmodel(
        parts: (0..<k).map { $0 == 0 || leans && $0 == component }, hasGroup: true)
    }
    let start = AnchoredPrior().start(componentCount: k)
    let upright = likelihood.maximum(submodel(false), from: start)
    var nudged = upright.at
    nudged.values[component] = 0.1
    let leaning =
      [start, nudged].map { likelihood.maximum(submodel(true), from: $0) }
      .max { $0.value < $1.value } ?? upright
    let gain = 2 * (leaning.value - upright.value)
    return gain > SeverityVarianceTest.smallestGain || gain.isNaN
      ? (gain, leaning.at) : (0, upright.at)
  }
}
