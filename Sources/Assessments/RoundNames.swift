/// Names of a round's units and teams, found as its files are read: exactly, or as the one name that differs
/// only in how it is typed.
public struct RoundNames: Sendable {
  private let units: Known
  private let teams: Known

  /// Names of all units and teams of a round.
  public init(_ round: Round) {
    units = Known(round.units.map(\.id))
    teams = Known(round.teams.map(\.id))
  }

  /// The unit's name in the round; nil where the text names none, such as that of a total.
  public func unit(_ text: String) -> String? { units.name(text) }

  /// The team's name in the round; nil where the text names none.
  public func team(_ text: String) -> String? { teams.name(text) }

  private struct Known: Sendable {
    let names: Set<String>
    let alike: [String: [String]]

    init(_ names: [String]) {
      self.names = Set(names)
      alike = Dictionary(grouping: names, by: nameKey)
    }

    func name(_ text: String) -> String? {
      if names.contains(text) { return text }
      guard let found = alike[nameKey(text)], found.count == 1 else { return nil }
      return found[0]
    }
  }
}

extension Scheme {
  /// Whether the rules ask for interviews with people of this role.
  public func asks(forRole text: String) -> Bool {
    (quotas ?? .standard).roles[ColumnAliases.word(text)] != nil
  }
}
