public import Phrases

/// What the numbers or texts of a column are: their unit, and with it how they are shown.
public enum Quantity: String, CaseIterable, Sendable {
  /// A name from the input, never translated: a unit, team, person, item or file.
  case name
  /// A fixed word of the field, translated for people; CSV keeps the English one.
  case term
  /// A sentence in the language of the run.
  case sentence
  /// A whole number of things.
  case count
  /// A calendar year.
  case year
  /// A rank, 1 for the best; halves occur where ties share their mean rank.
  case rank
  /// A number of ranks.
  case places
  /// Points of a score.
  case points
  /// Points of a score, squared.
  case squaredPoints
  /// Per cent.
  case percent
  /// A share, 0 to 1.
  case share
  /// A probability, 0 to 1.
  case probability
  /// A p value or one adjusted for multiplicity, 0 to 1.
  case pValue
  /// A correlation, -1 to 1.
  case correlation
  /// A number without a unit: a statistic, a ratio, a coefficient.
  case number
  /// Degrees of freedom.
  case degreesOfFreedom
  /// A number in the unit of the user's own column.
  case response
  /// A number in that unit, squared.
  case squaredResponse
  /// True or false.
  case flag

  /// Decimals that people are shown; files have ten significant digits.
  public var decimals: Int {
    switch self {
    case .name, .term, .sentence, .count, .year, .flag: 0
    case .rank, .places, .degreesOfFreedom: 1
    case .points, .percent, .correlation, .number, .squaredPoints: 2
    case .share, .probability, .pValue: 3
    case .response, .squaredResponse: 4
    }
  }

  /// The least and the greatest value there can be; nil where a side is open.
  public var range: (least: Double?, greatest: Double?) {
    switch self {
    case .share, .probability, .pValue: (0, 1)
    case .correlation: (-1, 1)
    case .count, .degreesOfFreedom, .squaredPoints: (0, nil)
    case .rank: (1, nil)
    default: (nil, nil)
    }
  }

  /// Whether cells hold words rather than numbers.
  public var isText: Bool {
    switch self {
    case .name, .term, .sentence: true
    default: false
    }
  }

  /// The unit in words; nil where there is none to say.
  public var unit: Phrase? {
    switch self {
    case .name, .term, .sentence, .flag, .number, .correlation, .count, .year, .pValue,
      .degreesOfFreedom:
      nil
    case .rank: Phrase("rank, 1 is best")
    case .places: Phrase("ranks")
    case .points: Phrase("points")
    case .squaredPoints: Phrase("points squared")
    case .percent: Phrase("per cent")
    case .share: Phrase("share, 0 to 1")
    case .probability: Phrase("probability, 0 to 1")
    case .response: Phrase("unit of the column analysed")
    case .squaredResponse: Phrase("unit of the column analysed, squared")
    }
  }
}
