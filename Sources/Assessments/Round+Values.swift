extension Round {
  /// A round of arrays with one entry per unit, checked as files are.
  ///
  /// ```swift
  /// let round = try Round(
  ///   units: ["a", "b"], teams: ["North", "South"],
  ///   scores: ["onsite": [80, 75], "routine": [82, 79], "peer": [90, nil]])
  /// ```
  ///
  /// - Parameters:
  ///   - scheme: its components, weights and full marks.
  ///   - units: names, each once.
  ///   - teams: the team that visited each unit; several units may have the same.
  ///   - scores: component key to points, one entry per unit and nil where there is no score. A
  ///     component may be absent, but the first, which the teams score, may not.
  /// - Throws: `RoundError`, naming the first unit and component that cannot be used.
  public init(
    scheme: Scheme = .standard, units: [String], teams: [String], scores: [String: [Double?]]
  ) throws(RoundError) {
    guard teams.count == units.count else {
      throw .lengthMismatch(list: "teams", count: teams.count, unitCount: units.count)
    }
    let columns = scores.sorted { $0.key < $1.key }
    for (key, column) in columns where column.count != units.count {
      throw .lengthMismatch(list: key, count: column.count, unitCount: units.count)
    }
    var builder = try RoundBuilder(scheme: scheme, units: units, teams: nil)
    let onsite = scheme.components[0].key
    for (unit, team) in zip(units.indices, teams) {
      guard !team.isBlank else { throw .noTeam(unit: units[unit]) }
      try builder.addVisit(unit: units[unit], team: team, score: scores[onsite]?[unit])
    }
    for (key, column) in columns where key != onsite {
      for (unit, score) in zip(units, column) {
        guard let score else { continue }
        try builder.addScore(unit: unit, component: key, score: score)
      }
    }
    self = try builder.checkedRound()
  }

  /// A round of visits and scores by name, checked as files are; a unit may have several visits.
  ///
  /// ```swift
  /// let round = try Round(
  ///   units: ["a", "b"],
  ///   visits: [("a", "North", 80), ("a", "South", 78), ("b", "South", 75)],
  ///   scores: ["routine": ["a": 82, "b": 79], "peer": ["a": 90]])
  /// ```
  ///
  /// - Parameters:
  ///   - scheme: its components, weights and full marks.
  ///   - units: names, each once.
  ///   - teams: names, each once; nil when the teams are those that visits and item scores name.
  ///   - visits: on-site scores, points; nil where a team was sent to a unit but its score is
  ///     missing, or is the sum of item scores.
  ///   - scores: component key to unit to points, of the components that no team scores.
  ///   - raterScores: scores of single raters, points; a component is the mean of its raters.
  ///   - itemScores: item scores of assessors. Where the scheme has an instrument they add up to the
  ///     on-site score of a visit without one.
  ///   - findings: highlights and problems by team, 0 for teams not named; nil when not counted.
  /// - Throws: `RoundError`, naming the first unit, team, component or item that cannot be used.
  public init(
    scheme: Scheme = .standard, units: [String], teams: [String]? = nil,
    visits: [(unit: String, team: String, score: Double?)],
    scores: [String: [String: Double]] = [:],
    raterScores: [(unit: String, component: String, rater: String, score: Double)] = [],
    itemScores: [ItemScore] = [],
    findings: [String: (highlights: Int, problems: Int)]? = nil
  ) throws(RoundError) {
    var builder = try RoundBuilder(scheme: scheme, units: units, teams: teams)
    for visit in visits {
      try builder.addVisit(unit: visit.unit, team: visit.team, score: visit.score)
    }
    for (key, column) in scores.sorted(by: { $0.key < $1.key }) {
      for (unit, score) in column.sorted(by: { $0.key < $1.key }) {
        try builder.addScore(unit: unit, component: key, score: score)
      }
    }
    try builder.add(raterScores)
    try builder.add(itemScores)
    if let findings { try builder.add(findings) }
    self = try builder.checkedRound()
  }

  /// One item score by name, as a database has it.
  public struct ItemScore: Equatable, Sendable {
    /// Name of the unit.
    public var unit: String
    /// Name of the assessor's team.
    public var team: String
    /// Name or code of the assessor.
    public var assessor: String
    /// Identifier of the item.
    public var item: String
    /// Points from 0 to the item's full marks; nil where the item does not apply.
    public var score: Double?

    /// - Parameters:
    ///   - unit: name.
    ///   - team: name of the assessor's team.
    ///   - assessor: name or code.
    ///   - item: identifier.
    ///   - score: points; nil where the item does not apply.
    public init(unit: String, team: String, assessor: String, item: String, score: Double?) {
      self.unit = unit
      self.team = team
      self.assessor = assessor
      self.item = item
      self.score = score
    }
  }
}
