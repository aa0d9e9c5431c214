import Statistics

/// Weights drawn from a region, to be picked by a number between 0 and 1.
///
/// Models of `sobolIndices` use it: weights under conditions are then one input of one coordinate.
public struct RegionDraws: Sendable {
  /// Weights of sum 1.
  public let draws: [[Double]]

  /// Draws from chains on the region.
  ///
  /// - Parameters:
  ///   - start: weights of any positive scale, one per component.
  ///   - constraints: half-spaces; weights are also 0 or more.
  ///   - parameters: whole Dirichlet parameters; all 1 (uniform) if nil.
  ///   - count: number of draws.
  ///   - seed: of the chain.
  /// - Throws: as `SampledAcceptability.hitAndRun`.
  public init(
    start: [Double], constraints: [WeightConstraint], parameters: [Int]? = nil,
    count: Int = 4_096, seed: UInt64
  ) throws(SensitivityError) {
    let walk = try HitAndRun(
      start: start, constraints: constraints, parameters: parameters, components: start.count)
    // A number of its own beyond those of replicates.
    var chain = walk.chain(PhiloxStream(seed: seed, purpose: .hitAndRun, replicate: 1 << 20))
    draws = (0..<max(1, count)).map { _ in walk.next(&chain) }
  }

  /// The draw at a point of the unit interval.
  public func weights(at point: Double) -> [Double] {
    draws[min(draws.count - 1, max(0, Int(point * Double(draws.count))))]
  }
}
