/// How far each team's severity follows each anchor.
///
/// Given the variance parameters a severity is linear in the scores, so one shifted solution tells how
/// many points it moves per point by which the anchor favours all units of the team.
///
/// Source: Rosenbaum (2002), Observational Studies, chapter 4, for the question: how large a bias of
/// the adjusting variable would undo a finding.
enum AnchorSlopes {
  /// - Parameter parameters: where the severity SD is above 0, or all slopes are 0.
  /// - Returns: model team × anchor: on-site points of severity per point of the anchor.
  /// - Complexity: one likelihood per team and anchor.
  static func all(_ prepared: PreparedAnchors, at parameters: AnchoredParameters) -> [[Double]] {
    let base = severities(prepared.cells, prepared, parameters)
    return (0..<prepared.teamCount).map { team in
      (1..<max(prepared.componentCount, 1)).map { component in
        let shifted = prepared.cells.map { cell in
          cell.teams[0] == team ? cell.shifted(component, by: 1) : cell
        }
        let change = severities(shifted, prepared, parameters)[team] - base[team]
        return change * prepared.scales[0] / prepared.scales[component]
      }
    }
  }

  private static func severities(
    _ cells: [AnchoredCell], _ prepared: PreparedAnchors, _ parameters: AnchoredParameters
  ) -> [Double] {
    var likelihood = prepared.form(cells)
    guard likelihood.logDensity(parameters).isFinite else {
      return Array(repeating: 0, count: prepared.teamCount)
    }
    let width = prepared.componentCount + 1
    let effects = likelihood.effects(
      noise: Array(
        repeating: 0, count: width * prepared.teamCount + prepared.componentCount))
    let own = (0..<prepared.teamCount).map { parameters.severitySD * effects[width * $0 + 1] }
    let centre = own.reduce(0, +) / Double(prepared.teamCount)
    return own.map { $0 - centre }
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
