import Statistics

/// Where sampled weights come from: a stream of its own for each replicate.
struct WeightDraws<Source: Sendable>: Sendable {
  let method: SamplingMethod
  /// The source of a replicate.
  let start: @Sendable (_ replicate: Int) -> Source
  /// The next weights of a source.
  let next: @Sendable (inout Source) -> [Double]
}

extension WeightDraws<SobolSequence> {
  /// Scrambled Sobol' points of the simplex; see `SampledAcceptability.quasiMonteCarlo`.
  ///
  /// - Throws: `tooManyComponents`, `beliefUnusable`.
  static func quasiMonteCarlo(
    components: Int, parameters: [Int]?, seed: UInt64
  ) throws(SensitivityError) -> WeightDraws {
    let most = SobolSequence.dimensions + 1
    guard components <= most else { throw .tooManyComponents(components, most: most) }
    let parameters = parameters ?? Array(repeating: 1, count: components)
    try validate(parameters: parameters, components: components)
    let cube = DirichletMap(parameters)
    return WeightDraws(method: .quasiMonteCarlo) { replicate in
      var stream = PhiloxStream(seed: seed, purpose: .sobolWeights, replicate: replicate)
      return SobolSequence(dimension: components - 1, using: &stream)
    } next: { sequence in
      var point = Array(repeating: 0.0, count: components - 1)
      sequence.next(into: &point)
      return cube.weights(point)
    }
  }
}

extension WeightDraws<HitAndRun.Chain> {
  /// Chains of weights on a region; see `SampledAcceptability.hitAndRun`.
  ///
  /// - Throws: errors of weights; `constraintUnusable`, `beliefUnusable`, `regionEmpty`.
  static func hitAndRun(
    components: Int, start: [Double], constraints: [WeightConstraint], parameters: [Int]?,
    seed: UInt64
  ) throws(SensitivityError) -> WeightDraws {
    let walk = try HitAndRun(
      start: start, constraints: constraints, parameters: parameters, components: components)
    return WeightDraws(method: .hitAndRun) { replicate in
      walk.chain(PhiloxStream(seed: seed, purpose: .hitAndRun, replicate: replicate))
    } next: { chain in
      walk.next(&chain)
    }
  }
}
