/// The votes of one unit's members.
public struct Ballots: Equatable, Sendable {
  /// Votes cast, 1 or more.
  public let votes: Int
  /// Mean of the votes, points.
  public let mean: Double
  /// Variance of one vote, squared points, divisor n − 1; nil below two votes.
  public let variance: Double?
  /// How many members could vote, at least as many as did; nil where the round does not say.
  public let members: Int?

  /// - Parameters:
  ///   - tally: points of each grade, and how many votes it got.
  ///   - members: how many could vote; nil where that is not known.
  /// - Precondition: there are votes, and no more than members.
  public init(_ tally: [(points: Double, votes: Int)], members: Int? = nil) {
    let votes = tally.reduce(0) { $0 + $1.votes }
    precondition(
      votes > 0 && tally.allSatisfy { $0.votes >= 0 }, "a mean is of one vote or more")
    precondition(members.map { $0 >= votes } ?? true, "only members vote")
    let mean = tally.reduce(0) { $0 + $1.points * Double($1.votes) } / Double(votes)
    self.votes = votes
    self.mean = mean
    let squares = tally.reduce(0) {
      $0 + Double($1.votes) * ($1.points - mean) * ($1.points - mean)
    }
    variance = votes > 1 ? squares / Double(votes - 1) : nil
    self.members = members
  }

  private init(votes: Int, mean: Double, variance: Double?, members: Int?) {
    self.votes = votes
    self.mean = mean
    self.variance = variance
    self.members = members
  }

  /// The votes with every grade's points multiplied by a factor.
  func scaled(by factor: Double) -> Ballots {
    Ballots(
      votes: votes, mean: mean * factor, variance: variance.map { $0 * factor * factor },
      members: members)
  }
}
