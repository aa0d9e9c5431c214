import TableIO

/// Whether tables without a team column are those of teams, by the units they list: no unit stands in two; or, where
/// each has the score that teams give and is called a team, few do, which several teams visited.
///
/// A copy of a table, a list of all units or a second sitting is no team's.
///
/// - Parameter names: of sheets or files.
/// - Returns: the units that stand in several; nil where the tables are not those of teams.
func unitsOfSeveralTeams(
  _ units: [Set<String>], names: [String], haveOnsite: Bool
) -> [String]? {
  var counts: [String: Int] = [:]
  for own in units {
    for unit in own where !unit.isEmpty && !isSummary(unit) { counts[unit, default: 0] += 1 }
  }
  let shared = counts.filter { $0.value > 1 }.keys.naturallySorted()
  if shared.isEmpty { return [] }
  let areParts = units.allSatisfy { own in own.contains { counts[$0] == 1 } }
  return haveOnsite && areParts && 2 * shared.count < counts.count && names.allSatisfy(isCalledTeam)
    ? shared : nil
}

/// Whether a sheet, file or column is called a team, as 第三考核组, 甲组 or Team B are.
func isCalledTeam(_ name: String) -> Bool {
  name.contains(#/[组組队隊]/#) || name.contains(#/(?i)\b(team|group|panel|crew)/#)
}
