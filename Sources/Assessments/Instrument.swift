import Phrases

/// What a team scores on site: areas of categories of items.
public struct Instrument: Codable, Equatable, Sendable {
  /// How an item is judged.
  public enum Kind: String, Codable, Sendable { case quantitative, qualitative, unclassified }

  public struct Item: Codable, Equatable, Sendable {
    public var id: String
    public var name: String?
    /// Full marks, points.
    public var full: Double
    public var kind: Kind?

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

  public struct Category: Codable, Equatable, Sendable {
    public var id: String
    /// Full marks as announced; the items must add up to them.
    public var full: Double?
    public var items: [Item]

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

  public struct Area: Codable, Equatable, Sendable {
    public var id: String
    public var full: Double?
    public var categories: [Category]

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

  public var areas: [Area]

  public init(areas: [Area]) { self.areas = areas }

  public init(from decoder: any Decoder) throws { areas = try [Area](from: decoder) }
  public func encode(to encoder: any Encoder) throws { try areas.encode(to: encoder) }

  public var categories: [Category] { areas.flatMap(\.categories) }
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
