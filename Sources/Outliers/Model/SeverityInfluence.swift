public import Severity

/// How far severities depend on one team or one anchor, the variances held fixed.
public struct SeverityInfluence: Sendable {
  /// What is left out.
  public enum Part: Equatable, Sendable {
    /// A team, counted from 0, with the units it visited first.
    case team(Int)
    /// An anchor, counted from 0.
    case anchor(Int)
  }

  /// What is left out.
  public let part: Part
  private let changes: Changes

  private enum Changes: Sendable {
    case few(SeverityShift)
    case all([Double])
  }

  init(_ part: Part, _ shift: SeverityShift) { (self.part, changes) = (part, .few(shift)) }

  init(_ part: Part, _ changes: [Double]) { (self.part, self.changes) = (part, .all(changes)) }

  /// One entry per team: its severity without the part less its severity with it, points. Both are
  /// relative to the mean of the teams that stay; 0 for a team left out.
  ///
  /// - Complexity: teams × components.
  public var severityChanges: [Double] {
    switch changes {
    case .few(let shift): shift.points
    case .all(let points): points
    }
  }
}

/// The change of severities when each team, and each anchor, is left out in turn.
///
/// A team is left out with every score of the units it visited first. The result is descriptive:
/// nothing is tested.
///
/// - Returns: one entry per team, then one per anchor.
/// - Complexity: one solution of the mixed-model equations per anchor; per team, one of its own part.
public func severityInfluences(
  _ data: AnchoredData, _ variances: AnchoredVariances
) throws(OutliersError) -> [SeverityInfluence] {
  let whole = try AnchoredEquations(data, variances)
  let before = whole.severities(whole.solution)
  var result: [SeverityInfluence] = []
  let present = Set(data.visits.map(\.team)).sorted()
  let members = Dictionary(grouping: whole.units, by: \.home)
  let (changes, shape) = (whole.changes, whole.shape)
  for team in present where present.count > 2 {
    if let shift = try whole.shift(without: team, members[team] ?? [], changes, shape) {
      result.append(SeverityInfluence(.team(team), shift))
      continue
    }
    let rest = try AnchoredEquations(data, variances, withoutTeam: team)
    let after = rest.severities(rest.solution)
    let stay = present.filter { $0 != team }
    let old = stay.reduce(0) { $0 + before[$1] } / Double(stay.count)
    let new = stay.reduce(0) { $0 + after[$1] } / Double(stay.count)
    var moved = [Double](repeating: 0, count: data.teamCount)
    for other in stay { moved[other] = after[other] - new - before[other] + old }
    result.append(SeverityInfluence(.team(team), moved))
  }
  for anchor in 0..<data.anchorCount {
    let rest = try AnchoredEquations(data, variances, withoutAnchor: anchor)
    let after = rest.severities(rest.solution)
    result.append(SeverityInfluence(.anchor(anchor), zip(after, before).map { $0 - $1 }))
  }
  return result
}
