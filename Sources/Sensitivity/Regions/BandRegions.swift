/// The regions of weights in which units fall into the same bands: winner, first k, grades.
///
/// Within a region every band has the same units. Each region is convex, because a band is above
/// the next where each of its units is above each unit of the next.
public struct BandRegions: Sendable {
  /// A region in which every band has the same units.
  public struct Cell: Sendable {
    /// Band of each unit, 0 the best.
    public let bands: [Int]
    /// The weights with these bands.
    public let region: WeightRegion
    /// Units of the best band.
    public var top: [Int] { bands.indices.filter { bands[$0] == 0 } }
  }

  /// The regions in the order of discovery; the first holds the centre of the whole region.
  public let cells: [Cell]
  /// Whether all regions were found; false when the search stopped at the limit.
  public let complete: Bool

  /// Finds all regions, going from each to its neighbours across its sides.
  ///
  /// Identical units are ordered by number: the first counts as above.
  ///
  /// - Parameters:
  ///   - scores: unit × component, three components; decimals are taken as written.
  ///   - cuts: numbers of units from the top to the end of each band but the last: [1] asks for
  ///     the winner, [20] for the first 20, [10, 40] for three grades.
  ///   - region: weights to divide up.
  ///   - limit: greatest number of regions to look for.
  /// - Throws: errors of scores; `rankOutOfRange` for a cut outside 1 to n.
  /// - Complexity: regions × pairs of units of neighbouring bands × sides; units that are never in a band but
  ///   the last cost nothing.
  public init(
    scores: [[Double]], cuts: [Int], region: WeightRegion = .triangle, limit: Int = 100_000
  ) throws(SensitivityError) {
    let units = try ScoreGrid(scores).units
    if let bad = cuts.first(where: { !(1...units.count).contains($0) }) {
      throw .rankOutOfRange(bad, units: units.count)
    }
    let middle = region.centre
    let kept = Self.contenders(units, for: cuts.max() ?? 0)
    let search = BandSearch(units: kept.map { units[$0] }, region: region, cuts: cuts)
    func whole(_ bands: [Int]) -> [Int] {
      var all = [Int](repeating: cuts.count, count: units.count)
      for (unit, band) in zip(kept, bands) { all[unit] = band }
      return all
    }
    var cells: [Cell] = []
    var seen: Set<[Int]> = []
    var waiting = [search.bands(at: middle)]
    seen.insert(waiting[0])
    while let bands = waiting.popLast(), cells.count < limit {
      guard let cell = search.cell(bands) else { continue }
      cells.append(Cell(bands: whole(bands), region: cell))
      for side in cell.sides where !region.sides.contains(side) {
        let next = search.bands(bands, across: side)
        if seen.insert(next).inserted { waiting.append(next) }
      }
    }
    self.cells = cells
    complete = waiting.isEmpty
  }

  /// The units that may be in a band but the last: those with fewer units above them whatever the weights.
  ///
  /// Nothing is lost: a unit left out is below all that are above it in every region, and one of these is in
  /// the last band too, or all of them are all there is above.
  private static func contenders(_ units: [IntegerVector], for last: Int) -> [Int] {
    let order = units.indices.sorted {
      let (a, b) = (
        units[$0].x + units[$0].y + units[$0].z, units[$1].x + units[$1].y + units[$1].z
      )
      return (b, $0) < (a, $1)
    }
    let kept = order.enumerated().filter { place, unit in
      var above = 0
      for other in order[..<place] {
        let lead = units[other] - units[unit]
        if lead.x > 0, lead.y > 0, lead.z > 0 { above += 1 }
        if above >= last { return false }
      }
      return true
    }
    return kept.map(\.element).sorted()
  }

  /// The region that keeps the bands of nominal weights; nil when it has no area.
  ///
  /// With cuts 1 to n − 1 the bands are the order itself. Units that tie at the nominal weights
  /// count in the order they have at weights next to these.
  public static func cell(
    keeping nominal: [Double], scores: [[Double]], cuts: [Int],
    region: WeightRegion = .triangle
  ) throws(SensitivityError) -> WeightRegion? {
    let units = try ScoreGrid(scores).units
    try validate(weights: nominal, components: 3)
    let search = BandSearch(units: units, region: region, cuts: cuts)
    return search.cell(search.bands(at: nominal))
  }
}
