/// One line of a mapping file: what a unit of a year is called over the years.
///
/// It holds from its year on for all years in which the unit keeps its name, until another line.
/// Several units of a year may share an identity: they are parts of it, before a merger or after a
/// split.
public struct MappingLine: Equatable, Sendable {
  /// What happened to a unit.
  public enum Kind: String, CaseIterable, Sendable {
    /// It got another name; no other unit of the year has its identity.
    case rename
    /// It is a part of what later is one unit.
    case merge
    /// It is a part of what earlier was one unit.
    case split
  }

  /// Calendar year.
  public var year: Int
  /// The name the unit has that year.
  public var unit: String
  /// What the unit is called over the years.
  public var identity: String
  /// What happened to the unit; nil for a rename, or a merger where several units of the year have
  /// the identity.
  public var kind: Kind?
  /// How much the unit counts among the parts of its identity, of any positive scale; nil for its
  /// number of members, where all parts have one, else as much as the others.
  public var weight: Double?
  /// Where it stands in the file, for messages.
  public var line: Int

  /// A line as it stands in the file.
  public init(
    year: Int, unit: String, identity: String, kind: Kind? = nil, weight: Double? = nil, line: Int
  ) {
    self.year = year
    self.unit = unit
    self.identity = identity
    self.kind = kind
    self.weight = weight
    self.line = line
  }

  /// Whether the line itself says that the unit is a part of something.
  public var namesPart: Bool { kind == .merge || kind == .split }

  /// Refuses what no rounds could make sense of.
  ///
  /// - Throws: `emptyMapping`, `wrongWeight`, `repeatedMapping`, each with its line.
  public static func check(_ mapping: [MappingLine]) throws(ArchiveError) {
    struct Place: Hashable {
      let year: Int
      let unit: String
    }
    var first: [Place: Int] = [:]
    for line in mapping {
      guard !line.unit.isEmpty, !line.identity.isEmpty else {
        throw .emptyMapping(line: line.line)
      }
      if let weight = line.weight, !(weight > 0) || !weight.isFinite { throw .wrongWeight(line) }
      let place = Place(year: line.year, unit: line.unit)
      if let earlier = first[place] { throw .repeatedMapping(line, first: earlier) }
      first[place] = line.line
    }
  }
}
