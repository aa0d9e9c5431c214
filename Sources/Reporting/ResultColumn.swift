public import Phrases

/// One column of a result: its name in files, and everything a reader needs to know about it.
public struct ResultColumn: Sendable, Equatable {
  /// The name in CSV and JSON, the same in every language.
  public let name: String
  /// What the column says, one plain sentence.
  public let meaning: Phrase
  /// Unit and kind of its cells.
  public let quantity: Quantity
  /// What positive and negative values mean; nil where that needs no saying.
  public let sign: Phrase?
  /// Least and greatest value there can be; nil where a side is open.
  public let range: Range
  /// Decimals people are shown.
  public let decimals: Int
  /// When a cell is blank; nil for a column without blanks.
  public let blank: Phrase?
  /// How the number is found; nil where the table's question says it.
  public let method: Phrase?
  /// Colours that follow the values.
  public let scale: ColumnStyle.Scale

  /// Bounds of a column's values.
  public struct Range: Sendable, Equatable {
    /// Nil where there is none.
    public let least: Double?
    /// Nil where there is none.
    public let greatest: Double?

    /// Bounds; nil leaves a side open.
    public init(least: Double?, greatest: Double?) {
      self.least = least
      self.greatest = greatest
    }
  }

  /// A column; what is not given follows from its quantity.
  public init(
    _ name: String, _ meaning: Phrase, _ quantity: Quantity, sign: Phrase? = nil,
    range: ClosedRange<Double>? = nil, decimals: Int? = nil, blank: Phrase? = nil,
    method: Phrase? = nil, scale: ColumnStyle.Scale = .none
  ) {
    self.name = name
    self.meaning = meaning
    self.quantity = quantity
    self.sign = sign
    self.range =
      range.map { Range(least: $0.lowerBound, greatest: $0.upperBound) }
      ?? Range(least: quantity.range.least, greatest: quantity.range.greatest)
    self.decimals = decimals ?? quantity.decimals
    self.blank = blank
    self.method = method
    self.scale = scale
  }

  /// Everything about the column as one text: for tooltips, notes of a workbook and lists of columns.
  public var description: Phrase {
    let parts: [Phrase?] = [
      meaning, quantity.unit.map { Phrase("Unit: \($0).") }, sign, method,
      blank.map { Phrase("Blank: \($0).") },
    ]
    return Phrase(parts.compactMap { $0 }, mark: .stop)
  }
}
