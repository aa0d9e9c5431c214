/// The restricted likelihood of the anchored model, unit quality and means integrated out.
///
/// Both forms keep scratch of their own, so a copy a chain is needed and enough.
protocol RestrictedLikelihood: Sendable {
  var componentCount: Int { get }
  var teamCount: Int { get }
  /// Of each component, at the last evaluation: the variance a score has left when the unit's other
  /// scores and all teams are known; the harmonic mean over the scores.
  var residualVariances: [Double] { get }

  /// The log restricted likelihood, up to a constant of the data; −∞ where it cannot be computed.
  mutating func logDensity(_ parameters: AnchoredParameters) -> Double

  /// Effects given the parameters of the last evaluation.
  ///
  /// - Parameter noise: teams × (1 + components) + components standard normals for a draw, zeros for
  ///   the mean.
  /// - Returns: of each team (group, part in each component) in SDs of their priors, then the means.
  func effects(noise: [Double]) -> [Double]

  /// The same for several noises.
  func effects(noises: [[Double]]) -> [[Double]]
}

extension RestrictedLikelihood {
  /// Normals one draw of the effects needs.
  var effectCount: Int { (1 + componentCount) * teamCount + componentCount }

  func effects(noises: [[Double]]) -> [[Double]] { noises.map(effects(noise:)) }
}

/// Units with the same teams, observed components and known errors, by count, mean and scatter.
struct AnchoredCell: Sendable {
  /// What is known of the error of one score beforehand: the model's variance is multiplied by one
  /// and has the other added.
  struct KnownError: Hashable, Sendable {
    var factor = 1.0
    var known = 0.0
  }

  let components: [Int]
  /// One per entry.
  let errors: [KnownError]
  /// The visiting team of each on-site entry; the first sent the unit's group.
  let teams: [Int]
  let count: Double
  let mean: [Double]
  /// m × m sums of squares and products about the mean.
  let scatter: [Double]
}
