public import Statistics

/// A round drawn at random that may be odd in any way a real one is: its size, its teams, what the scores
/// are like, how names and numbers are written, what is missing.
public struct MadeRound: Sendable {
  /// A table of a file.
  public struct File: Sendable {
    /// Name of the file.
    public let name: String
    /// Names of the columns.
    public var header: [String]
    /// Rows of cells.
    public var rows: [[String]]
  }

  /// The choices, for messages.
  public private(set) var choices: [String] = []
  /// The tables of the round.
  public private(set) var files: [File] = []
  /// The scheme; nil for a single file that needs none.
  public private(set) var scheme: String?
  /// Names of the units.
  public let units: [String]
  /// Names of the teams.
  public let teams: [String]

  private var teamOfUnit: [Int] = []
  private var components: [String] = []
  /// unit × component, points.
  private var scores: [[Double?]] = []
  private var full = 100.0
  private var style = Style.two

  enum Style: String, CaseIterable { case two, whole, one, all }

  enum Pattern: String, CaseIterable {
    case normal, constant, oneConstant, ties, ceiling, huge, tiny, copies, exact, halves, byTeam,
      zero
  }

  private static let sizes = [1, 2, 2, 3, 4, 5, 6, 8, 12, 12, 20, 24, 24, 40, 60, 105]
  private static let largeSizes = [200, 420, 1_000, 3_000]

  /// Draws the round of a number.
  ///
  /// - Parameter hasLarge: whether it may have more than a hundred units.
  public init(_ number: Int, hasLarge: Bool = false) {
    var stream = PhiloxStream(seed: UInt64(number), tag: 980)
    let size = stream.pick(Self.sizes + (hasLarge ? Self.largeSizes : []))
    let teamCount = stream.pick([
      1, size, max(1, size / 2), min(size, 2), min(size, 3), min(size, 5), min(size, 11),
    ])
    let kind = MadeNames.allCases[stream.below(MadeNames.allCases.count)]
    units = kind.names(size, "u", &stream)
    teams = kind.names(teamCount, "t", &stream)
    choices = ["\(size) units", "\(teamCount) teams", kind.rawValue]
    teamOfUnit = (0..<size).map { $0 % teamCount }
    teamOfUnit.shuffle(using: &stream)
    drawScores(&stream)
    addScores(&stream)
    if stream.isLucky(0.4) { addRatings(&stream) }
    if scheme != nil { addOthers(&stream) }
  }

  // MARK: scores

  private mutating func drawScores(_ stream: inout PhiloxStream) {
    // Half of the rounds are as rounds should be.
    let pattern =
      stream.isLucky(0.5) ? .normal : Pattern.allCases[stream.below(Pattern.allCases.count)]
    components = Array(
      ["onsite", "routine", "peer", "extra", "fifth"].prefix(stream.pick([3, 3, 3, 3, 2, 1, 4, 5])))
    full = pattern == .huge ? stream.pick([1e9, 1e200]) : 100
    if pattern == .tiny { full = stream.pick([1e-9, 1e-200]) }
    style = full == 100 ? Style.allCases[stream.below(4)] : .all
    let blanks = stream.pick([0, 0, 0, 0.05, 0.3, 0.9])
    choices += [pattern.rawValue, "\(components.count) components", "blank \(blanks)"]
    choices.append(style.rawValue)
    let severities = teams.map { _ in 3 * stream.normal() }
    let still = stream.below(components.count)
    scores = units.indices.map { unit in
      let quality = 4 * stream.normal()
      var row: [Double?] = []
      for place in components.indices {
        let taken = place == 0 ? severities[teamOfUnit[unit]] : 0
        let expected = 78 + quality * [1, 0.9, 0.5, 0.7, 0.2][place] - taken
        var value = expected + 2 * stream.normal()
        switch pattern {
        case .normal, .huge, .tiny: break
        case .constant: value = 80
        case .oneConstant: if place == still { value = 80 }
        case .ties: value = 70 + 5 * ((value - 70) / 5).rounded()
        case .ceiling: value += 20
        case .copies: if place > 0, let first = row[0] { value = first / full * 100 }
        case .exact: value = expected
        case .halves: value = stream.isLucky(0.5) ? 20 : 95
        case .byTeam: value = 50 + 5 * Double(teamOfUnit[unit] % 7)
        case .zero: value = unit == 0 ? 0 : value
        }
        row.append(min(max(value, 0), 100) / 100 * full)
      }
      return row.map { stream.isLucky(blanks) ? nil : $0 }
    }
  }

