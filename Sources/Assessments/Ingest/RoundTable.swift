public import TableIO

/// One table of a round before its cells mean anything: raw cells, and what each column holds.
public struct RoundTable: Sendable {
  /// The name of its file without the ending: units, scores, ratings, ballots, findings, interviews,
  /// coverage, assessors.
  public let name: String
  /// Its cells as the file has them.
  public let table: Table
  /// One list per column: the canonical names under which this part of a round uses the column, empty
  /// where it does not. People, teams and units keep their names in every part.
  public let meanings: [[String]]

  /// - Parameters:
  ///   - name: of its file without the ending.
  ///   - table: its cells.
  ///   - meanings: canonical names, one list per column.
  /// - Precondition: there are as many lists as columns.
  public init(name: String, table: Table, meanings: [[String]]) {
    precondition(meanings.count == table.header.count, "meanings are one list per column")
    self.name = name
    self.table = table
    self.meanings = meanings
  }

  init(_ part: RoundPart, _ sheet: Sheet, _ scheme: Scheme) {
    let used = part.columns(scheme).union(["unit", "name", "team", "assessor", "rater"])
    self.init(part.rawValue, sheet) { used.contains($0) || Self.isFurtherTeam($0) }
  }

  /// Who sat in the teams and where they work.
  init(assessors sheet: Sheet) {
    let home = sheet.has("home") ? "home" : "unit"
    self.init("assessors", sheet) { ["assessor", "team", home].contains($0) }
  }

  private init(_ name: String, _ sheet: Sheet, isUsed: (String) -> Bool) {
    self.name = name
    table = sheet.table
    meanings = sheet.table.header.indices.map { column in
      sheet.positions.filter { $0.value == column && isUsed($0.key) }.map(\.key).sorted()
    }
  }

  /// units.csv may name the teams of shared visits in columns team2, team3, ….
  private static func isFurtherTeam(_ name: String) -> Bool {
    name.hasPrefix("team") && Int(name.dropFirst(4)) != nil
  }
}

extension RoundReader {
  /// The round with the tables it was read from, workbooks' sheets among them.
  ///
  /// - Parameter path: of a CSV or Excel file or a folder; `-` for standard input.
  /// - Throws: `RoundError`, as `read(path:)` does.
  public func readTables(
    path: String
  ) throws(RoundError) -> (reading: RoundReading, tables: [RoundTable]) {
    let (reading, found) = try readSheets(path: path)
    let scheme = reading.round?.scheme ?? .standard
    var parts = RoundPart.allCases.compactMap { part in
      found.parts[part].map { RoundTable(part, $0, scheme) }
    }
    if found.scores.count == 1 {
      parts.insert(
        RoundTable(.scores, found.scores[0], scheme), at: found.parts[.units] == nil ? 0 : 1)
    } else if !found.scores.isEmpty, let round = reading.round {
      // Several tables become one with the scores they add up to.
      parts.insert(try round.scoreTable(), at: 0)
    }
    for sheet in found.ballots.prefix(1) { parts.append(RoundTable(.ballots, sheet, scheme)) }
    if let sheet = found.assessors { parts.append(RoundTable(assessors: sheet)) }
    return (reading, parts)
  }
}

extension Round {
  /// The scores as one table, one row per visit.
  fileprivate func scoreTable() throws(RoundError) -> RoundTable {
    let keys = scheme.components.map(\.key)
    let visited = Set(visits.map(\.unit))
    var rows = visits.map { visit in
      [units[visit.unit].id, teams[visit.team].id, visit.score.plain]
        + scores[visit.unit].dropFirst().map { $0?.plain ?? "" }
    }
    for unit in units.indices where !visited.contains(unit) {
      rows.append(
        [units[unit].id, homeTeams[unit].map { teams[$0].id } ?? "", ""]
          + scores[unit].dropFirst().map { $0?.plain ?? "" })
    }
    let header = ["unit", "team"] + keys
    do {
      let table = try Table(csv: Array(csv(header: header, rows: rows).utf8), file: "scores.csv")
      return RoundTable(name: "scores", table: table, meanings: header.map { [$0] })
    } catch {
      throw .unreadable(path: "scores.csv", reason: error.phrase)
    }
  }
}
