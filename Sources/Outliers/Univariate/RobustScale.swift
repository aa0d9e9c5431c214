import Statistics

/// A measure of spread that wild values cannot inflate.
public enum RobustScale: String, Codable, CaseIterable, Sendable {
  /// The median absolute deviation.
  case mad
  /// Qn of Croux & Rousseeuw.
  case qn
  /// Sn of Croux & Rousseeuw.
  case sn

  /// What the scale is called in a sentence.
  public var label: String {
    switch self {
    case .mad: "MAD"
    case .qn: "Qn"
    case .sn: "Sn"
    }
  }

  /// Variance of the SD over that of the scale, for many values of a normal distribution.
  ///
  /// Source: Rousseeuw & Croux (1993), J. Am. Stat. Assoc. 88, 1273-1283, sections 1 to 3.
  public var efficiency: Double {
    switch self {
    case .mad: 0.3675
    case .qn: 0.8227
    case .sn: 0.5823
    }
  }

  /// The spread of values, an estimate of the SD where they are normal, corrected for bias in small
  /// samples.
  ///
  /// - Throws: `tooFew` below `least` values; `noSpread` where at least half of them are equal.
  public func estimate(_ values: [Double]) throws(OutliersError) -> Double {
    guard values.count >= Self.least else {
      throw .tooFew(needed: Self.least, found: values.count)
    }
    let spread =
      switch self {
      case .mad: medianAbsoluteDeviation(values).map { $0 * Self.madFactor(values.count) }
      case .qn: pairwiseScaleQn(values)
      case .sn: pairwiseScaleSn(values)
      }
    guard let spread, spread > 0 else { throw .noSpread }
    return spread
  }

  /// Qn of the other values, for each value.
  ///
  /// - Throws: as `estimate`, of the values that are left.
  /// - Complexity: n² at most.
  static func qnLeavingOutEach(_ values: [Double]) throws(OutliersError) -> [Double] {
    guard values.count > least else { throw .tooFew(needed: least, found: values.count - 1) }
    let spreads = pairwiseScaleQnLeavingOutEach(values)
    guard spreads.allSatisfy({ $0 > 0 }) else { throw .noSpread }
    return spreads
  }

  /// With fewer values, the scale is too uncertain for any of them to be called far.
  public static let least = 5

  /// Source: Croux & Rousseeuw (1992), COMPSTAT, 411-428, section 4.
  private static func madFactor(_ n: Int) -> Double {
    let small = [1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107]
    return n - 2 < small.count ? small[n - 2] : Double(n) / (Double(n) - 0.8)
  }
}
