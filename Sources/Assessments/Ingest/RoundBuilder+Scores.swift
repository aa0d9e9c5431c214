import Phrases
import TableIO

extension RoundBuilder {
  /// scores.csv with one row per unit (or per visit): unit, team and one column per component.
  ///
  /// - Parameters:
  ///   - others: components that other files of the round give as well.
  ///   - closes: whether no table after it names further units and teams.
  mutating func readWideScores(_ sheet: Sheet, others: Set<String>, closes: Bool = true) {
    var required = ["unit"]
    if teams.all.isEmpty { required.append("team") }
    let own = scheme.components[0].key
    if !others.contains(own) { required.append(own) }
    guard opens(sheet, required: required) else { return }
    for (index, component) in scheme.components.enumerated().dropFirst()
    where !sheet.has(component.key) && !others.contains(component.key) && component.weight != 0 {
      guard reportedAbsent.insert(index).inserted else { continue }
      log.report(
        .missingComponent, .warning, in: sheet,
        Phrase(
          "there is no column '\(component.key)', although the component has weight "
            + "\(component.weight.plain)"),
        Phrase("without it no unit has a total; add it, or give it weight 0 with --weights"))
    }
    // A unit that two teams visited may have its other scores in one of its rows.
    var blanks: [(unit: Int, index: Int, row: Int)] = []
    for row in 0..<sheet.table.rowCount {
      guard let unit = readWideRow(row, sheet, others) else { continue }
      for (index, component) in scheme.components.enumerated().dropFirst()
      where sheet.isBlank(row, component.key) && !others.contains(component.key) {
        blanks.append((unit, index, row))
      }
    }
    for own in blanks where central[own.unit]?[own.index] == nil {
      reportBlank(scheme.components[own.index], own.unit, own.index, own.row, sheet)
    }
    guard closes else { return }
    units.closed = true
    teams.closed = true
  }

  /// - Returns: the unit of the row, if it has one.
  private mutating func readWideRow(
    _ row: Int, _ sheet: Sheet, _ others: Set<String>
  ) -> Int? {
    guard let unit = unit(of: row, in: sheet) else { return nil }
    recordGroup(of: unit, row, in: sheet)
    let name = units.all[unit]
    for (index, component) in scheme.components.enumerated().dropFirst() {
      guard let value = wideScore(component, unit, index, row, sheet, others) else { continue }
      if let known = central[unit]?[index], known != value {
        log.report(
          .conflictingScore, .error, in: sheet, row: row, column: component.key, value: value.plain,
          Phrase(
            "the \(Phrase(term: component.key)) score of \(name) is \(known.plain) in an earlier row "
              + "and \(value.plain) here; the first is used"), Phrase("keep one of the two"))
      } else {
        central[unit, default: [:]][index] = value
      }
    }
    if let own = scheme.selfAssessment,
      let value = score(row, own.key, full: own.full, of: Phrase(term: own.key), in: sheet)
    {
      recordOwn(value, unit, row, own.key, sheet)
    }
    let score = wideScore(scheme.components[0], unit, 0, row, sheet, others)
    let named = team(of: row, in: sheet)
    // A table of other scores says nothing of teams.
    guard
      sheet.has("team") || sheet.has(scheme.components[0].key)
        || (assigned[unit] ?? []).isEmpty && visitsOfUnit[unit] == nil
    else { return unit }
    if let team = named ?? soleTeam(unit, row, sheet, scored: score != nil) {
      recordVisit(unit, team, score: score, row: row, in: sheet)
    }
    return unit
  }

  /// Notes what a unit gave itself.
  mutating func recordOwn(_ value: Double, _ unit: Int, _ row: Int, _ key: String, _ sheet: Sheet) {
    guard let known = selfScores[unit], known != value else {
      selfScores[unit] = value
      return
    }
    log.report(
      .conflictingScore, .error, in: sheet, row: row, column: key, value: value.plain,
      Phrase(
        "the \(Phrase(term: key)) score of \(units.all[unit]) is \(known.plain) in an earlier row "
          + "and \(value.plain) here; the first is used"), Phrase("keep one of the two"))
  }

