/// A way rounds come about: one visit a unit, components 60/30/10.
public struct Scenario: Sendable {
  /// How quality or errors are spread; all have mean 0 and SD 1.
  public enum Shape: Sendable {
    case normal
    /// Student t of 3 degrees of freedom, of SD 1.
    case heavy
    /// An exponential less its mean.
    case skewed
  }

  public let name: String
  public var severitySD = 2.0
  public var groupSD = 0.0
  public var errors = [1.5, 2.0, 2.0]
  public var loadings = [1.0, 0.9, 0.5]
  public var teamSizes = Scenario.sizes(units: 105, teams: 11)
  public var quality = Shape.normal
  public var error = Shape.normal
  /// No score is above it, points; the mean is 80.
  public var ceiling = Double.infinity
  /// Share of anchor scores that are missing.
  public var missing = 0.0
  /// SD of what all units of a team get too much or too little of each anchor.
  public var leanSDs = [0.0, 0.0]
  /// Share of a team's severity that routine follows.
  public var followed = 0.0
  /// Severity RMSE the model should not exceed, points; nil where none is stated.
  public var largestRMSE: Double?

  public static let qualitySD = 4.0
  public static let weights = [0.6, 0.3, 0.1]

  public var teamCount: Int { teamSizes.count }
  public var unitCount: Int { teamSizes.reduce(0, +) }
  /// Whether the best linear prediction with all variances known can be told.
  public var isGaussian: Bool {
    quality == .normal && error == .normal && ceiling == .infinity && missing == 0
      && leanSDs == [0, 0] && followed == 0
  }

  public static func sizes(units: Int, teams: Int) -> [Int] {
    (0..<teams).map { units / teams + ($0 < units % teams ? 1 : 0) }
  }

  /// The scenarios the design states numbers for.
  public static let stated = [
    Scenario(name: "random allocation", largestRMSE: 0.66),
    Scenario(name: "unlike units per team", groupSD: 2, largestRMSE: 0.73),
    Scenario(name: "no severity", severitySD: 0, largestRMSE: 0.13),
    Scenario(name: "no severity, unlike units", severitySD: 0, groupSD: 2, largestRMSE: 0.11),
    Scenario(name: "weak anchors", errors: weakErrors, loadings: weakLoadings, largestRMSE: 1.10),
  ]

  private static let weakErrors = [1.5, 4, 4]
  private static let weakLoadings = [1, 0.7, 0.4]

  /// Severities of other sizes, and weak anchors with unlike units.
  public static let further = [
    Scenario(name: "mild severity (SD 1)", severitySD: 1),
    Scenario(name: "strong severity (SD 6)", severitySD: 6),
    Scenario(name: "strong severity, unlike units", severitySD: 6, groupSD: 2),
    Scenario(
      name: "weak anchors, unlike units", groupSD: 2, errors: weakErrors, loadings: weakLoadings),
    Scenario(
      name: "no severity, weak anchors, unlike units", severitySD: 0, groupSD: 2,
      errors: weakErrors, loadings: weakLoadings),
  ]

  /// Rounds the model's assumptions or the usual sizes do not fit.
  public static let unusual = [
    Scenario(name: "t3 quality", quality: .heavy),
    Scenario(name: "t3 quality, skewed errors", quality: .heavy, error: .skewed),
    Scenario(
      name: "no severity, t3 quality, skewed errors", severitySD: 0, quality: .heavy,
      error: .skewed),
    Scenario(name: "ceilings", ceiling: 84),
    Scenario(name: "no severity, ceilings", severitySD: 0, ceiling: 84),
    Scenario(name: "2 teams", teamSizes: sizes(units: 20, teams: 2)),
    Scenario(name: "no severity, 2 teams", severitySD: 0, teamSizes: sizes(units: 20, teams: 2)),
    Scenario(name: "4 teams", teamSizes: sizes(units: 40, teams: 4)),
    Scenario(name: "30 teams", teamSizes: sizes(units: 300, teams: 30)),
    Scenario(name: "20 % of anchors missing", missing: 0.2),
    Scenario(name: "teams of 1 to 16", teamSizes: [1, 2, 4, 5, 7, 9, 11, 12, 14, 15, 16]),
    Scenario(
      name: "no severity, teams of 1 to 16", severitySD: 0,
      teamSizes: [1, 2, 4, 5, 7, 9, 11, 12, 14, 15, 16]),
  ]

  /// Anchors that are not free of the visiting team.
  public static let leaning = [
    Scenario(name: "routine leans (SD 2)", leanSDs: [2, 0]),
    Scenario(name: "no severity, routine leans (SD 2)", severitySD: 0, leanSDs: [2, 0]),
    Scenario(
      name: "no severity, routine leans (SD 2), unlike units", severitySD: 0, groupSD: 2,
      leanSDs: [2, 0]),
    Scenario(name: "no severity, peer leans (SD 2)", severitySD: 0, leanSDs: [0, 2]),
    Scenario(name: "peer leans (SD 2)", leanSDs: [0, 2]),
    Scenario(name: "routine follows half of severity", followed: 0.5),
  ]
}
