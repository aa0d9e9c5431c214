import TableIO

/// Turns the rows of a wide table into a round, gathering every finding in one pass.
struct RoundBuilder {
  let scheme: Scheme
  let table: Table
  private var findings: [Finding] = []
  private var units: [AssessedUnit] = []
  private var unitIndex: [String: Int] = [:]
  private var sightings: [(unit: Int, team: String, score: Double?, row: Int)] = []
  private var anchors: [[Double?]] = []

  init(scheme: Scheme, table: Table) {
    self.scheme = scheme
    self.table = table
  }

  mutating func build(_ positions: [String: Int]) throws(RoundError) -> Round {
    for name in ["unit", "team", scheme.components[0].key] where positions[name] == nil {
      throw .missingColumn(name, file: table.file, found: table.header)
    }
    guard table.rowCount > 0 else { throw .noUnits(file: table.file) }
    let sum = scheme.components.reduce(0) { $0 + $1.weight }
    if abs(sum - 100) > 1e-9 {
      report(
        .weightSum, .error, value: "\(sum)", "the weights add up to \(sum), not 100",
        "correct the weights in scheme.yaml or --weights")
    }
    for ragged in table.raggedRows {
      report(
        .raggedRow, .error, row: ragged.row,
        "row \(ragged.row) has \(ragged.cells) cells, the header \(table.header.count)",
        "quote cells that hold the delimiter, or complete the row")
    }
    for row in 0..<table.rowCount { readRow(row, positions) }
    return finish()
  }

  private mutating func readRow(_ row: Int, _ positions: [String: Int]) {
    guard let unitColumn = positions["unit"], let teamColumn = positions["team"] else { return }
    let name = table.text(row, unitColumn)
    let sheetRow = table.sheetRow(row)
    guard !name.isEmpty else {
      report(
        .noUnitName, .error, row: sheetRow, column: unitColumn, "row \(sheetRow) names no unit",
        "name the unit, or delete the row")
      return
    }
    let unit = unitIndex[name] ?? units.count
    if unit == units.count {
      units.append(AssessedUnit(id: name))
      unitIndex[name] = unit
      anchors.append(Array(repeating: nil, count: scheme.components.count))
    }
    let values = scheme.components.map { score($0, row, positions[$0.key]) }
    for index in 1..<max(scheme.components.count, 1) {
      guard let value = values[index] else { continue }
      if let known = anchors[unit][index], known != value {
        let key = scheme.components[index].key
        report(
          .conflictingScore, .error, row: sheetRow, column: positions[key], value: "\(value)",
          "\(name) has \(key) \(known) in an earlier row and \(value) here; the first is used",
          "keep one of the two")
      } else {
        anchors[unit][index] = value
      }
    }
    let team = table.text(row, teamColumn)
    if team.isEmpty {
      report(
        .noTeam, .error, row: sheetRow, column: teamColumn, "\(name) has no team",
        "name the team that visited it")
    } else if sightings.contains(where: { $0.unit == unit && $0.team == team }) {
      report(
        .duplicateVisit, .error, row: sheetRow, column: unitColumn, value: name,
        "\(name) stands in an earlier row with the same team \(team); the first is used",
        "delete one of the rows")
    } else {
      sightings.append((unit, team, values[0], sheetRow))
    }
  }

  private mutating func score(
    _ component: Scheme.Component, _ row: Int, _ column: Int?
  ) -> Double? {
    guard let column else { return nil }
    let sheetRow = table.sheetRow(row)
    switch table.number(row, column) {
    case .blank, .notApplicable:
      report(
        .missingComponent, .warning, row: sheetRow, column: column,
        "no \(component.key) score", "enter it if there is one; zero is a score, blank is not")
      return nil
    case .unreadable(let text):
      report(
        .unreadableNumber, .error, row: sheetRow, column: column, value: text,
        "'\(text)' is no number", "write digits with a decimal point, or leave the cell blank")
      return nil
    case .number(let value) where value < 0:
      report(
        .negative, .error, row: sheetRow, column: column, value: "\(value)",
        "\(component.key) \(value) is below zero", "correct the score")
      return nil
    case .number(let value) where value > component.full:
      report(
        .aboveFullMarks, .error, row: sheetRow, column: column, value: "\(value)",
        "\(component.key) \(value) is above full marks \(component.full)",
        "correct the score, or is 'full' in the scheme too low (percent)?")
      return nil
    case .number(let value): return value
    }
  }

  private mutating func report(
    _ rule: Finding.Rule, _ level: Finding.Level, row: Int? = nil, column: Int? = nil,
    value: String? = nil, _ sentence: String, _ suggestion: String
  ) {
    findings.append(
      Finding(
        rule: rule, level: level, file: table.file, row: row,
        column: column.map { table.header[$0] }, columnLetter: column.map(columnLetter),
        value: value, sentence: sentence, suggestion: suggestion))
  }

  private func finish() -> Round {
    let names = Set(sightings.map(\.team)).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let visits = sightings.compactMap { sighting in
      sighting.score.flatMap { score in
        index[sighting.team].map { Visit(unit: sighting.unit, team: $0, score: score) }
      }
    }
    var scores = anchors
    var sums = Array(repeating: (total: 0.0, count: 0), count: units.count)
    for visit in visits {
      sums[visit.unit].total += visit.score
      sums[visit.unit].count += 1
    }
    for unit in units.indices where sums[unit].count > 0 {
      scores[unit][0] = sums[unit].total / Double(sums[unit].count)
    }
    var homes = [Int?](repeating: nil, count: units.count)
    for sighting in sightings where homes[sighting.unit] == nil {
      homes[sighting.unit] = index[sighting.team]
    }
    return Round(
      scheme: scheme, units: units, teams: names.map(Team.init), visits: visits, scores: scores,
      homeTeams: homes, findings: findings)
  }
}
