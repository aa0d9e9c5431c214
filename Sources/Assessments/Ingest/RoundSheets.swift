import TableIO

/// The sheets of a workbook sorted into the parts of a round.
struct RoundSheets {
  private(set) var parts: [RoundPart: Table] = [:]
  /// Names of the sheets that were used.
  private(set) var used: [String?] = []
  /// Names of the sheets that have the name and header of a part, and no more.
  private(set) var unfilledNames: [String] = []
  private let filled: Set<String>
  private let mapping: [String: String]
  private let scheme: Scheme

  /// Sheets named like the files of a round are those; of the others, sheets with one header are
  /// one table; without a team column each sheet is a team's. Of the sheets named like files those
  /// with nothing but a header are left out where others are filled.
  ///
  /// - Parameter part: what all sheets are; nil when their names and columns decide.
  init(
    _ tables: [Table], as part: RoundPart?, mapping: [String: String], _ scheme: Scheme
  ) {
    self.mapping = mapping
    self.scheme = scheme
    filled = Set(tables.compactMap { $0.sheet(ofRow: 0) })
    var rest: [Table] = []
    var unfilled: [(table: Table, part: RoundPart)] = []
    for table in tables {
      guard part == nil, let named = named(table), parts[named] == nil,
        tables.count > 1 || named == .ratings
      else {
        rest.append(table)
        continue
      }
      if table.rowCount == 0 {
        unfilled.append((table, named))
      } else {
        place(table, as: named)
      }
    }
    if parts[.scores] == nil, parts[.ratings] == nil {
      // One that is asked for is enough.
      let asked = unfilled.filter { $0.part == .scores }
      for sheet in asked.isEmpty ? unfilled : asked { place(sheet.table, as: sheet.part) }
    }
    unfilledNames = unfilled.compactMap { $0.table.sheet(ofRow: 0) }.filter { !used.contains($0) }
    guard parts[.scores] == nil && parts[.ratings] == nil || part != nil else { return }
    guard let best = Self.widestGroup(rest.filter { isAboutUnits($0) }) ?? rest.first.map({ [$0] })
    else { return }
    place(joined(best, as: part), as: part)
    used += best.map { $0.sheet(ofRow: 0) }
  }

  /// Sheets of a workbook that need no mention: visible ones that hold nothing, and the template's own.
  func empty(of book: Workbook) -> [String] {
    let isTemplate = book.sheets.contains { $0.name == TemplateSheet.lists && $0.isHidden }
    return book.sheets.filter {
      !$0.isHidden && !filled.contains($0.name)
        || isTemplate && TemplateSheet.asides.contains($0.name)
    }.map(\.name)
  }

  private mutating func place(_ table: Table, as part: RoundPart?) {
    used.append(table.sheet(ofRow: 0))
    let (own, unfolded) = itemsAsRows(table, as: part)
    parts[own] = unfolded
  }

  private func positions(_ table: Table) -> [String: Int] {
    ColumnAliases.positions(table.header, mapping: mapping)
  }

  private func isAboutUnits(_ table: Table) -> Bool { positions(table)["unit"] != nil }

  /// The part a sheet's name says it is, if its columns allow it.
  private func named(_ table: Table) -> RoundPart? {
    var name = (table.sheet(ofRow: 0) ?? "").lowercased().filter { !$0.isWhitespace }
    // Copies of files are sheets of the files' names.
    for ending in [".csv", ".xlsx"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
    guard let part = RoundPart(rawValue: name) ?? ColumnAliases.sheets[name] else { return nil }
    let has = Set(positions(table).keys)
    switch part {
    case .ballots: return has.isSuperset(of: ["unit", "grade", "count"]) ? part : nil
    case .findings: return has.contains("team") ? part : nil
    default: return has.contains("unit") ? part : nil
    }
  }

  /// The tables that share the header most tables have; among equals the first.
  private static func widestGroup(_ tables: [Table]) -> [Table]? {
    let groups = Dictionary(grouping: tables, by: \.header)
    let most = groups.values.map(\.count).max() ?? 0
    guard let first = tables.first(where: { groups[$0.header]?.count == most }) else { return nil }
    return groups[first.header]
  }

  private func joined(_ tables: [Table], as part: RoundPart?) -> Table {
    guard tables.count > 1 else { return tables[0] }
    let has = Set(positions(tables[0]).keys)
    if !has.contains("team") { return Table(joining: tables, sheetsAs: "team") }
    // Sheets of a wide form that name the team but not who scored are one per assessor.
    let isForm = part == .ratings || itemColumns(tables[0]).count > 1
    let lacksAssessor = isForm && !has.contains("assessor")
    return Table(joining: tables, sheetsAs: lacksAssessor ? "assessor" : nil)
  }

  /// A table of ratings with one column per item, in the long form; others as they are.
  private func itemsAsRows(_ table: Table, as part: RoundPart?) -> (RoundPart, Table) {
    let has = Set(positions(table).keys)
    if has.contains("item"), has.contains("score") {
      return (part ?? (has.contains("assessor") ? .ratings : .scores), table)
    }
    let items = itemColumns(table)
    let isForm = part == .ratings || part == nil && items.count > 1
    guard isForm, !items.isEmpty, table.rowCount > 0 else { return (part ?? .scores, table) }
    return (.ratings, table.unfolded(items: items, item: "item", score: "score"))
  }

  /// Columns named like items of the instrument; without one, of a form that names assessors, all
  /// columns of numbers that mean nothing else.
  private func itemColumns(_ table: Table) -> [(column: Int, name: String)] {
    let own = ColumnAliases.names.union(mapping.keys).union(scheme.components.map(\.key))
    let taken = Set(positions(table).filter { own.contains($0.key) }.values)
    let free = table.header.indices.filter { !taken.contains($0) }
    if let items = scheme.instrument?.items, !items.isEmpty {
      var byName: [String: String] = [:]
      for item in items {
        byName[item.id] = item.id
        if let name = item.name { byName[name] = byName[name] ?? item.id }
      }
      return free.compactMap { column in
        let whole = table.header[column]
        let last = whole.split(separator: "/").last.map(String.init) ?? whole
        let code = last.split { " 　、".contains($0) }.first.map(String.init) ?? last
        return (byName[whole] ?? byName[last] ?? byName[code]).map { (column, $0) }
      }
    }
    guard positions(table)["assessor"] != nil, positions(table)["score"] == nil else { return [] }
    return free.filter { column in
      let name = table.header[column]
      return !name.isEmpty && !ColumnAliases.remarks.contains(name.lowercased())
        && (0..<table.rowCount).allSatisfy { row in
          if case .unreadable = table.number(row, column) { false } else { true }
        }
    }.map { ($0, table.header[$0]) }
  }
}
