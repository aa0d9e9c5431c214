/// The restricted likelihood of the anchored model, unit quality and means integrated out.
///
/// Both forms keep scratch of their own, so a copy a chain is needed and enough.
protocol RestrictedLikelihood: Sendable {
  var componentCount: Int { get }
  var teamCount: Int { get }

  /// The log restricted likelihood, up to a constant of the data; −∞ where it cannot be computed.
  mutating func logDensity(_ parameters: AnchoredParameters) -> Double

  /// Effects given the parameters of the last evaluation.
  ///
  /// - Parameter noise: 2 × teams + components standard normals for a draw, zeros for the mean.
  /// - Returns: (group, severity) of each team in SDs of their priors, then the means.
  func effects(noise: [Double]) -> [Double]
}

/// Units with the same teams and the same observed components, by count, mean and scatter.
struct AnchoredCell: Sendable {
  let components: [Int]
  /// The visiting team of each on-site entry; the first sent the unit's group.
  let teams: [Int]
  let count: Double
  let mean: [Double]
  /// m × m sums of squares and products about the mean.
  let scatter: [Double]
}
