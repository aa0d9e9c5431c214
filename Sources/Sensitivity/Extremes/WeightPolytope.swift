/// A convex set of weights by its corners, cut by half-spaces.
///
/// Corners carry the sides they lie on, so the edges a cut crosses are known without geometry.
///
/// Source: Fukuda & Prodon (1996), Double description method revisited, section 2 (the
/// combinatorial test of adjacency).
struct WeightPolytope {
  /// Numbers of sides, a bit each.
  typealias Sides = SIMD4<UInt64>

  struct Corner {
    let weights: [Double]
    /// The sides it lies on.
    let sides: Sides
  }

  private(set) var corners: [Corner]
  private let dimension: Int
  private(set) var sideCount: Int

  /// More sides than this have no bits to stand for them.
  static let sideLimit = 256

  /// All weights of sum 1.
  init(components: Int) {
    precondition(components < Self.sideLimit, "a bit a side")
    let own = (0..<components).map(Self.bit)
    let all = own.reduce(Sides.zero) { $0 | $1 }
    corners = (0..<components).map { k in
      Corner(weights: (0..<components).map { $0 == k ? 1 : 0 }, sides: all & ~own[k])
    }
    dimension = components - 1
    sideCount = components
  }

  /// The part where a linear form is not negative; it may be a face, or have no corner.
  ///
  /// - Parameters:
  ///   - values: of the form at the corners, in their order; 0 where meant to be.
  /// - Complexity: pairs of corners on either side, and for pairs on an edge the corners.
  func cut(_ values: [Double]) -> WeightPolytope {
    precondition(sideCount < Self.sideLimit, "a bit a side")
    var result = self
    let side = Self.bit(sideCount)
    result.sideCount += 1
    result.corners = []
    for (corner, value) in zip(corners, values) where value >= 0 {
      result.corners.append(
        value > 0 ? corner : Corner(weights: corner.weights, sides: corner.sides | side))
    }
    for (a, above) in zip(corners, values) where above > 0 {
      for (b, below) in zip(corners, values) where below < 0 {
        let shared = a.sides & b.sides
        guard isEdge(shared) else { continue }
        let share = above / (above - below)
        let weights = zip(a.weights, b.weights).map { $0 + share * ($1 - $0) }
        result.corners.append(Corner(weights: weights, sides: shared | side))
      }
    }
    return result
  }

  /// Whether only the two corners that share these sides lie on all of them.
  private func isEdge(_ shared: Sides) -> Bool {
    // An edge lies on as many sides as take all dimensions but one.
    var count = 0
    for word in 0..<Sides.scalarCount { count += shared[word].nonzeroBitCount }
    guard count >= dimension - 1 else { return false }
    var met = 0
    for corner in corners where corner.sides & shared == shared {
      met += 1
      if met > 2 { return false }
    }
    return true
  }

  private static func bit(_ side: Int) -> Sides {
    var result = Sides.zero
    result[side / 64] = 1 << UInt64(side % 64)
    return result
  }

  var centre: [Double] {
    var sum = corners.first?.weights.map { _ in 0.0 } ?? []
    for corner in corners { for k in sum.indices { sum[k] += corner.weights[k] } }
    return sum.map { $0 / Double(corners.count) }
  }
}
