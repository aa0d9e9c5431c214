import Phrases
import TableIO

extension RoundBuilder {
  /// assessors.csv: who sat in the teams, and where they work; reports teams that visited the home
  /// unit of a member.
  mutating func readAssessors(_ sheet: Sheet) {
    let home = sheet.has("home") ? "home" : "unit"
    guard opens(sheet, required: ["assessor", "team", home]) else { return }
    var visited = Set(recordedVisits.map { Pair(a: $0.unit, b: $0.team) })
    visited.formUnion(ratings.visits)
    for (unit, own) in assigned { visited.formUnion(own.map { Pair(a: unit, b: $0) }) }
    for row in 0..<sheet.table.rowCount {
      let name = sheet.text(row, home)
      guard !name.isEmpty, let team = team(of: row, in: sheet),
        let unit = units.find(name) ?? units.near(name)
      else { continue }
      let assessor = sheet.text(row, "assessor")
      homes.append(AssessorHome(assessor: assessor, team: team, unit: unit))
      guard visited.contains(Pair(a: unit, b: team)) else { continue }
      log.report(
        .ownVisit, .warning, in: sheet, row: row, column: home, value: name,
        Phrase(
          "team \(teams.all[team]) visits \(units.all[unit]), the home unit of its assessor "
            + "\(assessor)"),
        Phrase("send another team, or let the assessor stand aside"))
    }
  }
}
