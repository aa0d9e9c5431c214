import Normalization
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
  func tau(_ round: SimulatedRound, severities: [Double]) throws -> Double {
    let scores = round.team.indices.map { unit in
      TeamScore(
        team: round.team[unit], score: round.scores[unit][0],
        anchors: [round.scores[unit][1], round.scores[unit][2]])
    }
    let onsite = try adjusted(scores, by: rule, context: RuleContext(severities: severities))
    let totals = onsite.values.indices.map { unit in
      Scenario.weights[0] * onsite.values[unit] + Scenario.weights[1] * round.scores[unit][1]
        + Scenario.weights[2] * round.scores[unit][2]
    }
    return kendallTauB(totals, round.quality) ?? .nan
  }
}
