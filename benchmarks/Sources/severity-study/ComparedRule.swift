import Normalization
import SimulatedRounds
import Statistics

/// Rules the study compares, in the order of the printed table.
enum ComparedRule: String, CaseIterable {
  case raw
  case meanShift = "mean shift"
  case ratio
  case zScore = "z-score"
  case covariance = "covariance adj."
  case covarianceShrunken = "covariance adj., shrunken"
  case anchored

  private var rule: Rule {
    switch self {
    case .raw: .none
    case .meanShift: .meanShift
    case .ratio: .ratioPooled
    case .zScore: .zScore
    case .covariance: .covarianceFixed
    case .covarianceShrunken: .covarianceShrunken
    case .anchored: .anchored
    }
  }

  /// Kendall's tau of the adjusted 60/30/10 total with true quality.
  func tau(_ round: DrawnRound, severities: [Double]) throws -> Double {
    let scores = round.team.indices.map { unit in
      TeamScore(
        team: round.team[unit], score: round.scores[unit][0] ?? .nan,
        anchors: Array(round.scores[unit].dropFirst()))
    }
    let onsite = try adjusted(scores, by: rule, context: RuleContext(severities: severities))
    let totals = onsite.values.indices.map { unit in
      let parts = zip([onsite.values[unit]] + round.scores[unit].dropFirst(), Scenario.weights)
        .compactMap { score, weight in score.map { ($0, weight) } }
      return parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.1 }
    }
    return kendallTauB(totals, round.quality) ?? .nan
  }
}