  private mutating func addScores(_ stream: inout PhiloxStream) {
    let isShared = teams.count > 1 && stream.isLucky(0.2)
    let hasGroups = stream.isLucky(0.2)
    if isShared { choices.append("shared visits") }
    let header =
      ["unit", "team"] + (isShared ? ["team2"] : []) + (hasGroups ? ["group"] : []) + components
    let rows = units.indices.map { unit in
      let team = teamOfUnit[unit]
      let second = stream.isLucky(0.3) ? teams[(team + 1) % teams.count] : ""
      return [units[unit], teams[team]] + (isShared ? [second] : [])
        + (hasGroups ? ["G\(team % 3)"] : []) + scores[unit].map { number($0) }
    }
    files = [File(name: "scores.csv", header: header, rows: rows)]
    guard full != 100 || components.count != 3 || stream.isLucky(0.6) else { return }
    let weights = [[100], [70, 30], [60, 30, 10], [50, 30, 10, 10], [40, 30, 10, 10, 10]]
    let lines = zip(components, weights[components.count - 1]).enumerated().map { place, own in
      "  - {key: \(own.0), weight: \(own.1), full: \(full), "
        + "scored_by: \(["team", "centre", "members", "centre", "centre"][place])}\n"
    }
    scheme =
      "name: made\ncomponents:\n" + lines.joined()
      + "ballots: {excellent: 100, good: 80, fair: 60, poor: 0}\n"
      + "ties: \(stream.pick(["competition", "dense", "mid"]))\n"
  }

  // MARK: files besides

  private mutating func addRatings(_ stream: inout PhiloxStream) {
    guard scheme != nil, full == 100, !files[0].header.contains("team2") else { return }
    let (each, items) = (stream.pick([1, 2, 3]), stream.pick([1, 2, 5]))
    choices.append("\(each) assessors and \(items) items")
    let marks = 100 / Double(items)
    let (isStraight, misses) = (stream.isLucky(0.2), stream.pick([0, 0, 0.2]))
    var rows: [[String]] = []
    for unit in units.indices {
      let quality = 0.1 * stream.normal()
      for assessor in 0..<each {
        for item in 0..<items {
          let share = isStraight ? 0.8 : 0.75 + quality + 0.1 * stream.normal()
          let score = number(marks * min(max(share, 0), 1))
          rows.append([
            units[unit], teams[teamOfUnit[unit]], "P\(teamOfUnit[unit])-\(assessor)", "i\(item)",
            stream.isLucky(misses) ? "NA" : score,
          ])
        }
      }
    }
    files.append(
      File(
        name: "ratings.csv", header: ["unit", "team", "assessor", "item", "score"], rows: rows))
    // On-site scores come from the ratings.
    files[0].header.remove(at: 2 + (files[0].header.contains("group") ? 1 : 0))
    for row in files[0].rows.indices {
      files[0].rows[row].remove(at: files[0].rows[row].count - components.count)
    }
    scheme? += "instrument:\n  - area: all\n    full: 100\n    categories:\n"
    scheme? += "      - category: one\n        full: 100\n        items:\n"
    for item in 0..<items {
      scheme? += "          - {item: i\(item), full: \(marks), kind: quantitative}\n"
    }
  }

  private mutating func addOthers(_ stream: inout PhiloxStream) {
    if stream.isLucky(0.3) {
      choices.append("members")
      let rows = units.indices.map {
        [units[$0], units[$0], teams[teamOfUnit[$0]], "\(1 + stream.below(60))"]
      }
      files.append(
        File(name: "units.csv", header: ["unit", "name", "team", "members"], rows: rows))
    }
    if stream.isLucky(0.3), let place = files[0].header.firstIndex(of: "peer") {
      choices.append("ballots")
      files[0].header.remove(at: place)
      for row in files[0].rows.indices { files[0].rows[row].remove(at: place) }
      let grades = ["excellent", "good", "fair", "poor"]
      let rows = units.flatMap { unit in
        grades.map { [unit, $0, "\(stream.pick([0, 1, 3, 20]))"] }
      }
      files.append(File(name: "ballots.csv", header: ["unit", "grade", "count"], rows: rows))
    }
    if stream.isLucky(0.2) {
      choices.append("findings")
      let rows = units.indices.map {
        [units[$0], teams[teamOfUnit[$0]], stream.pick(["highlight", "problem"]), "很好 text"]
      }
      files.append(
        File(name: "findings.csv", header: ["unit", "team", "kind", "text"], rows: rows))
    }
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return switch style {
    case .whole: "\(Int(value.rounded()))"
    case .one: "\((value * 10).rounded() / 10)"
    case .two: "\((value * 100).rounded() / 100)"
    case .all: "\(value)"
    }
  }
}

extension PhiloxStream {
  /// A whole number below another.
  public mutating func below(_ count: Int) -> Int { Int(uniform() * Double(count)) }

  /// One of several values.
  public mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// Whether something of a probability happens.
  public mutating func isLucky(_ probability: Double) -> Bool { uniform() < probability }
}
