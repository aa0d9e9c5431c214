/// Places of the same units over many draws of their values: 1 for the best, equal values having the best
/// place of them.
public struct RankTally: Sendable {
  private let top: Int
  private let count: Int
  /// draw × unit: places less 1, in two bytes each; of up to 65,536 units.
  private var shortPlaces: [UInt16] = []
  /// The same of more units.
  private var longPlaces: [UInt32] = []
  private var firsts: [Int]
  private var isShort: Bool { count <= Int(UInt16.max) + 1 }
  /// Units of one job: it outweighs its handing out, and their places lie in the same lines of memory.
  private static let together = 256

  /// - Parameters:
  ///   - top: the k of the first k.
  ///   - count: units; each draw has a value of every one.
  public init(first top: Int, count: Int) {
    self.top = top
    self.count = count
    firsts = Array(repeating: 0, count: count)
  }

  /// Counts one draw.
  ///
  /// - Parameters:
  ///   - values: one per unit, the highest being the best.
  ///   - each: called for every unit with how many values are strictly greater.
  /// - Complexity: n log n.
  public mutating func add(
    _ values: [Double], each: (_ unit: Int, _ greater: Int) -> Void = { _, _ in }
  ) {
    precondition(values.count == count, "one value per unit")
    if isShort {
      Self.add(values, to: &shortPlaces, &firsts, top: top, each)
    } else {
      Self.add(values, to: &longPlaces, &firsts, top: top, each)
    }
  }

  private static func add<Place: FixedWidthInteger>(
    _ values: [Double], to places: inout [Place], _ firsts: inout [Int], top: Int,
    _ each: (_ unit: Int, _ greater: Int) -> Void
  ) {
    let start = places.count
    places.append(contentsOf: repeatElement(0, count: values.count))
    // Asked once, not at each value, whether the memory is this tally's alone.
    places.withUnsafeMutableBufferPointer { places in
      firsts.withUnsafeMutableBufferPointer { firsts in
        Ranking().place(values) { unit, _, greater in
          places[start + unit] = Place(truncatingIfNeeded: greater)
          if greater < top { firsts[unit] += 1 }
          each(unit, greater)
        }
      }
    }
  }

  /// Appends the draws of another tally of the same units.
  public mutating func append(_ other: RankTally) {
    shortPlaces += other.shortPlaces
    longPlaces += other.longPlaces
    for unit in firsts.indices { firsts[unit] += other.firsts[unit] }
  }

  /// Draws counted.
  public var draws: Int { count > 0 ? (shortPlaces.count + longPlaces.count) / count : 0 }

  /// Share of draws in which each unit is among the first k; nil without draws.
  public var shares: [Double?] {
    let draws = draws
    return firsts.map { draws > 0 ? Double($0) / Double(draws) : nil }
  }

  /// One per unit; nil without draws.
  ///
  /// - Parameters:
  ///   - published: ranks of the same units in ascending order, where there are ties or another policy for
  ///     them: a place is told as the rank that this place was published with.
  ///   - threads: threads the work may use; the answer does not depend on them.
  /// - Complexity: units × draws, where units had many places with the logarithm of the draws.
  public func summaries(in published: [Double]? = nil, threads: Int = 1) -> [RankSummary?] {
    guard draws > 0 else { return Array(repeating: nil, count: count) }
    precondition(published?.count ?? count == count, "one published rank per unit")
    let together = Self.together
    return parallelMap(count: (count + together - 1) / together, threads: threads) { part in
      (part * together..<min(count, (part + 1) * together)).map { summary($0, published) }
    }.flatMap(\.self)
  }

  private func summary(_ unit: Int, _ published: [Double]?) -> RankSummary {
    let draws = draws
    func told(_ place: Int) -> Double { published?[place - 1] ?? Double(place) }
    let own = WholeCounts(
      (0..<draws).map { draw in
        let place = draw * count + unit
        return 1 + (isShort ? Int(shortPlaces[place]) : Int(longPlaces[place]))
      })
    let interval = own.centralInterval
    return RankSummary(
      lower: told(interval.lowerBound), upper: told(interval.upperBound),
      probabilityTop: Double(firsts[unit]) / Double(draws), expected: own.mean(told),
      meanPlace: own.mean { Double($0) })
  }
}

/// Where a unit's rank lies over draws.
public struct RankSummary: Equatable, Sendable {
  /// Lower end of the central 95 % of ranks, the better one: whole, or a half where ties get a mean
  /// rank.
  public let lower: Double
  /// Upper end of the central 95 % of ranks, the worse one.
  public let upper: Double
  /// Share of draws in which fewer than k units have a greater value.
  public let probabilityTop: Double
  /// Mean rank over the draws.
  public let expected: Double
  /// Mean place over the draws: the mean rank where no rank is shared.
  let meanPlace: Double

  /// Surface under the cumulative ranking: the mean share of other units it is before; 1 for a unit
  /// that is always first, 0 for one that is always last, nil where there is no other unit.
  ///
  /// Source: Salanti, Ades & Ioannidis (2011), Journal of Clinical Epidemiology 64, 163-171.
  ///
  /// - Parameter count: ranked units.
  public func surface(among count: Int) -> Double? {
    count > 1 ? (Double(count) - meanPlace) / Double(count - 1) : nil
  }
}