  private mutating func reportBlank(
    _ component: Scheme.Component, _ unit: Int, _ index: Int, _ row: Int, _ sheet: Sheet
  ) {
    guard reportedMissing.insert(Pair(a: unit, b: index)).inserted || index == 0 else { return }
    log.report(
      .missingComponent, .warning, in: sheet, row: row, column: component.key,
      Phrase("\(units.all[unit]) has no \(Phrase(term: component.key)) score"),
      Phrase("enter the score if there is one; zero is a score, a blank is not"))
  }

  private mutating func wideScore(
    _ component: Scheme.Component, _ unit: Int, _ index: Int, _ row: Int, _ sheet: Sheet,
    _ others: Set<String>
  ) -> Double? {
    guard sheet.has(component.key) else { return nil }
    if !sheet.isBlank(row, component.key) {
      // Whatever keeps it from being used is said of its cell.
      reportedMissing.insert(Pair(a: unit, b: index))
    } else if index == 0, !others.contains(component.key) {
      reportBlank(component, unit, index, row, sheet)
    }
    return score(
      row, component.key, full: component.full, of: Phrase(term: component.key), in: sheet)
  }

  /// The one team units.csv names for the unit, where the row names none.
  private mutating func soleTeam(_ unit: Int, _ row: Int, _ sheet: Sheet, scored: Bool) -> Int? {
    guard sheet.text(row, "team").isEmpty else { return nil }
    let known =
      assigned[unit]
      ?? visits(of: unit).filter { $0.sheet != sheet.id }.map(\.team)
    if known.count == 1 { return known[0] }
    guard scored || known.isEmpty else { return nil }
    let name = units.all[unit]
    log.report(
      .noTeam, .error, in: sheet, row: row, column: sheet.has("team") ? "team" : nil,
      known.isEmpty
        ? Phrase("\(name) has no team") : Phrase("\(name) has \(known.count) teams and one score"),
      known.isEmpty
        ? Phrase("name the team that visited it")
        : Phrase("write one row per team, with a team column"))
    return nil
  }

  /// Notes that a team visited a unit.
  mutating func recordVisit(_ unit: Int, _ team: Int, score: Double?, row: Int, in sheet: Sheet) {
    let pair = Pair(a: unit, b: team)
    if let known = recordedVisitIndex[pair] {
      // Another table may repeat the visit, or add its score.
      if recordedVisits[known].sheet != sheet.id {
        guard let score else { return }
        if let own = recordedVisits[known].score, own != score {
          log.report(
            .conflictingScore, .error, in: sheet, row: row, column: scheme.components[0].key,
            value: score.plain,
            Phrase(
              "the \(Phrase(term: scheme.components[0].key)) score of \(units.all[unit]) is "
                + "\(own.plain) in another table and \(score.plain) here"),
            Phrase("keep one of the two"))
        } else {
          recordedVisits[known].score = score
        }
        return
      }
      log.report(
        .duplicateVisit, .error, in: sheet, row: row, column: "unit", value: units.all[unit],
        Phrase(
          "\(units.all[unit]) already has a row with team \(teams.all[team]); the first row is used"
        ), Phrase("delete one of the rows"))
      return
    }
    recordVisit(pair, score: score, sheet: sheet.id)
  }

  /// - Parameter visit: of a unit and team without a visit so far.
  mutating func recordVisit(_ visit: Pair, score: Double?, sheet: String? = nil) {
    recordedVisitIndex[visit] = recordedVisits.count
    visitsOfUnit[visit.a, default: []].append(recordedVisits.count)
    recordedVisits.append(
      RecordedVisit(unit: visit.a, team: visit.b, sheet: sheet, score: score))
  }
}
