import Phrases

/// What a team scores on site: areas of categories of items.
public struct Instrument: Codable, Equatable, Sendable {
  /// How an item is judged.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// By counts and records.
    case quantitative
    /// By the assessor's judgement.
    case qualitative
    /// The scheme does not say.
    case unclassified
  }

  /// The smallest part that gets a score.
  public struct Item: Codable, Equatable, Sendable {
    /// What rows of ratings call it, unique in the instrument.
    public var id: String
    /// What it is about; nil where the scheme does not say.
    public var name: String?
    /// Full marks, points.
    public var full: Double
    /// How it is judged; nil where the scheme does not say.
    public var kind: Kind?

    /// - Parameters:
    ///   - id: unique in the instrument.
    ///   - name: what it is about.
    ///   - full: full marks, points.
    ///   - kind: how it is judged.
    public init(id: String, name: String? = nil, full: Double, kind: Kind? = nil) {
      self.id = id
      self.name = name
      self.full = full
      self.kind = kind
    }

    enum CodingKeys: String, CodingKey {
      case id = "item"
      case name, full, kind
    }
  }

  /// Items of one kind of work.
  public struct Category: Codable, Equatable, Sendable {
    /// What it is called.
    public var id: String
    /// Full marks as announced, points; the items must add up to them. nil where none are announced.
    public var full: Double?
    /// In the order of the scheme.
    public var items: [Item]

    /// - Parameters:
    ///   - id: what it is called.
    ///   - full: full marks as announced, points; nil where none are.
    ///   - items: in the order of the scheme.
    public init(id: String, full: Double?, items: [Item]) {
      self.id = id
      self.full = full
      self.items = items
    }

    enum CodingKeys: String, CodingKey {
      case id = "category"
      case full, items
    }
  }

  /// Categories under one heading.
  public struct Area: Codable, Equatable, Sendable {
    /// What it is called.
    public var id: String
    /// Full marks as announced, points; the categories must add up to them. nil where none are.
    public var full: Double?
    /// In the order of the scheme.
    public var categories: [Category]

    /// - Parameters:
    ///   - id: what it is called.
    ///   - full: full marks as announced, points; nil where none are.
    ///   - categories: in the order of the scheme.
    public init(id: String, full: Double?, categories: [Category]) {
      self.id = id
      self.full = full
      self.categories = categories
    }

    enum CodingKeys: String, CodingKey {
      case id = "area"
      case full, categories
    }
  }

  /// In the order of the scheme.
  public var areas: [Area]

  /// - Parameter areas: in the order of the scheme.
  public init(areas: [Area]) { self.areas = areas }

  /// Reads a list of areas.
  ///
  /// - Throws: `DecodingError` where a key is missing or of another type.
  public init(from decoder: any Decoder) throws { areas = try [Area](from: decoder) }

  /// Writes a list of areas.
  public func encode(to encoder: any Encoder) throws { try areas.encode(to: encoder) }

  /// The categories of all areas, in order.
  public var categories: [Category] { areas.flatMap(\.categories) }

  /// The items of all categories, in order.
  public var items: [Item] { categories.flatMap(\.items) }

  /// Places where full marks do not add up, as sentences.
  ///
  /// - Parameter full: full marks of the on-site component.
  func sumErrors(full: Double) -> [Phrase] {
    var errors: [Phrase] = []
    func compare(_ what: Phrase, _ stated: Double?, _ parts: [Double]) {
      let sum = parts.reduce(0, +)
      // Marks are typed with few decimals; a billionth is rounding of their sum.
      if let stated, abs(sum - stated) > 1e-9 * max(1, abs(stated)) {
        errors.append(
          Phrase(
            "the full marks of \(what) are \(stated.plain), but its parts add up to \(sum.plain)"))
      }
    }
    for area in areas {
      for category in area.categories {
        compare(Phrase("category \(category.id)"), category.full, category.items.map(\.full))
      }
      compare(Phrase("area \(area.id)"), area.full, area.categories.flatMap(\.items).map(\.full))
    }
    compare(Phrase("the instrument"), full, items.map(\.full))
    let ids = items.map(\.id)
    for (index, id) in ids.enumerated() where ids.firstIndex(of: id) != index {
      errors.append(Phrase("item \(id) is listed twice"))
    }
    return errors
  }
}
