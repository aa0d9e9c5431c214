import Outliers
import Statistics

/// Single ratings judged in two ways, at one level after the other: by spreads of their unit, item, assessor and
/// level, as the program does, and by one spread per item, as it did before.
struct RatingPower {
  static let levels = [0.02, 0.03, 0.05, 0.08, 0.1, 0.15]

  /// Of one rule at one level, over all rounds.
  struct Tally {
    var found = 0
    var planted = 0
    var falseShare = 0.0
    var rounds = 0

    mutating func add(_ flags: Set<String>, _ family: Family) {
      found += flags.intersection(family.planted).count
      planted += family.planted.count
      falseShare += family.falseShare(flags)
      rounds += 1
    }

    var cells: [String] {
      [
        "\(decimals(100 * Double(found) / Double(max(1, planted)), 1)) %",
        "\(decimals(100 * falseShare / Double(max(1, rounds)), 1)) %",
      ]
    }
  }

  /// Ratings that may be flagged at some level, with q: by both rules.
  struct Judged: Codable, Sendable {
    let now: [String: Double]
    let before: [String: Double]
  }

  static func judged(_ round: StudyRound) throws -> Judged {
    let found = try round.residuals.get().judged
    let keys = found.map { round.key(ofRating: $0.index) }
    func kept(_ q: [Double]) -> [String: Double] {
      let places = q.indices.filter { q[$0] <= levels[levels.count - 1] }
      return Dictionary(uniqueKeysWithValues: places.map { (keys[$0], q[$0]) })
    }
    return Judged(now: kept(found.map(\.q)), before: kept(byItem(found, round)))
  }

  /// q of residuals studentised by all others of their item.
  private static func byItem(_ found: [RatingResidual], _ round: StudyRound) -> [Double] {
    // A mean over the members of a visit takes one degree of freedom of theirs.
    let free = 1 - 1 / Double(StudyRound.members)
    var squares = [Double](repeating: 0, count: StudyRound.itemCount)
    var counts = squares
    let items = found.map { Int(round.ratings.item[$0.index]) }
    for (own, item) in zip(found, items) {
      squares[item] += own.residual * own.residual
      counts[item] += 1
    }
    let p = zip(found, items).map { own, item in
      let freedom = counts[item] * free - 1
      let others = max(squares[item] * free - own.residual * own.residual, 1e-12 * squares[item])
      return Distributions.studentTwoSided(
        own.residual * (freedom / others).squareRoot(), df: freedom)
    }
    return MultiplicityControl.benjaminiHochberg.adjusted(p).map { $0 ?? 1 }
  }

  /// One row a level.
  static func rows(_ rounds: [Judged], _ family: Family) -> [[String]] {
    levels.map { level in
      var (now, before) = (Tally(), Tally())
      for round in rounds {
        now.add(Set(round.now.filter { $0.value <= level }.keys), family)
        before.add(Set(round.before.filter { $0.value <= level }.keys), family)
      }
      return ["\(level)"] + now.cells + before.cells
    }
  }
}
