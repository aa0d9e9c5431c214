import Phrases
import Statistics
import TableIO

extension RoundBuilder {
  /// ratings.csv: one row per item score of one assessor.
  mutating func readRatings(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit", "assessor", "item", "score"]) else { return }
    let listed = scheme.instrument?.items ?? []
    var items = itemNames
    var met = MetRatings()
    let codes = Columns(sheet, threads: threads)
    for (column, own) in codes.all where !checkLengths(own, column, sheet).isEmpty { return }
    let scores = sheet.positions["score"]
    var last: (code: Int, team: Int, assessor: Int)?
    var unitOf = Memo()
    var itemOf = Memo()
    var teamOf = VisitMemo()
    for row in 0..<sheet.table.rowCount {
      let unit = unitOf.value(codes.unit[row]) { self.unit(of: row, in: sheet) }
      let item = itemOf.value(codes.item[row]) {
        self.item(of: row, in: sheet, among: &items, listed: !listed.isEmpty)
      }
      guard let unit, let item else { continue }
      let visit = Pair(a: codes.unit[row], b: codes.team[row])
      guard let team = teamOf.value(visit, { self.visitingTeam(unit, row, sheet) }) else {
        continue
      }
      let name = codes.assessor.levels[codes.assessor[row]]
      guard !name.isEmpty else {
        log.report(
          .noName, .error, in: sheet, row: row, column: "assessor",
          Phrase("the row does not name an assessor"),
          Phrase("name the assessor; a code will do"))
        continue
      }
      let code = codes.assessor[row]
      let assessor: Int
      if let last, last.code == code, last.team == team {
        assessor = last.assessor
      } else {
        assessor = ratings.assessor(name, team: team)
        last = (code, team, assessor)
      }
      guard met.insert(Pair(a: unit, b: assessor), item) else {
        log.report(
          .duplicateRating, .error, in: sheet, row: row, column: "score",
          value: sheet.text(row, "score"),
          Phrase(
            "\(name) already scored item \(items.all[item]) of \(units.all[unit]) in an earlier row; "
              + "the first score is used"), Phrase("keep one of the two"))
        continue
      }
      let full = listed.isEmpty ? nil : listed[item].full
      if let scores, let score = sheet.table.plainNumber(row, scores), score >= 0,
        score <= full ?? .infinity
      {
        ratings.record(.score(score), unit: unit, team: team, assessor: assessor, item: item)
      } else {
        add(row, unit, team, assessor, item, full: full, sheet)
      }
    }
    ratings.items = items.all
    ratings.sheet = sheet
    units.closed = true
  }

  private mutating func add(
    _ row: Int, _ unit: Int, _ team: Int, _ assessor: Int, _ item: Int, full: Double?,
    _ sheet: Sheet
  ) {
    let cell = sheet.cell(row, "score")
    let value = score(row, "score", full: full, of: Phrase("the score"), in: sheet)
    let entry: RatingColumns.Entry =
      if let value {
        .score(value)
      } else {
        switch cell {
        case .notApplicable: .notApplicable
        case .blank: .blank
        default: .unreadable
        }
      }
    ratings.record(entry, unit: unit, team: team, assessor: assessor, item: item)
  }

  private mutating func item(
    of row: Int, in sheet: Sheet, among items: inout Names, listed: Bool
  ) -> Int? {
    let name = sheet.text(row, "item")
    if name.isEmpty {
      log.report(
        .noName, .error, in: sheet, row: row, column: "item",
        Phrase("the row does not name an item"),
        Phrase("name the item"))
      return nil
    }
    if let item = items.place(name) { return item }
    log.report(
      .unknownItem, .error, in: sheet, row: row, column: "item", value: name,
      Phrase("the instrument has no item '\(name)'"), Phrase("correct it, or add it to scheme.yaml")
    )
    return nil
  }

