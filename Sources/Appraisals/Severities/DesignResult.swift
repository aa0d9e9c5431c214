import Assessments

/// Which teams can be compared, and through what.
public struct DesignResult: Sendable {
  /// How far shared visits connect the teams.
  public enum Connection: Equatable, Sendable {
    /// On-site scores alone compare all teams.
    case all
    /// No two teams share a unit.
    case none
    /// Groups of teams that share no unit with each other.
    case groups(Int)
  }

  /// How far shared visits connect the teams.
  public let connection: Connection
  /// What separates severity from quality where no shared visit does.
  public let identification: Identification

  init(_ appraisal: Appraisal) {
    let (round, linkage) = (appraisal.round, appraisal.anchors.linkage)
    identification = appraisal.anchors.identification
    let groups = linkage.componentCount
    connection = groups == 1 ? .all : groups == round.teams.count ? .none : .groups(groups)
  }
}
