import TableIO

/// Columns of one table that count the votes of one grade each: 优秀, 良好, 一般, 较差.
struct BallotColumns {
  /// Column and grade, in the order of the table.
  let columns: [(column: Int, name: String)]
  private let sheet: Sheet

  /// - Returns: no column where there are fewer than two grades, or cells that are no counts.
  init(_ sheet: Sheet, _ scheme: Scheme) {
    self.sheet = sheet
    let grades = Set(scheme.ballotGrades.map { ColumnAliases.word($0.grade) })
    guard sheet.has("unit"), !sheet.has("grade") || !sheet.has("count") else {
      columns = []
      return
    }
    var found: [(column: Int, name: String)] = []
    for (column, heading) in sheet.reading.headings.enumerated() {
      guard let text = heading.levels.last?.text else { continue }
      var core = HeadingText(text).core
      for ending in ["票数", "票", "人数", "数", " votes", " vote", " ballots"]
      where core.hasSuffix(ending) {
        core = String(core.dropLast(ending.count))
        break
      }
      let word = ColumnAliases.word(core)
      guard grades.contains(word), !found.contains(where: { $0.name == word }) else { continue }
      let isCount = (0..<sheet.table.rowCount).allSatisfy { row in
        switch sheet.table.number(row, column) {
        case .number(let value): value >= 0 && value == value.rounded()
        case .blank: true
        default: false
        }
      }
      if isCount { found.append((column, word)) }
    }
    columns = found.count > 1 ? found : []
  }

  /// One row per unit and grade; nil where there are no such columns.
  var ballots: Table? {
    guard !columns.isEmpty, let unit = sheet.positions["unit"] else { return nil }
    let kept = [unit] + columns.map(\.column)
    var table = sheet.table.arranged(kept, header: kept.map { sheet.table.header[$0] })
    table.notices = []
    table.asides = []
    return table.unfolded(
      items: columns.enumerated().map { ($0.offset + 1, $0.element.name) }, item: "grade",
      score: "count")
  }
}
