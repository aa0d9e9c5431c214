import MultiYear
import Reporting
import Statistics

extension TrendStudy {
  /// Items two years share, and the link between them; nil without ratings in both.
  private func link(
    from: Int, to: Int
  ) -> (names: [String], before: [Int], after: [Int], link: CommonItemLink)? {
    let (a, b) = (rounds[from], rounds[to])
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
    return CommonItemLink(before: x, after: y).map { (names, before, after, $0) }
  }

  /// Items that became easier or harder between consecutive years; nil without ratings.
  var itemDrift: ResultTable? {
    var rows: [[ResultTable.Cell]] = []
    for from in data.years.indices.dropLast() {
      guard let (names, _, _, link) = link(from: from, to: from + 1) else { continue }
      for (name, item) in zip(names, link.items) {
        rows.append([
          .text(name), year(from), year(from + 1), .points(item.drift), .points(item.robustZ),
          .flag(item.dropped), .points(link.intercept),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return ResultTable(
      name: "item_drift",
      columns: ["item", "year_from", "year_to", "drift", "robust_z", "dropped", "link"], rows: rows)
  }

  /// On-site points of each unit that items of one year only, or other full marks, account for.
  ///
  /// The common items, without those that drifted, make a score by the earlier year's full marks in
  /// both years; the rest of the on-site score is the instrument's. The same instrument in both years
  /// has no part, and so have years without ratings.
  func instrumentPoints(from: Int, to: Int) -> [(before: Double, after: Double)] {
    let (a, b) = (rounds[from], rounds[to])
    let none = units.map { _ in (0.0, 0.0) }
    func marks(_ round: YearRound) -> [String] {
      round.items.map { "\($0.name)=\($0.full)" }.sorted()
    }
    guard marks(a) != marks(b), let (_, before, after, link) = link(from: from, to: to) else {
      return none
    }
    let kept = link.items.filter { !$0.dropped }.map(\.item)
    func common(_ round: YearRound, _ places: [Int]) -> [String: Double] {
      var result: [String: Double] = [:]
      for (unit, name) in round.units.enumerated() {
        var (sum, full) = (0.0, 0.0)
        for item in kept {
          guard let share = round.itemShares[unit][places[item]] else { continue }
          sum += share * a.items[before[item]].full
          full += a.items[before[item]].full
        }
        if full > 0 { result[name] = sum / full * round.onsiteFull }
      }
      return result
    }
    let (old, new) = (common(a, before), common(b, after))
    return units.enumerated().map { unit, name in
      guard let own = old[name], let other = new[name], let x = scores[from][unit][0],
        let y = scores[to][unit][0]
      else { return (0, 0) }
      return (x - own, y - other)
    }
  }
}
