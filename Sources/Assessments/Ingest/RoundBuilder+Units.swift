import Phrases
import TableIO

extension RoundBuilder {
  /// units.csv: the units of the round, their names, teams and members. It closes both lists.
  mutating func readUnits(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit"]) else { return }
    let teamColumns = sheet.positions.filter {
      $0.key == "team" || ($0.key.hasPrefix("team") && Int($0.key.drop { !$0.isNumber }) != nil)
    }.sorted { $0.value < $1.value }
    for row in 0..<sheet.table.rowCount {
      let before = units.all.count
      guard let unit = unit(of: row, in: sheet) else { continue }
      guard units.all.count > before else {
        let name = units.all[unit]
        log.report(
          .duplicateVisit, .error, in: sheet, row: row, column: "unit", value: name,
          Phrase("unit '\(name)' already has a row; the first row is used"),
          Phrase("delete one of the rows"))
        continue
      }
      let name = sheet.text(row, "name")
      if !name.isEmpty { longNames[unit] = name }
      recordGroup(of: unit, row, in: sheet)
      if sheet.has("members") { members[unit] = memberCount(row, of: units.all[unit], in: sheet) }
      for (_, column) in teamColumns {
        let names = sheet.table.text(row, column).split { ";；、".contains($0) }
        for name in names {
          guard let team = teams.place(String(name).trimmingSpaces) else { continue }
          assigned[unit, default: []].append(team)
        }
      }
      if !teamColumns.isEmpty, assigned[unit] == nil {
        log.report(
          .noTeam, .error, in: sheet, row: row, column: "team",
          Phrase("\(units.all[unit]) has no team"),
          Phrase("name the team that visited it"))
      }
    }
    units.closed = true
    teams.closed = !teams.all.isEmpty
  }

  /// Notes what a unit belongs to; nothing but the page's filter asks for it.
  mutating func recordGroup(of unit: Int, _ row: Int, in sheet: Sheet) {
    guard sheet.has("group") else { return }
    let group = sheet.text(row, "group")
    guard !group.isEmpty else { return }
    guard let known = groups[unit], known != group else {
      groups[unit] = group
      return
    }
    log.report(
      .conflictingGroup, .warning, in: sheet, row: row, column: "group", value: group,
      Phrase(
        "\(units.all[unit]) belongs to '\(known)' in an earlier row and to '\(group)' here; the first "
          + "is used"), Phrase("write the same group in all its rows"))
  }

  /// How many members of the unit could vote, 1 or more; nil where the cell does not say.
  private mutating func memberCount(_ row: Int, of unit: String, in sheet: Sheet) -> Int? {
    let count = count(row, "members", of: Phrase("the number of members"), in: sheet)
    guard count == 0 else { return count }
    log.report(
      .unreadableNumber, .error, in: sheet, row: row, column: "members", value: "0",
      Phrase("\(unit) has no members"),
      Phrase("write how many members could vote, or leave the cell blank"))
    return nil
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    guard first == " " || last == " " else { return self }
    return String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
