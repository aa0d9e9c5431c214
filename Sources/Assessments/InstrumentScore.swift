/// The on-site score a visit's item scores add up to.
///
/// Items that do not apply leave their marks to the others of their category, in proportion; a
/// category none of whose items applies leaves them to its area, an area to the whole.
struct InstrumentScore {
  enum ItemScore: Equatable {
    case given(Double)
    case notApplicable
    case missing
  }

  /// nil when an item is missing or nothing applies.
  private(set) var score: Double?
  /// Positions of items without any score.
  private(set) var missing: [Int] = []
  private(set) var notApplicable: [Int] = []

  /// - Parameter items: one entry an item, in the instrument's order.
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
      }
      total.add(areaPart)
    }
    score = total.scaled
  }

  /// Scores of applicable parts, with the full marks they stand for.
  private struct Part {
    var sum = 0.0
    var applicable = 0.0
    var full = 0.0

    /// The sum carried over to all of the part's full marks; nil when nothing applies.
    var scaled: Double? { applicable > 0 ? sum * (full / applicable) : nil }

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
