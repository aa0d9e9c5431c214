/// What names a round in an archive.
public struct RoundKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var year: Int
  public var name: String

  public init(year: Int, name: String) {
    self.year = year
    self.name = name
  }

  public static func < (a: RoundKey, b: RoundKey) -> Bool { (a.year, a.name) < (b.year, b.name) }

  public var description: String { "\(year) '\(name)'" }
}

/// One appraisal as an archive keeps it, all but its item ratings.
///
/// Indices count from 0 into the arrays of the same round.
public struct ArchivedRound: Equatable, Sendable {
  public var key: RoundKey
  /// The files the round was read from; rounds of the same bytes are the same round.
  public var inputs: [Input] = []
  /// The scheme as text, as its author wrote it.
  public var scheme = ""
  /// How the files were read, as JSON.
  public var recipe = "{}"
  public var components: [Component] = []
  public var teams: [String] = []
  public var assessors: [Assessor] = []
  public var items: [Item] = []
  public var units: [Unit] = []
  public var scores: [Score] = []

  public init(key: RoundKey) { self.key = key }
}

extension ArchivedRound {
  public struct Input: Equatable, Sendable {
    public var name: String
    public var bytes: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    public init(name: String, bytes: Int, sha256: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public struct Component: Equatable, Sendable {
    public var key: String
    /// Per cent of the total.
    public var weight: Double
    /// Full marks, points.
    public var full: Double

    public init(key: String, weight: Double, full: Double) {
      self.key = key
      self.weight = weight
      self.full = full
    }
  }

  public struct Assessor: Equatable, Sendable {
    public var name: String
    public var team: Int

    public init(name: String, team: Int) {
      self.name = name
      self.team = team
    }
  }

  public struct Item: Equatable, Sendable {
    public var name: String
    public var category: String?
    /// Full marks, points.
    public var full: Double?

    public init(name: String, category: String? = nil, full: Double? = nil) {
      self.name = name
      self.category = category
      self.full = full
    }
  }

  /// A unit as one year names it.
  public struct Unit: Equatable, Sendable {
    public var name: String
    public var longName: String?
    /// What the unit is called over the years; the archive decides it, and nothing else reads it.
    public internal(set) var identity: String?

    public init(name: String, longName: String? = nil) {
      self.name = name
      self.longName = longName
    }
  }

  public struct Score: Equatable, Sendable {
    public var unit: Int
    public var component: Int
    /// nil for a score no team gave.
    public var team: Int?
    /// Points.
    public var value: Double

    public init(unit: Int, component: Int, team: Int?, value: Double) {
      self.unit = unit
      self.component = component
      self.team = team
      self.value = value
    }
  }
}
