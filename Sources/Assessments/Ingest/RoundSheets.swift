import Phrases
import TableIO

/// The sheets of a file sorted into the parts of a round.
struct RoundSheets {
  private(set) var parts: [RoundPart: Sheet] = [:]
  /// Tables of scores of units, in the order of the sheets.
  private(set) var scores: [Sheet] = []
  /// Tables of units that say nothing that is known; their numbers may be what is missing.
  private(set) var doubtful: [Sheet] = []
  /// Who sat in the teams.
  private(set) var assessors: Sheet?
  /// Names of the sheets that were used.
  private(set) var used: [String?] = []
  /// Names of the sheets that have the name and header of a part, and no more.
  private(set) var unfilledNames: [String] = []
  /// Sheets that do not say which team they are.
  private(set) var unnamedTeams: [String] = []
  /// Units that stand on the sheets of several teams.
  private(set) var sharedUnits: [String] = []
  private let filled: Set<String>
  private let rules: ColumnRules
  private let scheme: Scheme
  private let fileTopic: String?
  private let isTemplate: Bool

  /// Sheets named like the files of a round are those; of the others, sheets without a team column
  /// that are about different units are one per team; sheets about one component, by their name,
  /// hold its scores. Of the sheets named like files those with nothing but a header are left out
  /// where others are filled.
  ///
  /// - Parameters:
  ///   - part: what all sheets are; nil when their names and columns decide.
  ///   - topic: the component that the file is about by its name.
  ///   - isTemplate: whether the file is a template that was filled in.
  init(
    _ tables: [Table], as part: RoundPart?, _ rules: ColumnRules, _ scheme: Scheme,
    topic: String? = nil, isTemplate: Bool = false
  ) {
    self.rules = rules
    self.scheme = scheme
    fileTopic = topic
    self.isTemplate = isTemplate
    filled = Set(tables.compactMap { $0.sheet(ofRow: 0) })
    var rest: [Table] = []
    var unfilled: [(table: Table, part: RoundPart)] = []
    for table in tables where !rules.passesOver(file: table.file, sheet: table.sheet(ofRow: 0)) {
      let table = tables.count == 1 && part == nil ? withTeams(table) : table
      if isTemplate, TemplateSheet.asides.contains(table.sheet(ofRow: 0) ?? "") { continue }
      if part == nil, assessors == nil, isOfAssessors(table) {
        assessors = rules.sheet(table)
        used.append(table.sheet(ofRow: 0))
        continue
      }
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
    if !hasScores {
      // One that is asked for is enough.
      let asked = unfilled.filter { $0.part == .scores }
      let isAnswered = rest.contains { isAboutUnits($0) && $0.rowCount > 0 }
      if !isAnswered {
        for sheet in asked.isEmpty ? unfilled : asked { place(sheet.table, as: sheet.part) }
      }
    }
    unfilledNames = unfilled.compactMap { $0.table.sheet(ofRow: 0) }.filter { !used.contains($0) }
    guard !hasScores || part != nil || lacksScores else { return }
    placeRest(rest, as: part)
  }

  /// Whether one row per unit is there, but not every score that has weight.
  private var lacksScores: Bool {
    guard parts[.ratings] == nil, !isTemplate, scores.allSatisfy({ !$0.isLong }) else {
      return false
    }
    return scheme.components.contains { component in
      component.weight != 0 && !scores.contains { $0.has(component.key) }
        && !(component.scoredBy == .members && parts[.ballots] != nil)
    }
  }

  private var hasScores: Bool { !scores.isEmpty || parts[.ratings] != nil }

  /// What is used: parts in the order of their names, then scores.
  var tables: [Table] {
    (parts.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) + scores).map(\.table)
  }

  /// Sheets of a workbook that need no mention: visible ones that hold nothing, and the template's own.
  func empty(of book: Workbook) -> [String] {
    book.sheets.filter {
      !$0.isHidden && !filled.contains($0.name)
        || isTemplate && TemplateSheet.asides.contains($0.name)
    }.map(\.name)
  }

  /// A single table whose columns are named by the teams has them in a column of their own.
  private func withTeams(_ table: Table) -> Table {
    guard topic(table) == nil,
      let teams = TeamColumns(rules.sheet(table), components: rules.components)
    else { return table }
    return table.gathered(
      columns: teams.columns, filled: teams.filled, name: "team", cell: rules.components[0])
  }

