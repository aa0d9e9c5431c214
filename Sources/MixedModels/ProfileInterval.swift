import Statistics

/// The likelihood interval of one variance: the values at which the profiled criterion is close to
/// its minimum.
public struct ProfileInterval: Sendable {
  /// Name of the random factor, or "Residual".
  public let component: String
  /// Nominal probability of covering the true variance, between 0 and 1.
  public let confidence: Double
  /// Lower end, in squared units of the response: 0 where even a variance of zero is likely enough,
  /// nil where no end was found.
  public let lower: Double?
  /// Upper end, in squared units of the response; nil where no end was found.
  public let upper: Double?
}

extension MixedModel {
  /// Intervals for every variance and the residual variance, from the profile of the fitted
  /// criterion.
  ///
  /// An end is where the criterion, minimised over all other variances and the fixed effects, has
  /// risen by the χ² quantile with one degree of freedom. The criterion is that of the fit: lme4
  /// profiles maximum likelihood even for a REML fit.
  ///
  /// - Parameters:
  ///   - fit: a fit of this model.
  ///   - confidence: between 0 and 1.
  /// - Returns: one interval per component, in the order of the fit.
  /// - Complexity: for each end of each component a few constrained fits, each of a few
  ///   evaluations of the criterion with its score.
  ///
  /// Source: Bates, Mächler, Bolker & Walker (2015), section 5.1; Venzon & Moolgavkar (1988), Appl.
  /// Stat. 37, 87-94, for the likelihood interval.
  public func profileIntervals(
    around fit: MixedModelFit, confidence: Double = 0.95
  ) -> [ProfileInterval] {
    let normal = Distributions.normalQuantile((1 + confidence) / 2)
    var factor = BlockFactor(products)
    return fit.components.indices.map { index in
      let component = fit.components[index]
      var profile = VarianceProfile(fit, of: index, rise: normal * normal)
      return ProfileInterval(
        component: component.name, confidence: confidence,
        lower: profile.lowerEnd(&factor), upper: profile.upperEnd(&factor))
    }
  }
}

/// Finds the ends of one variance's profile.
struct VarianceProfile {
  let index: Int
  let method: FitMethod
  let least: Double
  let rise: Double
  /// The fitted variances and, of the profiled one, where to look first.
  private let fitted: [Double]
  private let relativeError: Double?

  /// An error of this in the criterion moves an end by about a billionth.
  private static let tolerance = 1e-8
  private static let iterationLimit = 60

  init(_ fit: MixedModelFit, of index: Int, rise: Double) {
    self.index = index
    self.rise = rise
    method = fit.method
    least = fit.criterion
    fitted = fit.components.map(\.variance)
    let component = fit.components[index]
    relativeError =
      component.variance > 0
      ? component.standardError.map { min($0 / component.variance, 1) } : nil
  }

  /// 0 where the criterion rises less than asked down to a variance of zero; nil if not found.
  mutating func lowerEnd(_ factor: inout BlockFactor) -> Double? {
    guard fitted[index] > 0 else { return 0 }
    if index < fitted.count - 1 {
      var optimiser = VarianceOptimiser()
      optimiser.held = [index: 0]
      let residual = fitted[fitted.count - 1]
      let start = fitted.dropLast().map { $0 / residual }
      if let none = optimiser.minimise(&factor, method: method, start: start)?.best,
        none.value - least <= rise
      {
        return 0
      }
    }
    return end(&factor, from: fitted[index] * (-2 * (relativeError ?? 0.5)).exponential, -1)
  }

  mutating func upperEnd(_ factor: inout BlockFactor) -> Double? {
    let residual = fitted[fitted.count - 1]
    let start = relativeError.map { fitted[index] * (2 * $0).exponential } ?? 0.05 * residual
    return end(&factor, from: start, 1)
  }

  /// Newton steps of the signed root of the rise in the logarithm of the variance, in which it is
  /// nearly straight, kept inside what is already known; the others follow from where they were.
  private func end(
    _ factor: inout BlockFactor, from first: Double, _ side: Double
  ) -> Double? {
    var inside: Double? = fitted[index] > 0 ? fitted[index] : nil
    var outside: Double?
    var others = fitted
    var value = first
    for _ in 0..<Self.iterationLimit {
      guard let point = constrained(&factor, at: value, others) else { return nil }
      let risen = point.value - least
      if abs(risen - rise) < 10 * Self.tolerance * max(1, rise) { return value }
      if risen < rise { inside = value } else { outside = value }
      others = point.variances
      // d√rise / d log variance, by the envelope theorem from the score alone.
      let root = max(risen, 0).squareRoot()
      let slope = root > 0 ? point.score[index] * value / (2 * root) : 0
      var move =
        slope * side > 0 ? (rise.squareRoot() - root) / slope : side * (risen < rise ? 1 : -1)
      move = min(max(move, -2), 2)
      var next = value * move.exponential
      if let inside, let outside {
        let (low, high) = (min(inside, outside), max(inside, outside))
        if !(next > low && next < high) { next = (low * high).squareRoot() }
        if high / low - 1 < 1e-12 { return next }
      } else if let inside, (next - inside) * side <= 0 {
        next = inside * (side * 0.5).exponential
      }
      value = next
    }
    return nil
  }

  /// The least criterion with the profiled variance held.
  private func constrained(
    _ factor: inout BlockFactor, at value: Double, _ others: [Double]
  ) -> VariancePoint? {
    var start = others
    start[index] = value
    guard var current = VariancePoint(&factor, variances: start, method: method) else { return nil }
    for _ in 0..<Self.iterationLimit {
      let free = current.free(except: index)
      guard !free.isEmpty, let (step, fall) = current.newtonStep(free), fall > Self.tolerance
      else { return current }
      guard let next = search(&factor, from: current, along: step) else { return current }
      current = next
    }
    return current
  }

  private func search(
    _ factor: inout BlockFactor, from current: VariancePoint, along step: [Double]
  ) -> VariancePoint? {
    let residual = current.variances[current.variances.count - 1]
    var length = 1.0
    while length > 1e-4 {
      let target = current.variances.indices.map { r -> Double in
        let (start, move) = (current.variances[r], length * step[r])
        // Downward in proportion; upward tenfold at most, except from zero.
        if move < 0 { return start * start / (start - move) }
        return min(start + move, max(10 * start, 1e-3 * residual))
      }
      if let next = VariancePoint(&factor, variances: target, method: method),
        next.value < current.value
      {
        return next
      }
      length /= 4
    }
    return nil
  }
}
