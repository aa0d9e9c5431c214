import Phrases

/// Values in memory, checked as they come; the first that cannot be used is thrown.
extension RoundBuilder {
  /// - Parameter teams: names, each once; nil leaves the list open.
  init(scheme: Scheme, units names: [String], teams: [String]?) throws(RoundError) {
    if let problem = scheme.componentProblem ?? scheme.weightProblem?.sentence
      ?? scheme.instrumentProblems.first
    {
      throw .badScheme(file: "scheme", reason: problem)
    }
    self.init(scheme: scheme)
    guard !names.isEmpty else { throw .noUnits }
    for (index, name) in names.enumerated() {
      guard !name.isBlank else { throw .blankName(list: "units", position: index + 1) }
      guard units.find(name) == nil else { throw .duplicateUnit(name) }
      _ = units.place(name)
    }
    units.closed = true
    guard let teams else { return }
    for (index, name) in teams.enumerated() {
      guard !name.isBlank else { throw .blankName(list: "teams", position: index + 1) }
      guard self.teams.find(name) == nil else { throw .duplicateTeam(name) }
      _ = self.teams.place(name)
    }
    self.teams.closed = true
  }

  private func unit(_ name: String) throws(RoundError) -> Int {
    guard let unit = units.find(name) else { throw .unknownUnit(name) }
    return unit
  }

  private mutating func team(_ name: String, ofUnit unit: String) throws(RoundError) -> Int {
    guard !name.isBlank else { throw .noTeam(unit: unit) }
    guard let team = teams.place(name) else { throw .unknownTeam(name) }
    return team
  }

  /// - Parameter what: the component or item, for messages.
  private func check(
    _ score: Double, of unit: String, _ what: String, full: Double?
  ) throws(RoundError) {
    guard score.isFinite, score >= 0, score <= full ?? .infinity else {
      throw .scoreOffScale(unit: unit, what: what, value: score, full: full)
    }
  }

  /// The place of a component that no team scores.
  private func component(_ key: String) throws(RoundError) -> Int {
    guard let index = scheme.components.firstIndex(where: { $0.key == key }) else {
      throw .unknownComponent(key, known: scheme.components.map(\.key))
    }
    guard index > 0 else { throw .notAVisit(component: key) }
    return index
  }

  /// - Parameter score: points; nil where the team was sent but the score is missing.
  mutating func addVisit(
    unit name: String, team teamName: String, score: Double?
  ) throws(RoundError) {
    let unit = try unit(name)
    let pair = Pair(a: unit, b: try team(teamName, ofUnit: name))
    guard recordedVisitIndex[pair] == nil else {
      throw .duplicateVisit(unit: name, team: teamName)
    }
    if let score {
      try check(score, of: name, scheme.components[0].key, full: scheme.components[0].full)
    }
    recordVisit(pair, score: score)
  }

  mutating func addScore(unit name: String, component key: String, score: Double) throws(RoundError)
  {
    let unit = try unit(name)
    let index = try component(key)
    try check(score, of: name, key, full: scheme.components[index].full)
    central[unit, default: [:]][index] = score
  }

  mutating func add(
    _ scores: [(unit: String, component: String, rater: String, score: Double)]
  ) throws(RoundError) {
    var seen: Set<[String]> = []
    for own in scores {
      let unit = try unit(own.unit)
      let index = try component(own.component)
      guard central[unit]?[index] == nil else {
        throw .scoreAndRaterScores(unit: own.unit, component: own.component)
      }
      guard seen.insert([own.unit, own.component, own.rater]).inserted else {
        throw .duplicateScore(unit: own.unit, component: own.component, rater: own.rater)
      }
      try check(own.score, of: own.unit, own.component, full: scheme.components[index].full)
      raterScores.append(
        RaterScore(unit: unit, component: index, rater: own.rater, score: own.score))
    }
    averageRaters()
  }

  mutating func add(_ scores: [Round.ItemScore]) throws(RoundError) {
    guard !scores.isEmpty else { return }
    let listed = scheme.instrument?.items ?? []
    var items = itemNames
    let visited = Dictionary(grouping: recordedVisits, by: \.unit)
      .mapValues { Set($0.map(\.team)) }
    var seen: Set<Pair> = []
    for (index, own) in scores.enumerated() {
      let unit = try unit(own.unit)
      let team = try team(own.team, ofUnit: own.unit)
      if let known = visited[unit], !known.contains(team) {
        throw .teamNotSent(unit: own.unit, team: own.team)
      }
      guard !own.assessor.isBlank, !own.item.isBlank else {
        throw .blankName(list: "itemScores", position: index + 1)
      }
      guard let item = items.place(own.item) else { throw .unknownItem(own.item) }
      let assessor = ratings.assessor(own.assessor, team: team)
      guard seen.insert(Pair(a: unit << 32 | assessor, b: item)).inserted else {
        throw .duplicateItemScore(unit: own.unit, assessor: own.assessor, item: own.item)
      }
      if let score = own.score {
        try check(score, of: own.unit, own.item, full: listed.isEmpty ? nil : listed[item].full)
      }
      ratings.record(
        own.score.map { .score($0) } ?? .notApplicable, unit: unit, team: team, assessor: assessor,
        item: item)
    }
    ratings.items = items.all
  }

  mutating func add(_ findings: [String: (highlights: Int, problems: Int)]) throws(RoundError) {
    var counts = Round.Reported(
      highlights: teams.all.map { _ in 0 }, problems: teams.all.map { _ in 0 })
    for (name, own) in findings.sorted(by: { $0.key < $1.key }) {
      guard let team = teams.find(name) else { throw .unknownTeam(name) }
      let least = min(own.highlights, own.problems)
      guard least >= 0 else { throw .negativeCount(team: name, count: least) }
      counts.highlights[team] = own.highlights
      counts.problems[team] = own.problems
    }
    reported = counts
  }

  /// The round the values make.
  mutating func checkedRound() throws(RoundError) -> Round {
    let totals = itemTotals()
    for (pair, total) in totals where !total.missing.isEmpty {
      throw .missingItemScores(
        unit: units.all[pair.a], team: teams.all[pair.b],
        items: total.missing.map { ratings.items[$0] })
    }
    addOnsiteScores(totals)
    guard recordedVisits.contains(where: { $0.score != nil }) else {
      throw .noScores(component: scheme.components[0].key)
    }
    return assembled()
  }
}

extension String {
  /// Whether it is empty or only spaces.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
