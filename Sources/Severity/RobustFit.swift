import Statistics

extension AnchoredModel {
  /// The posterior with Student errors for units, so that one odd unit does not move its team.
  ///
  /// What a unit's on-site score has beyond its anchors and its team gets a Student t of 4 degrees of
  /// freedom: by the expectation steps of its normal mixture, a unit z SDs off has its error variance
  /// enlarged to (4 + z²) / 5 of the ordinary unit's. Only where that at least doubles it, from 2.4 SDs
  /// on: a scale that also follows ordinary units would make intervals too short. Fits and residuals
  /// take turns; the last fit is conditional on the enlarged errors and leaves their uncertainty out.
  ///
  /// Source: Lange, Little & Taylor (1989), J. Am. Stat. Assoc. 84, 881-896, section 3.
  ///
  /// - Throws: `SeverityError` when the scores cannot tell teams, units and errors apart.
  /// - Complexity: four short fits and one of usual length; units of their own error cost more than
  ///   pooled ones.
  public func fitRobustly(
    _ data: AnchoredData, seed: UInt64
  ) throws(SeverityError) -> SeverityEstimate {
    var quick = self
    quick.chains = 2
    quick.draws = 100
    quick.warmUp = 50
    quick.thin = 1
    quick.isExtended = false
    var weighted = data
    for _ in 0..<Self.turns {
      let residuals = try quick.fit(weighted, seed: seed).residuals
      weighted = data.enlargingErrors(residuals, freedom: Self.freedom)
    }
    return try fit(weighted, seed: seed)
  }

  private static let turns = 4
  private static let freedom = 4.0
}

extension AnchoredData {
  /// The data with the error of each oddly scored visit enlarged as a Student t has it.
  func enlargingErrors(_ residuals: [UnitResidual?], freedom: Double) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map { visit in
        guard let own = residuals[visit.unit], own.standardDeviation > 0 else { return visit }
        let z = own.residual / own.standardDeviation
        let factor = (freedom + z * z) / (freedom + 1)
        let added = factor >= 2 ? factor - 1 : 0
        return Visit(
          unit: visit.unit, team: visit.team, score: visit.score,
          knownVariance: visit.knownVariance
            + added * own.standardDeviation * own.standardDeviation)
      }, anchors: anchors)
  }
}
