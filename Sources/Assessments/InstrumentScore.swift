/// The on-site score a visit's item scores add up to.
///
/// Items that do not apply leave their marks to the others of their category, in proportion; a
/// category none of whose items applies leaves them to its area, an area to the whole.
public struct InstrumentScore: Sendable {
  enum ItemScore: Equatable {
    case given(Double)
    case notApplicable
    case missing
  }

  /// Points of the on-site score; nil when an item is missing or nothing applies.
  public private(set) var score: Double?
  /// Positions in the instrument of items without any score.
  public private(set) var missing: [Int] = []
  /// Positions in the instrument of items that do not apply.
  public private(set) var notApplicable: [Int] = []
  /// In the instrument's order; empty when an item is missing.
  public private(set) var areas: [AreaScore] = []

  /// What an area's items came to.
  public struct AreaScore: Sendable {
    /// What the area is called.
    public let id: String
    /// Points of the whole area.
    public let section: SectionScore
    /// Points of its categories, in the instrument's order.
    public let categories: [(id: String, section: SectionScore)]
  }

  /// Points of a category or area, carried over to all of its full marks.
  public struct SectionScore: Sendable {
    /// Points; nil when nothing in it applies.
    public let score: Double?
    /// Full marks, points.
    public let full: Double
  }

  /// - Parameter items: one entry per item, in the instrument's order.
  init(_ items: [ItemScore], instrument: Instrument) {
    for (index, item) in items.enumerated() {
      if item == .missing { missing.append(index) }
      if item == .notApplicable { notApplicable.append(index) }
    }
    guard missing.isEmpty else { return }
    var next = 0
    var total = Part()
    for area in instrument.areas {
      var areaPart = Part()
      var categories: [(id: String, section: SectionScore)] = []
      for category in area.categories {
        var part = Part()
        for item in category.items {
          if case .given(let value) = items[next] {
            part.add(value, applicable: item.full, full: item.full)
          } else {
            part.add(0, applicable: 0, full: item.full)
          }
          next += 1
        }
        areaPart.add(part)
        categories.append((category.id, part.section))
      }
      total.add(areaPart)
      areas.append(AreaScore(id: area.id, section: areaPart.section, categories: categories))
    }
    score = total.scaled
  }

  /// Scores of applicable parts, with the full marks they count for.
  private struct Part {
    var sum = 0.0
    var applicable = 0.0
    var full = 0.0

    /// The sum carried over to all of the part's full marks; nil when nothing applies.
    var scaled: Double? { applicable > 0 ? sum * (full / applicable) : nil }

    var section: SectionScore { SectionScore(score: scaled, full: full) }

    mutating func add(_ value: Double, applicable: Double, full: Double) {
      sum += value
      self.applicable += applicable
      self.full += full
    }

    mutating func add(_ part: Part) {
      add(part.scaled ?? 0, applicable: part.scaled == nil ? 0 : part.full, full: part.full)
    }
  }
}

extension Round {
  /// What the item scores of a visit add up to, each item the mean of the assessors who scored it.
  ///
  /// An item without scores does not apply: a sound round misses none. nil without item scores.
  ///
  /// - Parameters:
  ///   - visit: place among the visits.
  ///   - index: of this round.
  public func instrumentScore(of visit: Int, in index: VisitIndex) -> InstrumentScore? {
    guard let ratings, let instrument = scheme.instrument else { return nil }
    var sums = Array(repeating: (sum: 0.0, count: 0.0), count: instrument.items.count)
    for place in index.scores(of: visit).lazy.map({ Int($0) }) {
      sums[Int(ratings.item[place])].sum += ratings.score[place]
      sums[Int(ratings.item[place])].count += 1
    }
    guard sums.contains(where: { $0.count > 0 }) else { return nil }
    return InstrumentScore(
      sums.map { $0.count > 0 ? .given($0.sum / $0.count) : .notApplicable },
      instrument: instrument)
  }
}
