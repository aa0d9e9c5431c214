import Statistics
import TableIO

/// Highlights, problems and interviews; each year one team and one unit miss their quota.
enum SimulatedNotes {
  static let talkativeTeam = 8
  static let shortUnit = 32

  static func findings(_ year: SimulatedTruth.Year, seed: UInt64) -> String {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedNotes, replicate: year.year)
    var rows: [[String]] = []
    for team in 0..<SimulatedTruth.teamCount {
      let units = year.teamOf.indices.filter { year.teamOf[$0] == team }
      let highlights = team == talkativeTeam ? 7 : 3 + Int(3 * stream.uniform())
      let problems = 2 + Int(2 * stream.uniform())
      for number in 0..<(highlights + problems) {
        let highlight = number < highlights
        let unit = units[Int(Double(units.count) * stream.uniform())]
        rows.append([
          SimulatedNames.unit(unit), SimulatedNames.team(team), highlight ? "亮点" : "问题",
          highlight ? "模拟亮点\(number + 1)" : "模拟问题\(number - highlights + 1)",
        ])
      }
    }
    return csv(header: ["unit", "team", "kind", "text"], rows: rows)
  }

  static func interviews(_ year: SimulatedTruth.Year) -> String {
    var rows: [[String]] = []
    for unit in 0..<SimulatedTruth.unitCount {
      let branch = 1 + (unit + year.year) % 2
      var roles = [("党组成员", 1), ("专职副书记", 1), ("支部书记", branch), ("党员", 3 - branch)]
      if unit == shortUnit { roles.remove(at: 1) }
      for (role, count) in roles { rows.append([SimulatedNames.unit(unit), role, "\(count)"]) }
    }
    return csv(header: ["unit", "role", "count"], rows: rows)
  }
}
