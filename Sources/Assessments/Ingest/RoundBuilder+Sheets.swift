import Phrases
import TableIO

extension RoundBuilder {
  /// Reads the sheets in the order in which they define units and teams.
  mutating func read(_ found: FoundSheets, single: String?) {
    let sheets = found.parts
    var others: Set<String> = []
    if sheets[.ratings] != nil, scheme.instrument != nil {
      others.insert(scheme.components[0].key)
    }
    if sheets[.ballots] != nil || !found.ballots.isEmpty {
      others.formUnion(scheme.components.filter { $0.scoredBy == .members }.map(\.key))
    }
    if let sheet = sheets[.units] {
      checkNames(sheet)
      readUnits(sheet)
    }
    readScores(found, others)
    if found.scores.isEmpty, sheets[.ratings] == nil,
      !log.diagnostics.contains(where: { $0.file == single || $0.rule == .notATable })
    {
      log.report(
        .emptyFile, .error, file: single ?? "scores.csv", Phrase("the round has no scores"),
        Phrase("add scores.csv with columns unit, team, onsite, routine, peer"))
    }
    if let sheet = sheets[.ratings] { readRatings(sheet) }
    // The other files are about units and teams that scores and ratings have named.
    if !teams.all.isEmpty { teams.closed = true }
    if !units.all.isEmpty { units.closed = true }
    for sheet in sheets[.ballots].map({ [$0] }) ?? found.ballots { readBallots(sheet) }
    if let sheet = sheets[.findings] { readFindings(sheet) }
    if let sheet = sheets[.interviews] { readInterviews(sheet) }
    if let sheet = sheets[.coverage] { readCoverage(sheet) }
    if let sheet = found.assessors { readAssessors(sheet) }
    for (part, sheet) in sheets.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      checkColumns(of: part, sheet)
    }
    forms.report(to: &log)
  }

  /// Reads the tables of scores, those that name teams first, and joins them on units.
  private mutating func readScores(_ found: FoundSheets, _ others: Set<String>) {
    let first = scheme.components[0].key
    func weight(_ sheet: Sheet) -> Int { sheet.has("team") ? (sheet.has(first) ? 0 : 1) : 2 }
    let order = found.scores.indices.sorted { one, two in
      (weight(found.scores[one]), one) < (weight(found.scores[two]), two)
    }
    // Each of several tables of visits may name units and teams of its own.
    let last = order.last { weight(found.scores[$0]) == 0 } ?? order.first
    let absent = order.map { absentScores(of: found.scores[$0], in: found.scores, others) }
    for (place, index) in order.enumerated() {
      let sheet = found.scores[index]
      if sheet.has("unit") { checkNames(sheet) }
      if !sheet.isLong {
        checkColumns(sheet, absent: absent[place], votes: found.ballotColumns[index] ?? [])
      }
    }
    if let lacking = absent.first(where: { !$0.isEmpty }) {
      for sheet in found.doubtful { checkColumns(sheet, absent: lacking, votes: []) }
    }
    var listed: [(sheet: Sheet, units: Set<Int>)] = []
    for index in order {
      let sheet = found.scores[index]
      if sheet.isLong {
        readLongScores(sheet)
        continue
      }
      var elsewhere = others
      for other in order where other != index {
        elsewhere.formUnion(found.scores[other].positions.keys)
      }
      let components = Set(scheme.components.map(\.key))
      if found.scores.count > 1, sheet.has("team"),
        components.isDisjoint(with: sheet.positions.keys),
        found.ballotColumns[index] == nil, found.parts[.units] == nil, units.all.isEmpty
      {
        readUnits(sheet)
      } else {
        let place = order.firstIndex(of: index) ?? 0
        readWideScores(
          sheet, others: elsewhere,
          closes: place >= (last.flatMap { order.firstIndex(of: $0) } ?? 0))
      }
      guard order.count > 1 else { continue }
      var own: Set<Int> = []
      for row in 0..<sheet.table.rowCount {
        let name = sheet.text(row, "unit")
        if let unit = units.find(name) ?? units.near(name) { own.insert(unit) }
      }
      listed.append((sheet, own))
    }
    reportUnmatched(listed)
  }

  /// Components with weight that neither a table nor any other about its units gives.
  ///
  /// - Parameter others: components that files of other kinds give.
  private func absentScores(
    of sheet: Sheet, in sheets: [Sheet], _ others: Set<String>
  ) -> [String] {
    func units(_ sheet: Sheet) -> Set<String> {
      sheet.positions["unit"].map { Set(sheet.table.codes($0).levels) } ?? []
    }
    let own = units(sheet)
    var given = others
    for other in sheets {
      if other.isLong {
        given.formUnion(scheme.components.map(\.key))
      } else if other.id == sheet.id || !other.has("team") || !units(other).isDisjoint(with: own) {
        given.formUnion(other.positions.keys)
      }
    }
    return scheme.components.filter { $0.weight != 0 && !given.contains($0.key) }.map(\.key)
  }

  /// Units that one table has and another has not, both ways.
  private mutating func reportUnmatched(_ listed: [(sheet: Sheet, units: Set<Int>)]) {
    guard listed.count > 1, let first = listed.first else { return }
    for other in listed.dropFirst() {
      let lacking = first.units.subtracting(other.units).sorted().map { units.all[$0] }
      let known = Set(units.all.map(nameKey))
      let unknown = (0..<other.sheet.table.rowCount).map { other.sheet.text($0, "unit") }
        .filter { !$0.isEmpty && !isSummary($0) && !known.contains(nameKey($0)) }
      // A part of the units, as a team's sheet has, is no gap.
      let onsite = scheme.components[0].key
      let areVisits = [first.sheet, other.sheet].allSatisfy { $0.has("team") && $0.has(onsite) }
      guard
        !unknown.isEmpty
          || !areVisits && !lacking.isEmpty && !first.units.isDisjoint(with: other.units),
        !(unknown.isEmpty && lacking.count + other.units.count == first.units.count
          && other.sheet.has("team"))
      else { continue }
      func some(_ names: [String]) -> [String] {
        names.isEmpty ? ["–"] : Array(names.prefix(8)) + (names.count > 8 ? ["…"] : [])
      }
      log.report(
        .unmatchedUnits, unknown.isEmpty ? .warning : .error, in: other.sheet,
        value: "\(lacking.count + unknown.count)",
        Phrase(
          "units do not match those of \(first.sheet.table.file): not in it (\(unknown.count)): "
            + "\(some(unknown)); only in it (\(lacking.count)): \(some(lacking))"),
        Phrase("write each unit's name in one way in all files"))
    }
  }
}
