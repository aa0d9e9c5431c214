/// Distributions of both forms in a synthetic population, of which each group is a part, by frequency
/// estimation.
///
/// Source: Kolen & Brennan (2014), section 5.1: scores given the anchor score are spread alike in both
/// groups.
struct SyntheticDistributions {
  let x: ScoreDistribution
  let y: ScoreDistribution
  /// Share of each group whose anchor score nobody of the other form has.
  let unmatchedX: Double
  let unmatchedY: Double

  /// - Parameter weight: of group X, 0 to 1; that of Y is the rest.
  init(_ x: FormScores, _ y: FormScores, weight: Double) throws(EquatingError) {
    guard let anchorX = x.anchor, let anchorY = y.anchor else {
      throw .anchorMissing(.frequencyEstimation)
    }
    let (ownX, ownY) = (anchorX.probabilities, anchorY.probabilities)
    guard zip(ownX, ownY).contains(where: { $0 > 0 && $1 > 0 }) else { throw .anchorsDisjoint }
    self.x = Self.mixed(x, own: ownX, other: ownY, ownWeight: weight)
    self.y = Self.mixed(y, own: ownY, other: ownX, ownWeight: 1 - weight)
    unmatchedX = zip(ownX, ownY).reduce(0) { $1.1 > 0 ? $0 : $0 + $1.0 }
    unmatchedY = zip(ownX, ownY).reduce(0) { $1.0 > 0 ? $0 : $0 + $1.1 }
  }

  /// The form's own distribution and the one it would have in the other group. Anchor scores that
  /// nobody of the own form has are left out of the other group.
  private static func mixed(
    _ form: FormScores, own: [Double], other: [Double], ownWeight: Double
  ) -> ScoreDistribution {
    let size = form.size
    let matched = zip(own, other).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    let rows = form.frequencies.map { row -> Double in
      var (mine, theirs) = (0.0, 0.0)
      for (anchor, frequency) in row.enumerated() where frequency > 0 {
        mine += frequency / size
        theirs += frequency / size / own[anchor] * other[anchor]
      }
      return ownWeight * mine + (1 - ownWeight) * theirs / matched
    }
    return ScoreDistribution(form.scale, frequencies: rows)
  }
}
