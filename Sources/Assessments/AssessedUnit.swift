/// A department or other body that is assessed.
public struct AssessedUnit: Hashable, Sendable {
  /// The name it goes by in every table, unique in its round.
  public let id: String
  /// A longer name for people to read, where units.csv gives one.
  public var name: String?
  /// What it belongs to, a province or a sector; nil where the round does not say.
  public var group: String?
  /// How many members of the unit could vote; nil where the round does not say.
  public var members: Int?

  /// - Parameters:
  ///   - id: unique in its round.
  ///   - name: a longer name; nil when there is none.
  ///   - group: what it belongs to; nil when that is not known.
  ///   - members: how many could vote; nil when that is not known.
  public init(id: String, name: String? = nil, group: String? = nil, members: Int? = nil) {
    self.id = id
    self.name = name
    self.group = group
    self.members = members
  }
}

/// A team of assessors.
public struct Team: Hashable, Sendable {
  /// The name it goes by in every table, unique in its round.
  public let id: String

  /// - Parameter id: unique in its round.
  public init(id: String) { self.id = id }
}

/// An assessor; the same name in two teams is two assessors.
public struct Assessor: Hashable, Sendable {
  /// Name or code, unique in its team.
  public let id: String
  /// Index into the round's teams.
  public let team: Int

  /// - Parameters:
  ///   - id: name or code, unique in its team.
  ///   - team: index into the round's teams.
  public init(id: String, team: Int) {
    self.id = id
    self.team = team
  }
}