  private mutating func place(_ table: Table, as part: RoundPart?) {
    used.append(table.sheet(ofRow: 0))
    let (own, unfolded) = itemsAsRows(table, as: part)
    let sheet = rules.sheet(unfolded, topic: own == .scores ? topic(table) : nil)
    if own == .scores { scores.append(sheet) } else { parts[own] = sheet }
  }

  private func topic(_ table: Table) -> String? {
    table.sheet(ofRow: 0).flatMap {
      Assessments.topic(ofName: $0, components: rules.components)
    } ?? fileTopic ?? titleTopic(table)
  }

  /// The one component that the titles of a table name.
  private func titleTopic(_ table: Table) -> String? {
    let titles = table.asides.filter(\.isAbove).flatMap { Set($0.texts.map(\.text)) }
    let named = Set(
      titles.compactMap { Assessments.topic(ofName: $0, components: rules.components) })
    return named.count == 1 ? named.first : nil
  }

  private func positions(_ table: Table) -> [String: Int] {
    rules.sheet(table, topic: topic(table)).positions
  }

  private func isAboutUnits(_ table: Table) -> Bool { positions(table)["unit"] != nil }

  /// Whether a table says anything of its units.
  private func hasFacts(_ table: Table) -> Bool {
    let sheet = rules.sheet(table, topic: topic(table))
    guard sheet.has("unit") else { return false }
    let wanted = Set(rules.components + ["team", "score"])
    return !wanted.isDisjoint(with: sheet.positions.keys)
      || !BallotColumns(sheet, scheme).columns.isEmpty
  }

