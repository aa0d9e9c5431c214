/// What each column of a table is, by its heading alone.
struct HeaderReading {
  /// What a column is for.
  enum Role: Equatable {
    /// Used under a canonical name.
    case used(String)
    /// A part of a component's score, under its merged heading.
    case part(String)
    /// A score times its weight.
    case weighted(String?)
    /// A sum, mean or plain score that may be the total.
    case total
    /// A running number, a rank, a remark: nothing is lost without it.
    case aside
    /// The user says it is to be passed over.
    case ignored
    case unknown
  }

  let header: [String]
  /// The component that the file or sheet is about by its name.
  let topic: String?
  let headings: [Heading]
  private(set) var roles: [Role]
  private(set) var positions: [String: Int] = [:]
  /// Further columns that have as good a claim to a canonical name as the one that is used.
  private(set) var rivals: [String: [Int]] = [:]
  /// Canonical names that the user mapped.
  private(set) var mapped: Set<String> = []
  /// The component whose parts stand beside its sum or mean, by the component.
  private(set) var summed: [String: Int] = [:]
  /// Components whose only column holds scores times their weights.
  private(set) var weightedOnly: Set<String> = []

  /// - Parameters:
  ///   - mapping: canonical name to heading, from the user: first of all.
  ///   - ignored: headings to pass over.
  ///   - components: keys of the scheme's components.
  ///   - topic: the component that the file or sheet is about by its name.
  init(
    _ header: [String], mapping: [String: String], ignored: [String] = [],
    components: [String] = HeaderReading.standard, topic: String? = nil
  ) {
    self.header = header
    self.topic = topic
    headings = header.map { Heading.known($0, components: components) }
    roles = header.map { _ in .unknown }
    let skipped = Set(ignored.map(HeadingText.folded))
    for (index, name) in header.enumerated() where skipped.contains(HeadingText.folded(name)) {
      roles[index] = .ignored
    }
    map(mapping)
    exact(components)
    for key in components { place(component: key) }
    placeIdentities()
    placeGroup()
    let isLong = ["component", "item", "assessor"].contains { positions[$0] != nil }
    if !isLong, !mapped.contains("score"), let column = positions["score"] {
      // A plain score of a table with one row per unit is that of its topic, or a total.
      positions["score"] = nil
      roles[column] = .unknown
    }
    if let topic, positions[topic] == nil { place(topic: topic) }
    if positions["score"] == nil, isLong,
      let column = roles.indices.first(where: { roles[$0] == .unknown && last($0) == .score })
    {
      use(column, "score")
    }
    nameRest(components)
    for key in components where positions[key] == nil {
      let own = roles.indices.filter { roles[$0] == .weighted(key) }
      guard own.count == 1, let column = own.first else { continue }
      use(column, key)
      weightedOnly.insert(key)
    }
  }

  static let standard = ["onsite", "routine", "peer"]

  private func last(_ column: Int) -> Heading.Kind { headings[column].levels.last?.kind ?? .other }

  private mutating func use(_ column: Int, _ key: String) {
    positions[key] = column
    roles[column] = .used(key)
  }

  private mutating func map(_ mapping: [String: String]) {
    for (key, wanted) in mapping.sorted(by: { $0.key < $1.key }) {
      let column =
        header.firstIndex { $0 == wanted }
        ?? header.firstIndex { HeadingText.folded($0) == HeadingText.folded(wanted) }
      guard let column else { continue }
      use(column, key)
      mapped.insert(key)
    }
  }

  /// Names that are the canonical ones, and those of further teams.
  private mutating func exact(_ components: [String]) {
    let names = ColumnAliases.names.union(components)
    for (index, name) in header.enumerated() where roles[index] == .unknown {
      let lower = name.lowercased()
      let isTeam = lower.hasPrefix("team") && Int(lower.dropFirst(4)) != nil
      if names.contains(lower) || isTeam, positions[lower] == nil { use(index, lower) }
    }
  }

