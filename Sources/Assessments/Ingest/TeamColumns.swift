import TableIO

/// Columns named by the teams, where each unit has its on-site score in the column of the team it had.
struct TeamColumns {
  /// Position and name of each, in the order of the table.
  let columns: [(column: Int, name: String)]
  /// Place among the columns of the score of each row; nil for a row without any.
  let filled: [Int?]

  /// What names the other kinds of tables.
  private static let others = ["team", "score", "component", "item", "assessor", "rater"]

  /// - Parameter components: keys of the scheme's components, the on-site score first.
  /// - Returns: nil where there are fewer than two such columns, some row fills two, their headings say more than
  ///   a team, or the table has scores in another form.
  init?(_ sheet: Sheet, components: [String]) {
    guard let onsite = components.first, sheet.has("unit"), !sheet.has(onsite),
      !Self.others.contains(where: sheet.has)
    else { return nil }
    let table = sheet.table
    var found: [(column: Int, name: String)] = []
    var filled = [Int?](repeating: nil, count: table.rowCount)
    for (column, name) in table.header.enumerated()
    where sheet.reading.roles[column] == .unknown && isCalledTeam(name) {
      let heading = HeadingText(name)
      let saysMore = heading.full != nil || heading.weight != nil || heading.bare != nil
      for row in 0..<table.rowCount {
        switch sheet.read(row, column).cell {
        case .blank: continue
        case .number where filled[row] == nil && !saysMore: filled[row] = found.count
        default: return nil
        }
      }
      found.append((column, name))
    }
    guard found.count > 1, 2 * filled.count(where: { $0 != nil }) > table.rowCount else {
      return nil
    }
    columns = found
    self.filled = filled
  }
}
