/// How far each team's severity follows each anchor.
///
/// Given the variance parameters a severity is linear in the scores, so one shifted solution tells how
/// many points it moves per point by which the anchor favours all units of the team.
///
/// Source: Rosenbaum (2002), Observational Studies, chapter 4, for the question: how large a bias of
/// the adjusting variable would undo a finding.
struct AnchorSlopes: Sendable {
  let prepared: PreparedAnchors
  /// Where the severity SD is above 0, or all slopes are 0.
  let parameters: AnchoredParameters
  /// The likelihood at the parameters where no unit has two teams, with its `severityPerMean`.
  private let separate: (likelihood: SeparateTeamsLikelihood, perMean: [Double])?

  /// - Complexity: one evaluation of the likelihood.
  init(prepared: PreparedAnchors, parameters: AnchoredParameters) {
    self.prepared = prepared
    self.parameters = parameters
    if var likelihood = prepared.likelihood as? SeparateTeamsLikelihood,
      likelihood.logDensity(parameters).isFinite
    {
      separate = (likelihood, likelihood.severityPerMean)
    } else {
      separate = nil
    }
  }

  /// - Parameter team: in the model's order.
  /// - Returns: one an anchor: on-site points of severity per point of the anchor.
  /// - Complexity: next to nothing where each unit has one team; otherwise one likelihood per anchor and one
  ///   more.
  func slopes(ofTeam team: Int) -> [Double] {
    if let separate {
      return (1..<max(prepared.componentCount, 1)).map { component in
        parameters.severitySD
          * separate.likelihood.severitySlope(
            ofTeam: team, component: component, severityPerMean: separate.perMean)
          * prepared.scales[0] / prepared.scales[component]
      }
    }
    return slopesByShifting(team)
  }

  /// The same from the severities of shifted scores, for any round.
  func slopesByShifting(_ team: Int) -> [Double] {
    let base = severities(prepared.cells)
    return (1..<max(prepared.componentCount, 1)).map { component in
      let shifted = prepared.cells.map { cell in
        cell.teams[0] == team ? cell.shifted(component, by: 1) : cell
      }
      let change = severities(shifted)[team] - base[team]
      return change * prepared.scales[0] / prepared.scales[component]
    }
  }

  private func severities(_ cells: [AnchoredCell]) -> [Double] {
    var likelihood = prepared.form(cells)
    guard likelihood.logDensity(parameters).isFinite else {
      return Array(repeating: 0, count: prepared.teamCount)
    }
    let still = Array(repeating: 0.0, count: likelihood.effectCount)
    return parameters.centredParts(
      likelihood.effects(noise: still), 0, teamCount: prepared.teamCount)
  }
}

extension AnchoredCell {
  /// The cell with one component of all its units moved, standardised.
  func shifted(_ component: Int, by amount: Double) -> AnchoredCell {
    AnchoredCell(
      components: components, errors: errors, teams: teams, count: count,
      mean: zip(components, mean).map { $0 == component ? $1 + amount : $1 }, scatter: scatter)
  }
}