  /// The column of a component: named so, or a sum or mean beside its parts.
  private mutating func place(component key: String) {
    var scores: [Int] = []
    var sums: [Int] = []
    var means: [Int] = []
    var parts: [Int] = []
    for (index, heading) in headings.enumerated() where roles[index] == .unknown {
      guard let top = heading.levels.firstIndex(where: { $0.kind == .component(key) }),
        !heading.levels[..<top].contains(where: { level in
          if case .component(let other) = level.kind { other != key } else { false }
        })
      else { continue }
      let rest = heading.levels[(top + 1)...].map(\.kind)
      switch rest.last {
      case nil, .component(key), .score: scores.append(index)
      case .sum: sums.append(index)
      case .mean: means.append(index)
      case .weighted: roles[index] = .weighted(key)
      case .rank, .serial, .remark: roles[index] = .aside
      case .identity(let name, _) where ["team", "assessor", "rater"].contains(name): continue
      // Votes cast are no parts of a rate.
      case _ where HeadingWords.isCount(heading.levels.last?.text ?? ""): roles[index] = .aside
      default: parts.append(index)
      }
    }
    for part in parts {
      // What was added and taken off is in a score that is named as such.
      let isChange = HeadingWords.changes.contains {
        headings[part].levels.last?.text.contains($0) ?? false
      }
      roles[part] = isChange && !scores.isEmpty ? .aside : .part(key)
    }
    parts.removeAll { roles[$0] == .aside }
    guard positions[key] == nil else {
      // Who maps a column has chosen among them.
      if !mapped.contains(key) { rivals[key] = scores + sums + means }
      if !parts.isEmpty { summed[key] = positions[key] }
      return
    }
    let best = scores.isEmpty ? (sums.isEmpty ? means : sums) : scores
    guard let column = best.first else { return }
    use(column, key)
    let others = (scores + sums + means).filter { $0 != column }
    if !others.isEmpty { rivals[key] = others }
    if scores.isEmpty || !parts.isEmpty { summed[key] = column }
  }

  private mutating func placeIdentities() {
    var best: [String: (column: Int, strength: Int)] = [:]
    for index in headings.indices where roles[index] == .unknown {
      guard case .identity(let key, let strength) = last(index), positions[key] == nil else {
        continue
      }
      if best[key].map({ strength > $0.strength }) ?? true { best[key] = (index, strength) }
    }
    for (key, own) in best { use(own.column, key) }
    // A long name is the name where the unit has another, and the unit where it has none.
    let named = headings.indices.first { index in
      guard roles[index] == .unknown, positions["name"] == nil else { return false }
      if case .identity("unit", _) = last(index) { return isLongName(header[index]) }
      return ["名称", "name"].contains(HeadingText.folded(header[index]))
    }
    if let named { use(named, positions["unit"] == nil ? "unit" : "name") }
    if positions["unit"] == nil, let name = positions["name"] {
      positions["name"] = nil
      use(name, "unit")
    }
  }

  /// What units belong to, in a table that names unit and team; without a team column "group" is one.
  private mutating func placeGroup() {
    guard positions["unit"] != nil, positions["team"] != nil, positions["group"] == nil else {
      return
    }
    let own = headings.indices.first { index in
      roles[index] == .unknown && headings[index].levels.count == 1
        && HeadingWords.affiliations.contains(HeadingText.folded(header[index]))
    }
    if let own { use(own, "group") }
  }

  private func isLongName(_ name: String) -> Bool {
    let lower = HeadingText.folded(name)
    return ["名称", "全称", "name"].contains { lower.contains($0) }
  }

  /// The score of a table about one component: a plain score, else a sum, else a mean.
  private mutating func place(topic: String) {
    guard !Self.standard.contains(where: { positions[$0] != nil }) else { return }
    for kind in [Heading.Kind.score, .sum, .mean] {
      let found = headings.indices.filter { roles[$0] == .unknown && last($0) == kind }
      guard let column = found.first else { continue }
      use(column, topic)
      if found.count > 1 { rivals[topic] = Array(found.dropFirst()) }
      summed[topic] = column
      return
    }
  }

  /// What the columns are that no name uses.
  private mutating func nameRest(_ components: [String]) {
    for index in headings.indices where roles[index] == .unknown {
      switch last(index) {
      case .rank, .serial, .remark: roles[index] = .aside
      case .weighted(let key?): roles[index] = .weighted(key)
      case .weighted(nil): roles[index] = .total
      case .sum, .score, .mean:
        let above = headings[index].levels.dropLast().map(\.kind)
        if above.allSatisfy({ $0 != .other || headings[index].levels.count > 2 }) || above.isEmpty {
          roles[index] = .total
        }
      default: break
      }
    }
  }
}
