import MultiYear
import Statistics

/// Items that two years share, and the link between them.
struct CommonItems: Sendable {
  let pair: YearPair
  let names: [String]
  /// Places of the items in the earlier year.
  let before: [Int]
  /// Places of the items in the later year.
  let after: [Int]
  let link: CommonItemLink

  /// nil without ratings in both years, and with fewer than four items in common.
  init?(_ rounds: [YearRound], _ pair: YearPair) {
    let (a, b) = (rounds[pair.from], rounds[pair.to])
    guard !a.itemShares.isEmpty, !b.itemShares.isEmpty else { return nil }
    func easiness(_ round: YearRound, _ item: Int) -> Double? {
      mean(round.itemShares.compactMap { $0[item] })
    }
    let place = Dictionary(
      b.items.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var (names, before, after) = ([String](), [Int](), [Int]())
    var (x, y) = ([Double](), [Double]())
    for (index, item) in a.items.enumerated() {
      guard let other = place[item.name], let old = easiness(a, index), let new = easiness(b, other)
      else { continue }
      names.append(item.name)
      before.append(index)
      after.append(other)
      x.append(old)
      y.append(new)
    }
    guard let link = CommonItemLink(before: x, after: y) else { return nil }
    self.pair = pair
    self.names = names
    self.before = before
    self.after = after
    self.link = link
  }

  /// On-site points of each unit that items of one year only, or other full marks, account for, by
  /// unit.
  ///
  /// The common items, without those that drifted, make a score by the earlier year's full marks in
  /// both years; the rest of the on-site score is the instrument's. The same instrument in both years
  /// has no part.
  func instrumentPoints(_ joined: JoinedYears) -> [Int: (before: Double, after: Double)] {
    let (a, b) = (joined.rounds[pair.from], joined.rounds[pair.to])
    func marks(_ round: YearRound) -> [String] {
      round.items.map { "\($0.name)=\($0.full)" }.sorted()
    }
    guard marks(a) != marks(b) else { return [:] }
    let full = before.map { a.items[$0].full }
    let (old, new) = (common(a, before, full: full), common(b, after, full: full))
    var points: [Int: (before: Double, after: Double)] = [:]
    for (unit, name) in joined.units.enumerated() {
      guard let own = old[name], let other = new[name],
        let x = joined.scores[pair.from][unit][0], let y = joined.scores[pair.to][unit][0]
      else { continue }
      points[unit] = (x - own, y - other)
    }
    return points
  }

  /// Each unit's on-site score as the kept items alone would make it, points.
  private func common(
    _ round: YearRound, _ places: [Int], full marks: [Double]
  ) -> [String: Double] {
    let kept = link.items.filter { !$0.dropped }.map(\.item)
    return round.means { unit -> Double? in
      var (sum, full) = (0.0, 0.0)
      for item in kept {
        guard let share = round.itemShares[unit][places[item]] else { continue }
        sum += share * marks[item]
        full += marks[item]
      }
      return full > 0 ? sum / full * round.onsiteFull : nil
    }
  }
}

/// How much easier or harder one item became to score on than the other items of the two years.
public struct ItemDrift: Sendable {
  /// The item's name.
  public let name: String
  /// The earlier calendar year.
  public let yearFrom: Int
  /// The later calendar year.
  public let yearTo: Int
  /// Later less earlier mean share of full marks, beyond the link; positive became easier.
  public let drift: Double
  /// Distance of the drift from the median of the kept items, in robust SDs.
  public let robustZ: Double
  /// Whether the item was left out of the link, because it drifted.
  public let isDropped: Bool
  /// Mean change of the share of full marks over the kept items.
  public let link: Double

  /// By pair of consecutive years, then in the earlier year's order of items.
  static func all(_ joined: JoinedYears, _ links: [YearPair: CommonItems]) -> [ItemDrift] {
    joined.consecutive.compactMap { links[$0] }.flatMap { common in
      zip(common.names, common.link.items).map { name, item in
        ItemDrift(
          name: name, yearFrom: joined.data.years[common.pair.from],
          yearTo: joined.data.years[common.pair.to], drift: item.drift, robustZ: item.robustZ,
          isDropped: item.dropped, link: common.link.intercept)
      }
    }
  }
}
