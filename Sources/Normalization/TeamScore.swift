public import Phrases
import Statistics

/// One team's score of one unit, in points.
public struct TeamScore: Sendable {
  /// Index of the team, from 0.
  public let team: Int
  /// Points the team gave.
  public let score: Double
  /// The unit's scores that no team gave, routine first, in points; nil where missing.
  public let anchors: [Double?]

  /// A score of a team, with the anchors of the same unit.
  public init(team: Int, score: Double, anchors: [Double?] = []) {
    self.team = team
    self.score = score
    self.anchors = anchors
  }
}

/// What rules need in addition to the scores.
public struct RuleContext: Sendable {
  /// Points each team took off, one entry per team; positive is severe. Read by `anchored`.
  public var severities: [Double]
  /// Full marks of the on-site score, points.
  public var full: Double
  /// Which scores the trimmed ratio rules leave out of a team's mean.
  public var trimming: Trimming
  /// Rounding of the official ratio rules; nil keeps every digit.
  public var rounding: OfficialRounding?

  /// A context; every part has the usual value unless it is given.
  public init(
    severities: [Double] = [], full: Double = 100, trimming: Trimming = Trimming(),
    rounding: OfficialRounding? = nil
  ) {
    self.severities = severities
    self.full = full
    self.trimming = trimming
    self.rounding = rounding
  }

  /// A context that trims a number of scores.
  ///
  /// - Parameter trim: number of scores that the trimmed ratio rules leave out at either end, in teams of
  ///   five or more.
  public init(
    severities: [Double] = [], full: Double = 100, trim: Int, rounding: OfficialRounding? = nil
  ) {
    self.init(
      severities: severities, full: full, trimming: Trimming(.scores(trim)), rounding: rounding)
  }
}

/// The scores that a rule returns.
public struct Adjustment: Sendable {
  /// Adjusted points, in the order of the scores.
  public let values: [Double]
  /// What a reader of the numbers has to know, in full sentences.
  public var notes: [Phrase] = []
}

/// Positions of a team's scores, teams in ascending order.
struct TeamGroups {
  let teams: [(team: Int, members: [Int])]
  let scores: [TeamScore]

  init(_ scores: [TeamScore]) {
    self.scores = scores
    teams = Dictionary(grouping: scores.indices, by: { scores[$0].team })
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func values(_ members: [Int]) -> [Double] { members.map { scores[$0].score } }

  /// Maps each score by a function made for its team.
  func mapped<Failure: Error>(
    _ change: (Int, [Double]) throws(Failure) -> (Double) -> Double
  ) throws(Failure) -> [Double] {
    var result = Array(repeating: 0.0, count: scores.count)
    for (team, members) in teams {
      let own = try change(team, values(members))
      for index in members { result[index] = own(scores[index].score) }
    }
    return result
  }
}