  /// A name without the ending of a file: copies of files are sheets of the files' names.
  private func bareName(_ name: String) -> String {
    var name = name.lowercased().filter { !$0.isWhitespace }
    for ending in [".csv", ".xlsx", ".ods"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  /// Whether a sheet or file named so says who sat in the teams and where they work.
  private func isOfAssessors(_ table: Table) -> Bool {
    let name = bareName(table.sheet(ofRow: 0) ?? table.file)
    guard name == "assessors", table.rowCount > 0 else { return false }
    let has = Set(positions(table).keys)
    return has.isSuperset(of: ["assessor", "team"])
      && !has.isDisjoint(with: ["home", "unit"]) && !has.contains("score")
  }

  /// The part a sheet's name says it is, if its columns allow it.
  private func named(_ table: Table) -> RoundPart? {
    let name = bareName(table.sheet(ofRow: 0) ?? "")
    guard let part = RoundPart(rawValue: name) ?? ColumnAliases.sheets[name] else { return nil }
    let has = Set(positions(table).keys)
    switch part {
    case .ballots: return has.isSuperset(of: ["unit", "grade", "count"]) ? part : nil
    case .findings: return has.isSuperset(of: ["team", "kind"]) ? part : nil
    case .interviews: return has.isSuperset(of: ["unit", "role"]) ? part : nil
    case .coverage: return has.isSuperset(of: ["unit", "kind"]) ? part : nil
    // A summary in Chinese is one table of scores among others.
    case .scores:
      let isNamed = name == part.rawValue || isTemplate && name == TemplateSheet.chinese.scores
      return isNamed && has.contains("unit") ? part : nil
    case .units:
      // A list of units may hold their scores.
      return has.contains("unit") && has.isDisjoint(with: rules.components) ? part : nil
    default: return has.contains("unit") ? part : nil
    }
  }

  private mutating func placeRest(_ rest: [Table], as part: RoundPart?) {
    if part != nil || rest.contains(where: { rules.itemColumns(of: $0, scheme).count > 1 }) {
      guard
        let best = Self.widestGroup(rest.filter { isAboutUnits($0) }) ?? rest.first.map({ [$0] })
      else { return }
      place(joined(best, as: part), as: part)
      used += best.map { $0.sheet(ofRow: 0) }
      return
    }
    let facts = rest.filter { $0.rowCount > 0 && hasFacts($0) }
    doubtful = rest.filter { $0.rowCount > 0 && isAboutUnits($0) && !hasFacts($0) }
      .map { rules.sheet($0, topic: topic($0)) }
    guard !facts.isEmpty else {
      guard !hasScores else { return }
      doubtful = []
      guard let first = rest.first(where: { isAboutUnits($0) }) ?? rest.first else { return }
      return place(first, as: nil)
    }
    let teamSheets = teamSheets(facts)
    let names = Set(teamSheets.map { $0.sheet(ofRow: 0) })
    for table in facts where !names.contains(table.sheet(ofRow: 0)) {
      place(table, as: .scores)
    }
    join(teamSheets)
  }

  /// Sheets without a team that share no unit, or few: one per team.
  private mutating func teamSheets(_ tables: [Table]) -> [Table] {
    let open = tables.filter { table in
      let has = positions(table)
      return has["team"] == nil && table.sheet(ofRow: 0) != nil
        && rules.components.contains { has[$0] != nil }
        && table.sheet(ofRow: 0).map { name in
          !isSummaryName(name)
            && Assessments.topic(ofName: name, components: rules.components) == nil
        } ?? false
    }
    guard open.count > 1 else { return [] }
    let units = open.compactMap { table in
      positions(table)["unit"].map { Set(table.codes($0).levels) }
    }
    let onsite = rules.components[0]
    guard units.count == open.count,
      let shared = unitsOfSeveralTeams(
        units, names: open.map { $0.sheet(ofRow: 0) ?? "" },
        haveOnsite: open.allSatisfy { positions($0)[onsite] != nil })
    else { return [] }
    sharedUnits = shared
    return open
  }

  /// Joins the sheets of teams whose columns mean the same, in whatever order they stand.
  private mutating func join(_ tables: [Table]) {
    var groups: [(keys: [String], header: [String], tables: [Table], labels: [String])] = []
    for table in tables {
      let name = table.sheet(ofRow: 0) ?? ""
      let label = isDefaultName(name) ? titleTeam(table) : name
      if label == nil { unnamedTeams.append(name) }
      let (keys, arranged) = arranged(table)
      used.append(name)
      if let place = groups.firstIndex(where: { $0.keys == keys }) {
        let header = groups[place].header
        groups[place].tables.append(arranged.arranged(Array(header.indices), header: header))
        groups[place].labels.append(label ?? name)
      } else {
        groups.append((keys, arranged.header, [arranged], [label ?? name]))
      }
    }
    for group in groups {
      let table = Table(joining: group.tables, sheetsAs: "team", labels: group.labels)
      scores.append(rules.sheet(table, topic: fileTopic))
    }
  }

  /// The columns of a table in the order of what they mean, so that sheets can be joined.
  private func arranged(_ table: Table) -> (keys: [String], table: Table) {
    let sheet = rules.sheet(table, topic: topic(table))
    let keys = table.header.indices.map { column -> String in
      if case .used(let key) = sheet.reading.roles[column] { return key }
      return HeadingText.folded(table.header[column])
    }
    let order = table.header.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return (order.map { keys[$0] }, table.arranged(order, header: order.map { table.header[$0] }))
  }

  /// The team that a title names, as 第三考核组成绩表 does.
  private func titleTeam(_ table: Table) -> String? {
    for aside in table.asides where aside.isAbove {
      for text in aside.texts.map(\.text) {
        if let match = text.firstMatch(
          of: #/第?[一二三四五六七八九十百\d]+(?:考核|检查|考评|督查|工作)*(?:小组|组)/#)
        {
          return String(match.output)
        }
        if let match = text.firstMatch(of: #/\b[Tt]eam\s+\w+/#) { return String(match.output) }
      }
    }
    return nil
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
    let isForm = part == .ratings || rules.itemColumns(of: tables[0], scheme).count > 1
    let lacksAssessor = isForm && !has.contains("assessor")
    return Table(joining: tables, sheetsAs: lacksAssessor ? "assessor" : nil)
  }

  /// A table of ratings with one column per item, in the long form; others as they are.
  private func itemsAsRows(_ table: Table, as part: RoundPart?) -> (RoundPart, Table) {
    let has = Set(positions(table).keys)
    if has.contains("item"), has.contains("score") {
      return (part ?? (has.contains("assessor") ? .ratings : .scores), table)
    }
    let items = rules.itemColumns(of: table, scheme)
    let isForm = part == .ratings || part == nil && items.count > 1
    guard isForm, !items.isEmpty, table.rowCount > 0 else { return (part ?? .scores, table) }
    return (.ratings, table.unfolded(items: items, item: "item", score: "score"))
  }
}
