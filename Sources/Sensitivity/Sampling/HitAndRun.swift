import Statistics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Draws from a convex region of weights, uniform or Dirichlet within it: each step moves along a random
/// chord.
///
/// Source: Smith (1984), Operations Research 32, 1296-1308; on the chord of a Dirichlet density, Neal
/// (2003), Slice sampling, Annals of Statistics 31, 705-767, section 4 (shrinkage).
struct HitAndRun {
  /// One chain of weights.
  struct Chain {
    fileprivate var weights: [Double]
    fileprivate var stream: PhiloxStream
  }

  /// Steps before the first draw, times the square of the number of components.
  static let warmUp = 50
  /// Half-spaces a · w ≥ 0, the weights' own limits among them.
  private let sides: [[Double]]
  /// Weights inside, away from the rim.
  let start: [Double]
  /// Dirichlet parameters less 1; nil for uniform weights.
  private let exponents: [Double]?

  init(
    start: [Double], constraints: [WeightConstraint], parameters: [Int]? = nil, components: Int
  ) throws(SensitivityError) {
    try validate(weights: start, components: components)
    if let parameters { try validate(parameters: parameters, components: components) }
    exponents = parameters.flatMap { own in
      own.allSatisfy { $0 == 1 } ? nil : own.map { Double($0 - 1) }
    }
    var sides = (0..<components).map { k in (0..<components).map { $0 == k ? 1.0 : 0 } }
    for constraint in constraints {
      let side = constraint.homogeneous
      guard side.count == components, side.allSatisfy(\.isFinite) else {
        throw .constraintUnusable(constraint.coefficients, bound: constraint.bound)
      }
      let size = side.reduce(0) { max($0, abs($1)) }
      if size > 0 { sides.append(side.map { $0 / size }) }
    }
    self.sides = sides
    let sum = start.reduce(0, +)
    var point = start.map { $0 / sum }
    // Shares such as 6/10 carry an ulp; a rim is not missed by one.
    if !sides.allSatisfy({ Self.dot($0, point) >= -1e-12 }) {
      let least = LeastMove(nominal: point, constraints: [])
      guard let near = least.nearest(Array(sides.dropFirst(components)), norm: .sum) else {
        throw .regionEmpty
      }
      point = near.weights
    }
    // The middle of a random chord is as far from both ends: from the rim it leads inside.
    var stream = PhiloxStream(seed: 1, purpose: .regionInside)
    for _ in 0..<1_000 {
      let direction = Self.direction(components, using: &stream)
      let (low, high) = Self.chord(sides, point, direction)
      guard low.isFinite, high.isFinite, low <= high else { continue }
      for k in point.indices { point[k] += (low + high) / 2 * direction[k] }
    }
    guard sides.allSatisfy({ Self.dot($0, point) > 1e-9 }) else { throw .regionEmpty }
    self.start = point
  }

  /// A chain that has forgotten where it began.
  func chain(_ stream: PhiloxStream) -> Chain {
    var chain = Chain(weights: start, stream: stream)
    step(&chain, times: Self.warmUp * start.count * start.count)
    return chain
  }

  /// The next weights of a chain.
  func next(_ chain: inout Chain) -> [Double] {
    step(&chain, times: start.count)
    return chain.weights
  }

  private func step(_ chain: inout Chain, times: Int) {
    for _ in 0..<times {
      let weights = chain.weights
      let direction = Self.direction(weights.count, using: &chain.stream)
      var (low, high) = Self.chord(sides, weights, direction)
      guard low < high else { continue }
      guard exponents != nil else {
        let move = low + chain.stream.uniform() * (high - low)
        chain.weights = Self.moved(weights, move, direction)
        continue
      }
      let level = logDensity(weights) + log(chain.stream.uniform())
      // The chord shrinks towards the present weights, which lie above the level.
      for _ in 0..<200 {
        let move = low + chain.stream.uniform() * (high - low)
        let moved = Self.moved(weights, move, direction)
        if logDensity(moved) >= level {
          chain.weights = moved
          break
        }
        if move < 0 { low = move } else { high = move }
      }
    }
  }

  private static func moved(
    _ weights: [Double], _ move: Double, _ direction: [Double]
  ) -> [Double] {
    let moved = weights.indices.map { max(0, weights[$0] + move * direction[$0]) }
    let sum = moved.reduce(0, +)
    return moved.map { $0 / sum }
  }

  private func logDensity(_ weights: [Double]) -> Double {
    guard let exponents else { return 0 }
    return weights.indices.reduce(0) {
      exponents[$1] == 0 ? $0 : $0 + exponents[$1] * log(weights[$1])
    }
  }

  /// How far one can go from a point back and forth along a direction.
  private static func chord(
    _ sides: [[Double]], _ point: [Double], _ direction: [Double]
  ) -> (Double, Double) {
    var (low, high) = (-Double.infinity, Double.infinity)
    for side in sides {
      let slope = Self.dot(side, direction)
      let room = max(0, Self.dot(side, point))
      if slope > 0 { low = max(low, -room / slope) }
      if slope < 0 { high = min(high, -room / slope) }
    }
    return (low, high)
  }

  /// A normal direction of sum 0: uniform in the plane of weights.
  private static func direction(_ count: Int, using stream: inout PhiloxStream) -> [Double] {
    let normal = stream.normals(count)
    let mean = normal.reduce(0, +) / Double(count)
    return normal.map { $0 - mean }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }
}
