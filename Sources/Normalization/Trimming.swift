import Foundation

/// How many of a team's extreme scores its mean leaves out.
public struct Trimming: Equatable, Sendable {
  /// How many scores are left out.
  public enum Amount: Equatable, Sendable {
    /// This many scores at either end.
    case scores(Int)
    /// This share of the team's scores at either end, 0 up to (not including) one half; the number
    /// of scores is rounded down.
    case share(Double)
  }

  /// How many scores are left out at either end.
  public var amount: Amount
  /// Teams with fewer scores keep all of them.
  public var fewestScores: Int

  /// Trims one score at either end, in teams of five or more, unless told otherwise.
  public init(_ amount: Amount = .scores(1), fewestScores: Int = 5) {
    switch amount {
    case .scores(let count): precondition(count >= 0, "a number of scores is 0 or more")
    case .share(let share): precondition((0..<0.5).contains(share), "trim less than half an end")
    }
    self.amount = amount
    self.fewestScores = fewestScores
  }

  /// Scores left out at either end of a team; 0 where none would remain.
  func scoresLeftOut(of count: Int) -> Int {
    guard count >= fewestScores else { return 0 }
    let ends =
      switch amount {
      case .scores(let ends): ends
      // 0.29 of 100 scores is 29, though not in binary.
      case .share(let share):
        Int(
          DecimalRounding(.down, digits: 0)
            .rounded(Decimal(typed: share) * Decimal(count)).double)
      }
    return 2 * ends < count ? ends : 0
  }

  var leavesOutNothing: Bool { amount == .scores(0) || amount == .share(0) }
}
