/// What names a round in an archive.
public struct RoundKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Calendar year.
  public var year: Int
  /// Name, unique within its year.
  public var name: String

  /// The key of a round.
  public init(year: Int, name: String) {
    self.year = year
    self.name = name
  }

  /// Earlier years first, then by name.
  public static func < (a: RoundKey, b: RoundKey) -> Bool { (a.year, a.name) < (b.year, b.name) }

  /// Year and name, as "2016 'routine'".
  public var description: String { "\(year) '\(name)'" }
}

/// One appraisal as an archive keeps it, all but its item ratings.
///
/// Indices count from 0 into the arrays of the same round.
public struct ArchivedRound: Equatable, Sendable {
  /// Year and name.
  public var key: RoundKey
  /// The files the round was read from; rounds of the same bytes are the same round.
  public var inputs: [Input] = []
  /// The scheme as text, as its author wrote it.
  public var scheme = ""
  /// How the files were read, as JSON.
  public var recipe = "{}"
  /// What totals are made of, on-site first.
  public var components: [Component] = []
  /// Names.
  public var teams: [String] = []
  /// Members of the teams.
  public var assessors: [Assessor] = []
  /// Items of the instrument.
  public var items: [Item] = []
  /// Units assessed.
  public var units: [Unit] = []
  /// Component scores of the units; missing ones are absent.
  public var scores: [Score] = []

  /// A round without any part yet.
  public init(key: RoundKey) { self.key = key }
}

extension ArchivedRound {
  /// A file a round was read from.
  public struct Input: Equatable, Sendable {
    /// File name without folders.
    public var name: String
    /// Size of the file.
    public var bytes: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    /// A file as it was read.
    public init(name: String, bytes: Int, sha256: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A component of the total.
  public struct Component: Equatable, Sendable {
    /// Key of the component, as in the scheme.
    public var key: String
    /// Per cent of the total.
    public var weight: Double
    /// Full marks, points.
    public var full: Double

    /// A component with its weight.
    public init(key: String, weight: Double, full: Double) {
      self.key = key
      self.weight = weight
      self.full = full
    }
  }

  /// A member of a team.
  public struct Assessor: Equatable, Sendable {
    /// Name, unique within the round.
    public var name: String
    /// Index into the round's teams.
    public var team: Int

    /// A member of a team of the round.
    public init(name: String, team: Int) {
      self.name = name
      self.team = team
    }
  }

  /// An item of the instrument.
  public struct Item: Equatable, Sendable {
    /// Name or number, unique within the round.
    public var name: String
    /// Category of the instrument; nil without one.
    public var category: String?
    /// Full marks, points.
    public var full: Double?

    /// An item with what is known of it.
    public init(name: String, category: String? = nil, full: Double? = nil) {
      self.name = name
      self.category = category
      self.full = full
    }
  }

  /// A unit as one year names it.
  public struct Unit: Equatable, Sendable {
    /// Short name, unique within the round.
    public var name: String
    /// Full name; nil where there is only the short one.
    public var longName: String?
    /// How many members of the unit could vote; nil where that is not known.
    public var members: Int?
    /// What the unit is called over the years; the archive decides it, and nothing else reads it.
    public internal(set) var identity: String?
    /// The line of the mapping that holds for the unit; nil without one.
    public internal(set) var line: MappingLine?

    /// A unit whose identity is not settled yet.
    public init(name: String, longName: String? = nil, members: Int? = nil) {
      self.name = name
      self.longName = longName
      self.members = members
    }
  }

  /// One component score of one unit.
  public struct Score: Equatable, Sendable {
    /// Index into the round's units.
    public var unit: Int
    /// Index into the round's components.
    public var component: Int
    /// nil for a score no team gave.
    public var team: Int?
    /// Points.
    public var value: Double

    /// One score in points.
    public init(unit: Int, component: Int, team: Int?, value: Double) {
      self.unit = unit
      self.component = component
      self.team = team
      self.value = value
    }
  }
}

extension ArchivedRound {
  /// The first score or assessor that points outside the round; nil for none.
  var fault: TableFault? {
    if let place = assessors.firstIndex(where: { !teams.indices.contains($0.team) }) {
      return TableFault(table: "assessors", row: place + 1, fault: "its team is not there")
    }
    let score = scores.firstIndex { score in
      !units.indices.contains(score.unit) || !components.indices.contains(score.component)
        || !(score.team.map(teams.indices.contains) ?? true)
    }
    return score.map {
      TableFault(
        table: "unit_scores", row: $0 + 1, fault: "its unit, component or team is not there")
    }
  }
}
