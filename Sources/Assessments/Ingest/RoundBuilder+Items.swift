import Phrases

/// Items, and the on-site scores they add up to.
extension RoundBuilder {
  /// The instrument's items; without an instrument a list that is open to all.
  var itemNames: Names {
    var names = Names()
    for item in scheme.instrument?.items ?? [] { _ = names.place(item.id) }
    names.closed = !names.all.isEmpty
    return names
  }

  /// What the item scores of each visit add up to, in order of unit and team; none without an
  /// instrument.
  func itemTotals() -> [(visit: Pair, total: InstrumentScore)] {
    guard let instrument = scheme.instrument else { return [] }
    let count = instrument.items.count
    return zip(ratings.visits, ratings.tallies).sorted { ($0.0.a, $0.0.b) < ($1.0.a, $1.0.b) }
      .map { visit, tallies in
        let items = (0..<count).map { $0 < tallies.count ? tallies[$0].itemScore : .missing }
        return (visit, InstrumentScore(items, instrument: instrument))
      }
  }

  /// Gives visits without an on-site score the total of their items, new visits among them.
  mutating func addOnsiteScores(_ totals: [(visit: Pair, total: InstrumentScore)]) {
    for (visit, total) in totals {
      guard let score = total.score else { continue }
      if let place = recordedVisitIndex[visit] {
        if recordedVisits[place].score == nil { recordedVisits[place].score = score }
      } else {
        recordVisit(visit, score: score)
      }
    }
  }

  /// Reports items without a score, items that do not apply and blank cells.
  mutating func reportItems(_ totals: [(visit: Pair, total: InstrumentScore)]) {
    guard let instrument = scheme.instrument, let sheet = ratings.sheet else { return }
    let ids = instrument.items.map(\.id)
    var exempt: [Int: Int] = [:]
    for (visit, total) in totals {
      reportMissing(total.missing.map { ids[$0] }, visit, sheet)
      for item in total.notApplicable { exempt[item, default: 0] += 1 }
    }
    for (item, count) in exempt.sorted(by: { $0.key < $1.key }) {
      log.report(
        .notApplicable, .notice, in: sheet, value: "\(count)",
        count == 1
          ? Phrase(
            "item \(ids[item]) does not apply to 1 unit; its marks go to the other items of its "
              + "category in proportion")
          : Phrase(
            "item \(ids[item]) does not apply to \(count) units; its marks go to the other items of "
              + "its category in proportion"),
        Phrase("nothing to do if that is the rule"))
    }
    let blanks = ratings.blankCount
    guard blanks > 0 else { return }
    log.report(
      .missingRating, .notice, in: sheet, value: "\(blanks)",
      blanks == 1
        ? Phrase("1 score is blank; the item's score is the mean of those given")
        : Phrase("\(blanks) scores are blank; an item's score is the mean of those given"),
      Phrase("enter them if there are any"))
  }

  private mutating func reportMissing(_ items: [String], _ visit: Pair, _ sheet: Sheet) {
    guard !items.isEmpty else { return }
    let (unit, team) = (units.all[visit.a], teams.all[visit.b])
    let names = items.prefix(5) + (items.count > 5 ? ["…"] : [])
    log.report(
      .missingRating, .error, in: sheet,
      items.count == 1
        ? Phrase("team \(team) gave \(unit) no score on item \(items[0])")
        : Phrase("team \(team) gave \(unit) no score on \(items.count) items (\(Array(names)))"),
      Phrase("enter the scores, or N.A. where the item does not apply"))
  }
}
