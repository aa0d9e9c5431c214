import Statistics

/// The variances of several results, each split among independent inputs as by `sobolIndices` and
/// `shapleyEffects`, from one set of calls of a model.
public struct VarianceShares: Sendable {
  private let inputCount: Int
  private let seed: UInt64
  /// Results of each set of inputs taken from the second matrix: set → row → result.
  private let results: [Int: [[Double]]]

  private var all: Int { (1 << inputCount) - 1 }

  /// Calls a model at the points of the plan.
  ///
  /// - Parameters:
  ///   - inputs: number of coordinates of each input.
  ///   - plan: `points` rows; the seed.
  ///   - shapley: whether every set of inputs is needed, not only single inputs and their
  ///     complements.
  ///   - model: the results at a point of the unit cube, the same number at each.
  /// - Throws: `tooManyComponents` beyond 10 inputs with `shapley`, or 20 coordinates.
  /// - Complexity: points × (2 (inputs + 1), or 2^inputs) calls of the model, whose results are
  ///   kept.
  public init(
    inputs: [Int], plan: SamplingPlan = SamplingPlan(points: 4_096), shapley: Bool,
    model: ([Double]) -> [Double]
  ) throws(SensitivityError) {
    guard inputs.count <= 10 || !shapley else {
      throw .tooManyComponents(inputs.count, most: 10)
    }
    let design = try PickFreeze(inputs: inputs, plan: plan)
    let all = (1 << inputs.count) - 1
    let sets =
      shapley
      ? Array(0...all)
      : Array(Set([0, all] + inputs.indices.flatMap { [1 << $0, all & ~(1 << $0)] })).sorted()
    var results: [Int: [[Double]]] = [:]
    for set in sets { results[set] = design.results(model) { set >> $0 & 1 == 1 } }
    self.results = results
    inputCount = inputs.count
    seed = plan.seed
  }

  /// Results of one kind, less their mean in the first matrix, which leaves every share as it is.
  private func column(_ result: Int) -> (Int) -> [Double] {
    let centre = mean((results[0] ?? []).map { $0[result] }) ?? 0
    return { set in (results[set] ?? []).map { $0[result] - centre } }
  }

  /// First-order and total indices of one of the model's results, one index per input.
  public func sobolIndices(of result: Int, bootstraps: Int = 200) -> [SobolIndex] {
    let column = column(result)
    let (base, other) = (column(0), column(all))
    return (0..<inputCount).map { input in
      // Either matrix with this one input from the other.
      let (baseMixed, otherMixed) = (column(1 << input), column(all & ~(1 << input)))
      func indices(_ row: (Int) -> Int) -> (Double, Double) {
        var (product, total, spread) = (0.0, 0.0, 0.0)
        for r in base.indices {
          let r = row(r)
          let (a, b, ab, ba) = (base[r], other[r], baseMixed[r], otherMixed[r])
          product += (ba - b) * (a - ab)
          total += (b - ba) * (b - ba) + (a - ab) * (a - ab)
          spread += (a - b) * (a - b) + (ba - ab) * (ba - ab)
        }
        return spread > 0 ? (2 * product / spread, total / spread) : (0, 0)
      }
      let estimate = indices { $0 }
      var stream = PhiloxStream(seed: seed, purpose: .sobolBootstrap, replicate: input)
      let count = UInt64(base.count)
      let resamples = (0..<max(1, bootstraps)).map { _ in
        indices { _ in Int(truncatingIfNeeded: stream.next() % count) }
      }
      func interval(_ values: [Double]) -> ClosedRange<Double> {
        let sorted = values.ascending()
        return quantile(sorted: sorted, 0.025)...quantile(sorted: sorted, 0.975)
      }
      return SobolIndex(
        first: estimate.0, total: estimate.1, firstInterval: interval(resamples.map(\.0)),
        totalInterval: interval(resamples.map(\.1)))
    }
  }

  /// Shapley effects of one of the model's results, one per input.
  ///
  /// - Precondition: `shapley` was true.
  public func shapleyEffects(of result: Int) -> [Double] {
    precondition(results.count == all + 1, "Shapley effects need every set of inputs")
    let column = column(result)
    let columns = (0...all).map(column)
    // The share left unknown when a set is drawn anew, from both matrices: a set and the rest of the
    // inputs change places in the second one.
    func distance(_ a: Int, _ b: Int) -> Double {
      zip(columns[a], columns[b]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let shares = (0...all).map { set -> Double in
      let rest = all & ~set
      let spread = distance(0, all) + distance(set, rest)
      return spread > 0 ? (distance(0, set) + distance(all, rest)) / spread : 0
    }
    return shapleyValues(count: inputCount) { shares[$0] }
  }
}
