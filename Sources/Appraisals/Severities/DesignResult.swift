public import Assessments
import Severity
import Statistics

/// Which teams can be compared, and through what.
public struct DesignResult: Sendable {
  /// The difference of two teams' severities.
  public struct Contrast: Sendable {
    /// Places of the two teams in the round.
    public let teams: (Int, Int)
    /// Names of the two teams.
    public let names: (String, String)
    /// What makes the contrast estimable, a fixed term: shared visits, anchors, random allocation, or
    /// no scores.
    public let identifiedBy: String
    /// Whether it is estimable without assuming that units were sent at random.
    public let isEstimable: Bool
    /// Posterior variance of the contrast, squared points; nil where a team has no scores.
    public let variance: Double?
  }

  /// How far shared visits connect the teams.
  public enum Connection: Equatable, Sendable {
    /// On-site scores alone compare all teams.
    case all
    /// No two teams share a unit.
    case none
    /// Groups of teams that share no unit with each other.
    case groups(Int)
  }

  /// One per pair of teams.
  public let contrasts: [Contrast]
  /// How far shared visits connect the teams.
  public let connection: Connection
  /// What separates severity from quality where no shared visit does.
  public let identification: Identification

  init(_ appraisal: Appraisal) {
    let (round, estimate) = (appraisal.round, appraisal.estimate)
    let linkage = appraisal.anchors.linkage
    let identification = appraisal.anchors.identification
    self.identification = identification
    let groups = linkage.componentCount
    connection = groups == 1 ? .all : groups == round.teams.count ? .none : .groups(groups)
    var contrasts: [Contrast] = []
    for a in round.teams.indices {
      for b in round.teams.indices where b > a {
        let shared = linkage.component[a] == linkage.component[b]
        let scored = estimate.teams[a] != nil && estimate.teams[b] != nil
        contrasts.append(
          Contrast(
            teams: (a, b), names: (round.teams[a].id, round.teams[b].id),
            identifiedBy: !scored
              ? "no scores"
              : shared
                ? Identification.sharedVisits.rawValue
                : identification.hasAnchors
                  ? Identification.anchors.rawValue : Identification.randomAllocation.rawValue,
            isEstimable: scored && (shared || identification.hasAnchors),
            variance: scored ? Statistics.variance(estimate.draws.map { $0[a] - $0[b] }) : nil))
      }
    }
    self.contrasts = contrasts
  }
}
