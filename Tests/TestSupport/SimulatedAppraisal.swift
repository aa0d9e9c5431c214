public import Statistics

/// A wide round drawn from the anchored model: each unit has an on-site score by one team and an
/// anchor per further component, all in points.
///
/// on-site = mean + group + quality − severity + error; anchor = mean + loading · (group + quality)
/// + lean of the team + error.
public struct SimulatedAppraisal: Sendable {
  /// Which team visits a unit.
  public enum Allocation: Sendable {
    /// Units go to the teams in turn.
    case rotating
    /// Neighbouring units go to the same team.
    case blocks
  }

  /// Number of units.
  public var units = 105
  /// Number of teams.
  public var teams = 11
  /// Which team visits a unit.
  public var allocation = Allocation.rotating
  /// SD between severities.
  public var severitySD = 2.0
  /// SD between the mean qualities of the teams' units.
  public var groupSD = 0.0
  /// SD between teams of what their units get too much of each anchor; anchors beyond the last do not
  /// lean.
  public var leanSDs: [Double] = []
  /// SD between units of one team.
  public var qualitySD = 4.0
  /// Mean of each component, on-site first.
  public var means = [80.0, 80, 80]
  /// SD of the error of each component, on-site first.
  public var errors = [1.5, 2, 2]
  /// Loading of each component, on-site first with 1.
  public var loadings = [1, 0.9, 0.5]

  /// A drawn round.
  public struct Round: Sendable {
    /// Points each team takes off.
    public let severities: [Double]
    /// anchor × team: points the units of each team get too much; empty where no anchor leans.
    public let leans: [[Double]]
    /// The team of each unit.
    public let teamOfUnit: [Int]
    /// What each unit is worth, on the scale of the on-site score, its mean aside.
    public let qualities: [Double]
    /// unit × component scores, on-site first.
    public let scores: [[Double]]
  }

  /// The usual round of 105 units and 11 teams.
  public init() {}

  /// Draws severities, groups, leans, and then unit by unit quality, on-site score and anchors.
  public func draw(_ stream: inout PhiloxStream) -> Round {
    let severities = (0..<teams).map { _ in severitySD * stream.normal() }
    let groups = (0..<teams).map { _ in groupSD * stream.normal() }
    let leans = leanSDs.map { sd in (0..<teams).map { _ in sd > 0 ? sd * stream.normal() : 0 } }
    var teamOfUnit: [Int] = []
    var qualities: [Double] = []
    var scores: [[Double]] = []
    for unit in 0..<units {
      let team = allocation == .rotating ? unit % teams : unit * teams / units
      let quality = groups[team] + qualitySD * stream.normal()
      teamOfUnit.append(team)
      qualities.append(quality)
      scores.append(
        means.indices.map { k in
          let part =
            k == 0 ? -severities[team] : leans.indices.contains(k - 1) ? leans[k - 1][team] : 0
          return means[k] + loadings[k] * quality + part + errors[k] * stream.normal()
        })
    }
    return Round(
      severities: severities, leans: leans, teamOfUnit: teamOfUnit, qualities: qualities,
      scores: scores)
  }
}
