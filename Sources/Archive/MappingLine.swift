/// One line of a mapping file: what a unit of a year is called over the years.
///
/// Several units of a year may share an identity: a merger told backwards, or a split.
public struct MappingLine: Equatable, Sendable {
  /// Calendar year.
  public var year: Int
  /// The name the unit has that year.
  public var unit: String
  /// What the unit is called over the years.
  public var identity: String
  /// Where it stands in the file, for messages.
  public var line: Int

  /// A line as it stands in the file.
  public init(year: Int, unit: String, identity: String, line: Int) {
    self.year = year
    self.unit = unit
    self.identity = identity
    self.line = line
  }
}
