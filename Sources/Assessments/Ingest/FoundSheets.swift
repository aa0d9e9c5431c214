import TableIO

/// The tables of a round as they were found.
struct FoundSheets {
  /// Tables of one kind each, scores aside.
  var parts: [RoundPart: Sheet] = [:]
  /// Tables of scores; several where files or sheets hold one component each.
  var scores: [Sheet] = []
  /// Tables of units that say nothing that is known.
  var doubtful: [Sheet] = []
  /// Votes counted in columns of tables of scores.
  private(set) var ballots: [Sheet] = []
  /// Who sat in the teams.
  var assessors: Sheet?
  /// Columns that count votes, by place among `scores`.
  private(set) var ballotColumns: [Int: Set<Int>] = [:]

  /// Tables with one row per unit, and not one per score.
  var wide: [Sheet] { scores.filter { !$0.isLong } }

  mutating func findBallots(_ scheme: Scheme) {
    guard parts[.ballots] == nil, scheme.components.contains(where: { $0.scoredBy == .members })
    else { return }
    for (index, sheet) in scores.enumerated() where !sheet.isLong {
      let found = BallotColumns(sheet, scheme)
      guard let table = found.ballots else { continue }
      ballots.append(Sheet(table, mapping: ["unit": table.header[0]]))
      ballotColumns[index] = Set(found.columns.map(\.column))
    }
  }
}

extension Sheet {
  /// Whether a table of scores has one row per score.
  var isLong: Bool { has("component") && has("score") }
}