  /// The team of a rating: its own column, else the one team known for the unit.
  private mutating func visitingTeam(_ unit: Int, _ row: Int, _ sheet: Sheet) -> Int? {
    let known = assigned[unit] ?? visits(of: unit).map(\.team)
    guard sheet.text(row, "team").isEmpty else {
      guard let team = team(of: row, in: sheet) else { return nil }
      if !known.isEmpty, !known.contains(team) {
        log.report(
          .unknownTeam, .error, in: sheet, row: row, column: "team", value: teams.all[team],
          Phrase("team '\(teams.all[team])' was not sent to \(units.all[unit])"),
          Phrase("correct the team here or in the list of units"))
        return nil
      }
      return team
    }
    if known.count == 1 { return known[0] }
    log.report(
      .noTeam, .error, in: sheet, row: row, column: sheet.has("team") ? "team" : nil,
      known.isEmpty
        ? Phrase("the row does not name a team, and no team is known for \(units.all[unit])")
        : Phrase("the row does not name a team, and \(units.all[unit]) has \(known.count) teams"),
      Phrase("add a team column"))
    return nil
  }

  /// Which items of which (unit, assessor) were met already.
  private struct MetRatings {
    private var places: [Pair: Int] = [:]
    private var last: (pair: Pair, place: Int)?
    /// One bit per item of each pair.
    private var marks: [[UInt64]] = []
    /// Items beyond those that have a bit, by place of the pair.
    private var others: Set<Pair> = []

    private static let mostBits = 1024

    /// False where it was met before.
    mutating func insert(_ pair: Pair, _ item: Int) -> Bool {
      let place = place(of: pair)
      guard item < Self.mostBits else { return others.insert(Pair(a: place, b: item)).inserted }
      let (word, bit) = (item / 64, UInt64(1) << UInt64(item % 64))
      while marks[place].count <= word { marks[place].append(0) }
      defer { marks[place][word] |= bit }
      return marks[place][word] & bit == 0
    }

    private mutating func place(of pair: Pair) -> Int {
      if let last, last.pair == pair { return last.place }
      let place = places[pair] ?? marks.count
      if place == marks.count {
        places[pair] = place
        marks.append([])
      }
      last = (pair, place)
      return place
    }
  }

  /// Codes of the columns that repeat most.
  private struct Columns {
    let unit: TableCodes
    let item: TableCodes
    let assessor: TableCodes
    let team: TableCodes

    /// By name of the column.
    var all: [(String, TableCodes)] {
      [("unit", unit), ("team", team), ("assessor", assessor), ("item", item)]
    }

    init(_ sheet: Sheet, threads: Int) {
      let table = sheet.table
      let columns = ["team", "unit", "item", "assessor"].map { sheet.positions[$0] }
      let found = parallelMap(count: columns.count, threads: threads) { place in
        columns[place].map { table.codes($0) }
          ?? TableCodes(levels: [""], codes: Array(repeating: 0, count: table.rowCount))
      }
      (team, unit, item, assessor) = (found[0], found[1], found[2], found[3])
    }
  }

  /// Remembers good answers by code; a bad one is asked for, and reported, again each time.
  private struct Memo {
    private var known: [Int?] = []

    mutating func value(_ code: Int, _ find: () -> Int?) -> Int? {
      if code < known.count, let value = known[code] { return value }
      let value = find()
      while known.count <= code { known.append(nil) }
      known[code] = value
      return value
    }
  }

  /// The same by codes of unit and team, of which few pairs occur; rows of one visit mostly follow each other.
  private struct VisitMemo {
    private var known: [Pair: Int] = [:]
    private var last: (visit: Pair, team: Int)?

    mutating func value(_ visit: Pair, _ find: () -> Int?) -> Int? {
      if let last, last.visit == visit { return last.team }
      guard let team = known[visit] ?? find() else { return nil }
      known[visit] = team
      last = (visit, team)
      return team
    }
  }
}
