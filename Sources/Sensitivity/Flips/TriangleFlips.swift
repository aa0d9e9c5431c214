/// The smallest changes of three nominal weights that change a ranking, moves of a unit to a rank among
/// them; exact up to rounding.
public struct TriangleFlips: Sendable {
  private let ties: TriangleTies
  /// unit × count: nearest point where the unit's number of units above passes from the count + 1 to the
  /// count or back.
  private let crossings: [Crossing]

  private struct Crossing {
    var euclidean = Double.infinity
    var largest = Double.infinity
    var otherEuclidean: Int32 = -1
    var otherLargest: Int32 = -1
  }

  /// Walks every line on which two units tie.
  ///
  /// - Parameters:
  ///   - scores: unit × component, three components; decimals are taken as written.
  ///   - nominal: weights of any positive scale, inside the region.
  ///   - region: weights that may be reached.
  ///   - decimals: fewest decimals of printed weights, as shares of 1; more are used where needed.
  /// - Throws: errors of scores and weights; `weightsOutsideRegion`.
  /// - Complexity: n³ log n time at most, 24 n² bytes.
  public init(
    scores: [[Double]], nominal: [Double], region: WeightRegion = .triangle, decimals: Int = 4
  ) throws(SensitivityError) {
    let ties = try TriangleTies(
      scores: scores, nominal: nominal, region: region, decimals: decimals)
    self.ties = ties
    let (units, point) = (ties.units, ties.nominal)
    let count = units.count
    var crossings = Array(repeating: Crossing(), count: count * count)
    var pairs = PairWalk(units: units, region: region)
    pairs.forEachLine { walk, segment, tied in
      let distance = SegmentDistance(segment, from: point)
      walk.visit { from, to, above in
        let euclidean = distance.distance(
          min(to, max(from, distance.nearestEuclidean)), .euclidean)
        let largest = distance.distance(min(to, max(from, distance.nearestLargest)), .largest)
        for (place, one) in tied.enumerated() {
          let other = Int32(tied[place == 0 ? 1 : 0].unit)
          let low = min(one.abovePositive, one.aboveNegative)
          let high = max(one.abovePositive, one.aboveNegative)
          for count in (one.unit * count + above + low)..<(one.unit * count + above + high) {
            if euclidean < crossings[count].euclidean {
              crossings[count].euclidean = euclidean
              crossings[count].otherEuclidean = other
            }
            if largest < crossings[count].largest {
              crossings[count].largest = largest
              crossings[count].otherLargest = other
            }
          }
        }
      }
    }
    self.crossings = crossings
  }

  private var units: [IntegerVector] { ties.units }
  private var region: WeightRegion { ties.region }
  private var nominal: SIMD3<Double> { ties.nominal }

  /// The smallest change of weights after which a unit has a given rank, or one beyond it.
  ///
  /// A rank better than the nominal one is reached when the unit holds it, or a still better one,
  /// alone; a worse one when so many units are strictly above.
  ///
  /// - Returns: nil when no weights of the region do it, or when the rank is the nominal one.
  /// - Throws: `rankOutOfRange`.
  /// - Complexity: n log n, once the lines are walked.
  public func move(
    unit: Int, toRank rank: Int, norm: WeightNorm = .euclidean
  ) throws(SensitivityError) -> WeightFlip? {
    guard (1...units.count).contains(rank) else {
      throw .rankOutOfRange(rank, units: units.count)
    }
    let now = nominalRank(unit)
    guard rank != now else { return nil }
    // Better: the count falls to rank − 1. Worse: it rises from rank − 2.
    let target = rank < now ? rank - 1 : rank - 2
    let crossing = crossings[unit * units.count + target]
    let other = Int(norm == .euclidean ? crossing.otherEuclidean : crossing.otherLargest)
    guard other >= 0 else { return nil }
    let improves = rank < now
    let leads = units.map { $0 - units[unit] }.filter { !$0.isZero }
    return flip(unit: unit, other: other, norm: norm, improves: improves, target: target) { point in
      improves
        ? leads.count { $0.dot(point) >= 0 } <= rank - 1
        : leads.count { $0.dot(point) > 0 } >= rank - 1
    }
  }

  /// Finds the nearest piece of one line again and steps over it.
  private func flip(
    unit: Int, other: Int, norm: WeightNorm, improves: Bool, target: Int,
    accepts: (IntegerVector) -> Bool
  ) -> WeightFlip? {
    var walk = SegmentWalk(units: units)
    walk.setPivot(unit)
    let line = walk.leads[other]
    guard let segment = region.segment(of: line) else { return nil }
    _ = walk.trace(segment)
    let distance = SegmentDistance(segment, from: nominal)
    let positive = walk.collinear.count { walk.leads[$0].dot(line) > 0 }
    let negative = walk.collinear.count { walk.leads[$0].dot(line) < 0 }
    var best: (distance: Double, position: Double, middle: Double)?
    walk.visit { from, to, above in
      let low = above + min(positive, negative)
      let high = above + max(positive, negative)
      guard low <= target, target < high else { return }
      let position = min(to, max(from, distance.nearest(norm)))
      let size = distance.distance(position, norm)
      if size < best?.distance ?? .infinity { best = (size, position, (from + to) / 2) }
    }
    guard let best else { return nil }
    let towardsPositive = (positive < negative) == improves
    let boundary = segment.weights(at: best.position)
    let inside = beyond(
      segment.weights(at: best.middle), line: line, positive: towardsPositive, walk)
    let printed = PrintedWeights.rounded(
      boundary: boundary, inside: inside, nominal: nominal, norm: norm, decimals: ties.decimals
    ) { point in region.contains(point) && accepts(point) }
    return WeightFlip(
      norm: norm, distance: best.distance, boundary: [boundary.x, boundary.y, boundary.z],
      printed: printed, units: improves ? [other, unit] : [unit, other])
  }

  /// Half way from a point of a line to where the next line, or the region's side, is met.
  private func beyond(
    _ point: SIMD3<Double>, line: IntegerVector, positive: Bool, _ walk: SegmentWalk
  ) -> SIMD3<Double> {
    func vector(_ line: IntegerVector) -> SIMD3<Double> {
      SIMD3(Double(line.x), Double(line.y), Double(line.z))
    }
    let form = vector(line)
    var normal = form - form.sum() / 3
    normal /= (positive ? 1 : -1) * WeightNorm.largest.size(normal)
    var free = 1.0
    for other in walk.leads + region.sides where !line.isParallel(to: other) {
      let form = vector(other)
      let (value, slope) = ((form * point).sum(), (form * normal).sum())
      if value * slope < 0 { free = min(free, -value / slope) }
    }
    return point + free / 2 * normal
  }
}

extension TriangleFlips: FlipSearch {
  /// Units by nominal total, the highest first; equal ones in the order of their numbers.
  public var nominalOrder: [Int] { ties.nominalOrder }

  /// The rank of a unit at the nominal weights: 1 plus the number of units strictly above it.
  public func nominalRank(_ unit: Int) -> Int { ties.nominalRank(unit) }

  /// The smallest change of weights after which `below` is strictly above `above`.
  ///
  /// - Returns: nil when no weights of the region put it there.
  public func overtaking(
    of above: Int, by below: Int, norm: WeightNorm = .euclidean
  ) -> WeightFlip? {
    ties.overtaking(of: above, by: below, norm: norm)
  }

  /// The smallest of the changes that let one of the second units pass its first; nil when no weights do.
  public func nearest(_ pairs: [(Int, Int)], norm: WeightNorm) -> WeightFlip? {
    ties.nearest(pairs, norm: norm)
  }
}
