extension Round {
  /// The round with every score in points of 100 where components with weight have unlike full marks,
  /// so that a weighted sum of them is a total; itself where they are alike.
  ///
  /// - Complexity: linear in the scores.
  public var onOneScale: Round {
    guard let factors = scheme.scaleFactors else { return self }
    var scheme = scheme
    for index in scheme.components.indices { scheme.components[index].full *= factors[index] }
    let members = scheme.components.firstIndex { $0.scoredBy == .members }
    if let members {
      scheme.ballots = scheme.ballots?.mapValues { $0 * factors[members] }
    }
    return Round(
      scheme: scheme, units: units, teams: teams,
      visits: visits.map { Visit(unit: $0.unit, team: $0.team, score: $0.score * factors[0]) },
      scores: scores.map { row in
        zip(row, factors).map { score, factor in score.map { $0 * factor } }
      },
      homeTeams: homeTeams, ratings: ratings,
      raterScores: raterScores.map {
        RaterScore(
          unit: $0.unit, component: $0.component, rater: $0.rater,
          score: $0.score * factors[$0.component])
      },
      ballots: members.map { own in ballots.map { $0?.scaled(by: factors[own]) } } ?? ballots,
      reported: reported, selfScores: selfScores, homes: homes)
  }
}

extension Scheme {
  /// What brings the points of each component to points of 100; nil where components with weight
  /// have the same full marks, so that their points are alike.
  var scaleFactors: [Double]? { Self.scaleFactors(components.map { ($0.weight, $0.full) }) }

  /// The same, of weights and full marks.
  public static func scaleFactors(_ components: [(weight: Double, full: Double)]) -> [Double]? {
    let counted = Set(components.filter { $0.weight != 0 }.map(\.full))
    guard counted.count > 1, components.allSatisfy({ $0.full > 0 && $0.full.isFinite }) else {
      return nil
    }
    return components.map { 100 / $0.full }
  }
}
