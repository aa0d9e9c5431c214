import Optimization
import Statistics

/// The restricted likelihood-ratio test that no team differs in severity (σ_s = 0).
///
/// Both sides keep the group SD free, so teams sent to unlike units are no evidence of severity;
/// without anchors the two cannot be told apart and the group SD is left out of both.
///
/// Under the hypothesis σ_s lies on the edge of its range, so the statistic is referred to an equal
/// mixture of χ²₀ and χ²₁. With few teams more than half of the null statistics are exactly 0
/// (Crainiceanu & Ruppert 2004, J. R. Stat. Soc. B 66, 165-185), which makes p too large, never
/// too small: `benchmarks/results/severity-study.md` gives the false-alarm rates.
///
/// Source: Self & Liang (1987), J. Am. Stat. Assoc. 82, 605-610, case 5; Stram & Lee (1994),
/// Biometrics 50, 1171-1177.
public struct SeverityVarianceTest: Equatable, Sendable {
  /// Twice the gain in restricted log likelihood; 0 when the best severity SD is 0.
  public let statistic: Double
  /// p of the statistic, by an equal mixture of χ²₀ and χ²₁.
  public let p: Double
  /// Restricted maximum likelihood estimate of the SD between teams' severities, points.
  public let severitySD: Double
  /// The same of the SD between the qualities of the units teams were sent to, points.
  public let groupSD: Double

  /// - Throws: `SeverityError` when the scores cannot tell teams, units and errors apart.
  /// - Complexity: some thousand evaluations of the likelihood, a few milliseconds.
  public init(_ data: AnchoredData) throws(SeverityError) {
    let prepared = try PreparedAnchors(data)
    let (statistic, best) = Self.compare(prepared.likelihood)
    guard statistic.isFinite else { throw .noFit }
    self.statistic = statistic
    p = Self.p(of: statistic)
    severitySD = best.severitySD * prepared.scales[0]
    groupSD = best.groupSD * prepared.scales[0]
  }

  private static func compare<Likelihood: RestrictedLikelihood>(
    _ likelihood: Likelihood
  ) -> (statistic: Double, best: AnchoredParameters) {
    let k = likelihood.componentCount
    let start = AnchoredPrior().start(componentCount: k)
    func search(
      severity: Bool, from start: AnchoredParameters
    ) -> (value: Double, at: AnchoredParameters) {
      let submodel = AnchoredSubmodel(
        parts: [severity] + Array(repeating: false, count: k - 1), hasGroup: k > 1)
      return likelihood.maximum(submodel, from: start)
    }
    // A loading and an error can trade places, so each side starts from two points.
    var without = search(severity: false, from: start)
    var with = search(severity: true, from: start)
    var nudged = without.at
    nudged.values[AnchoredParameters.severityPlace] = 0.1
    let again = search(severity: true, from: nudged)
    if again.value > with.value { with = again }
    let back = search(severity: false, from: with.at)
    if back.value > without.value { without = back }
    let gain = 2 * (with.value - without.value)
    return gain > smallestGain || gain.isNaN ? (gain, with.at) : (0, without.at)
  }

  /// p of a gain where the SD lies on the edge of its range: an equal mixture of χ²₀ and χ²₁.
  static func p(of statistic: Double) -> Double {
    statistic > 0 ? 0.5 * Distributions.chiSquaredUpper(statistic, df: 1) : 1
  }

  /// Gains below the stopping tolerance of the searches are no gains.
  static let smallestGain = 1e-5
}
